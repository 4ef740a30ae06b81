package io.candor.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as docs/lms-signatures.json has them, which other languages' tests read as well. */
class SignatureTest {
  private static final String NONCE = "0123456789abcdef";

  static List<JsonNode> vectors() throws IOException {
    List<JsonNode> vectors = new ArrayList<>();
    new ObjectMapper()
        .readTree(Path.of("../docs/lms-signatures.json").toFile())
        .get("vectors")
        .forEach(vectors::add);
    return vectors;
  }

  private static Signature.Request request(JsonNode vector) {
    return new Signature.Request(
        vector.get("method").asText(),
        vector.get("target").asText(),
        vector.get("body").asText().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areMadeAndReadAsAgreed(JsonNode vector) {
    String secret = vector.get("secret").asText();
    Signature made =
        Signature.of(
            vector.get("client").asText(),
            secret,
            vector.get("timestamp").asLong(),
            vector.get("nonce").asText(),
            request(vector));
    String header = vector.get("authorization").asText();
    assertThat(made.header()).isEqualTo(header);
    Signature read = Signature.read(header).orElseThrow();
    assertThat(read).isEqualTo(made);
    assertThat(read.isOf(secret, request(vector))).isTrue();
    assertThat(read.isOf(secret + "x", request(vector))).isFalse();
    Signature later =
        new Signature(read.client(), read.timestamp() + 1, read.nonce(), read.value());
    assertThat(later.isOf(secret, request(vector))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Candor",
        "Candor ",
        "Basic client=\"a\"",
        "Candor client=\"a\", timestamp=\"1\", nonce=\"0123456789abcdef\"",
        "Candor client=\"a\", timestamp=\"1\", nonce=\"short\", signature=\"x\"",
        "Candor client=\"a\", timestamp=\"-1\", nonce=\"0123456789abcdef\", signature=\"x\"",
        "Candor client=\"a\", timestamp=\"1e3\", nonce=\"0123456789abcdef\", signature=\"x\"",
        "Candor client=\"a\", client=\"b\", timestamp=\"1\", nonce=\"0123456789abcdef\","
            + " signature=\"x\"",
        "Candor client=\"a\", timestamp=\"1\", nonce=\"0123456789abcdef\", signature=\"x\", y=\"z\"",
        "Candor client=\"a b\", timestamp=\"1\", nonce=\"0123456789abcdef\", signature=\"x\""
      })
  void areNotReadOutOfAnythingElse(String header) {
    assertThat(Signature.read(header)).isEmpty();
  }

  @Test
  void standInAnyOrderOfFields() {
    assertThat(
            Signature.read(
                "Candor signature=\"x\",nonce=\"%s\", timestamp=\"12\" , client=\"a\""
                    .formatted(NONCE)))
        .contains(new Signature("a", 12, NONCE, "x"));
  }
}
