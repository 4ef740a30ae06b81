package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.MessageWriter;
import io.candor.signaling.wire.Reading;
import io.candor.signaling.wire.WireMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden messages are read and written back unchanged, and there is one for every type. */
class GoldenTest {
  private final ObjectMapper mapper = WireMapper.create();

  static List<Golden> all() {
    return Golden.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isReadAndWrittenBack(Golden golden) throws IOException {
    String written = readAndWrite(golden.direction(), golden.json());

    assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(golden.json()));
    assertThat(written).startsWith("{\"type\":\"" + golden.type() + "\"");
  }

  @Test
  void everyTypeHasOne() {
    for (Class<?> direction : TypeScriptWriter.DIRECTIONS) {
      Set<String> seen =
          Golden.all().stream()
              .filter(golden -> golden.direction() == direction)
              .map(Golden::type)
              .collect(Collectors.toSet());
      assertThat(seen).isEqualTo(TypeScriptWriter.types(direction).keySet());
    }
  }

  @Test
  void typeScriptChecksThemToo() throws IOException {
    StringBuilder text =
        new StringBuilder("// Written by GoldenTest from the golden messages: do not edit.\n");
    text.append("import type * as protocol from \"../src/index.ts\";\n\n");
    for (Golden golden : Golden.all()) {
      text.append(
          "export const %s: protocol.%s = %s;\n\n"
              .formatted(
                  golden.name().replace(".json", "").replace('.', '_'),
                  golden.direction().getSimpleName(),
                  golden.json().strip()));
    }
    CommittedFile.check(Path.of("client/test/golden.ts"), text.toString());
  }

  private <M> String readAndWrite(Class<M> direction, String json) {
    Reading<M> reading = new MessageReader<>(direction, mapper).read(json);
    assertThat(reading).isInstanceOf(Reading.Message.class);
    M message = ((Reading.Message<M>) reading).message();
    return new MessageWriter<>(direction, mapper).write(message);
  }
}
