package io.candor.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.recording.KeyFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The packed extension, taken apart as a browser does. */
class CrxTest {
  @TempDir private Path folder;

  private ExtensionKey key() {
    return ExtensionKey.openOrCreate(folder.resolve("extension.key"), new SecureRandom());
  }

  private static byte[] zip(String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("consent.html"));
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(("{\"version\":\"" + version + "\"}").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** The fields of a message whose fields are all of bytes, by their numbers. */
  private static Map<Integer, byte[]> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    Map<Integer, byte[]> fields = new HashMap<>();
    while (in.hasRemaining()) {
      int tag = varint(in);
      assertThat(tag & 7).isEqualTo(2);
      byte[] content = new byte[varint(in)];
      in.get(content);
      assertThat(fields.put(tag >>> 3, content)).isNull();
    }
    return fields;
  }

  private static int varint(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Test
  void theSignatureIsRightAndTheIdIsTheKeys() throws Exception {
    byte[] zip = zip("1.2.3");
    ExtensionKey key = key();
    ByteBuffer crx = ByteBuffer.wrap(Crx.pack(zip, key)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[4];
    crx.get(magic);
    assertThat(magic).asString(StandardCharsets.US_ASCII).isEqualTo("Cr24");
    assertThat(crx.getInt()).isEqualTo(3);
    byte[] header = new byte[crx.getInt()];
    crx.get(header);
    byte[] archive = new byte[crx.remaining()];
    crx.get(archive);
    assertThat(archive).isEqualTo(zip);

    Map<Integer, byte[]> parts = fields(header);
    assertThat(parts).containsOnlyKeys(2, 10_000);
    Map<Integer, byte[]> proof = fields(parts.get(2));
    byte[] signed = parts.get(10_000);
    byte[] id = fields(signed).get(1);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(proof.get(1));
    assertThat(id).isEqualTo(Arrays.copyOf(hash, 16));
    assertThat(key.id()).matches("[a-p]{32}");
    assertThat(key.id().charAt(0) - 'a').isEqualTo((hash[0] & 0xFF) >> 4);

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(proof.get(1))));
    signature.update("CRX3 SignedData\0".getBytes(StandardCharsets.US_ASCII));
    signature.update(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(signed.length).array());
    signature.update(signed);
    signature.update(archive);
    assertThat(signature.verify(proof.get(2))).isTrue();
  }

  @Test
  void theKeyIsMadeOnceAndForItsOwnerAlone() throws IOException {
    String id = key().id();
    assertThat(key().id()).isEqualTo(id);
    Path file = folder.resolve("extension.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent().toFile().list()).containsExactly("extension.key");
    Files.writeString(file, "not a key");
    assertThatThrownBy(this::key)
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void theUpdateNamesTheIdTheVersionAndThePlace() throws Exception {
    String text =
        ExtensionPackage.of(zip("1.2.3"))
            .update("a".repeat(32), "https://exam.example.org/extension/candor.crx?a=1&b=2");
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setNamespaceAware(true);
    Element root =
        parsers
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.google.com/update2/response");
    assertThat(root.getAttribute("protocol")).isEqualTo("2.0");
    Element app = (Element) root.getElementsByTagName("app").item(0);
    assertThat(app.getAttribute("appid")).isEqualTo("a".repeat(32));
    Element check = (Element) app.getElementsByTagName("updatecheck").item(0);
    assertThat(check.getAttribute("version")).isEqualTo("1.2.3");
    assertThat(check.getAttribute("codebase"))
        .isEqualTo("https://exam.example.org/extension/candor.crx?a=1&b=2");
  }

  @Test
  void aZipWithoutAManifestIsNoExtension() {
    assertThatThrownBy(() -> ExtensionPackage.of(new byte[0])).isInstanceOf(IOException.class);
  }
}
