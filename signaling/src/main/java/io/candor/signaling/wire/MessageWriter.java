package io.candor.signaling.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Writes the messages of one direction as JSON. Thread-safe. */
public final class MessageWriter<M> {
  private final ObjectWriter writer;

  /** {@code direction} is one of the protocol's sealed interfaces. */
  public MessageWriter(Class<M> direction, ObjectMapper mapper) {
    this.writer = mapper.writerFor(direction);
  }

  /** The message as JSON, its type first. */
  public String write(M message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every protocol record can be written", e);
    }
  }
}
