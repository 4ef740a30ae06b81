package io.candor.signaling.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.candor.signaling.protocol.Protocol;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one direction; never throws, whatever the text. Thread-safe. */
public final class MessageReader<M> {
  private final Class<M> direction;
  private final ObjectReader reader;
  private final RecordRules rules = new RecordRules();

  /** {@code direction} is one of the protocol's sealed interfaces. */
  public MessageReader(Class<M> direction, ObjectMapper mapper) {
    this.direction = direction;
    this.reader = mapper.readerFor(direction);
  }

  /** The message in this text, or what is wrong with it. */
  public Reading<M> read(String text) {
    if (text.length() > Protocol.MAX_MESSAGE) {
      return new Reading.Unreadable<>(
          "the message is larger than %d bytes".formatted(Protocol.MAX_MESSAGE));
    }
    try {
      Object value = reader.readValue(text);
      if (!(value instanceof Record message)) {
        return new Reading.Unreadable<>("a message must be a JSON object");
      }
      @Nullable String broken = rules.broken(message);
      return broken == null
          ? new Reading.Message<>(direction.cast(message))
          : new Reading.Unreadable<>(broken);
    } catch (JsonProcessingException e) {
      return new Reading.Unreadable<>(Explanation.of(e));
    }
  }
}
