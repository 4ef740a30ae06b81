package io.candor.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chain that makes a changed, removed or slipped-in event show: each event's hash is SHA-256
 * over the hash before it and all its fields, each with its length in front.
 */
public final class EventChain {
  private EventChain() {}

  /** What the first event of an attempt is chained to. */
  public static String start(String attemptId) {
    return sha256(("candor event chain 1 " + attemptId).getBytes(StandardCharsets.UTF_8));
  }

  public static String next(String before, Event event) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream(256);
    write(fields, before);
    write(fields, event.attemptId());
    write(fields, Long.toString(event.seq()));
    write(fields, event.kind());
    write(fields, Long.toString(event.at()));
    write(fields, event.detail());
    write(fields, text(event.ends()));
    write(fields, text(event.durationMs()));
    write(fields, Long.toString(event.committedAt()));
    return sha256(fields.toByteArray());
  }

  private static String text(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }

  private static void write(ByteArrayOutputStream fields, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    fields.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    fields.writeBytes(bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
