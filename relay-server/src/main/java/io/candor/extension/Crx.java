package io.candor.extension;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A packed extension in Chromium's format CRX3: a header in Protocol Buffers' wire format
 * (components/crx_file/crx3.proto), then the zip as it is.
 */
public final class Crx {
  /** Field numbers, as in crx3.proto. */
  private static final int SHA256_WITH_RSA = 2;

  private static final int SIGNED_HEADER_DATA = 10_000;
  private static final int PUBLIC_KEY = 1;
  private static final int SIGNATURE = 2;
  private static final int CRX_ID = 1;

  /** Wire type of strings, bytes and messages. */
  private static final int LENGTH_DELIMITED = 2;

  private static final byte[] CONTEXT = "CRX3 SignedData\0".getBytes(StandardCharsets.US_ASCII);

  private Crx() {}

  /** Packs and signs a zip. */
  public static byte[] pack(byte[] zip, ExtensionKey key) {
    byte[] signed = field(CRX_ID, key.idBytes());
    byte[] proof =
        concat(
            field(PUBLIC_KEY, key.publicKey()),
            field(SIGNATURE, key.sign(CONTEXT, littleEndian(signed.length), signed, zip)));
    byte[] header = concat(field(SHA256_WITH_RSA, proof), field(SIGNED_HEADER_DATA, signed));
    return concat(
        "Cr24".getBytes(StandardCharsets.US_ASCII),
        littleEndian(3),
        littleEndian(header.length),
        header,
        zip);
  }

  private static byte[] field(int number, byte[] content) {
    return concat(varint((number << 3) | LENGTH_DELIMITED), varint(content.length), content);
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(5);
    int rest = value;
    while (rest > 0x7F) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    return bytes.toByteArray();
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] concat(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
