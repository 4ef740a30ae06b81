package io.candor.signaling.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.candor.signaling.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one direction; never throws, whatever the text. Thread-safe. */
public final class MessageReader<M> {
  private final Class<M> direction;
  private final ObjectMapper mapper;
  private final ObjectReader reader;
  private final RecordRules rules = new RecordRules();

  /** {@code direction} is one of the protocol's sealed interfaces. */
  public MessageReader(Class<M> direction, ObjectMapper mapper) {
    this.direction = direction;
    this.mapper = mapper;
    this.reader = mapper.readerFor(direction);
  }

  /** The message in this text, or what is wrong with it. */
  public Reading<M> read(String text) {
    if (tooLarge(text)) {
      return new Reading.Unreadable<>(
          "the message is larger than %d bytes".formatted(Protocol.MAX_MESSAGE), null);
    }
    try {
      Object value = reader.readValue(text);
      if (!(value instanceof Record message)) {
        return new Reading.Unreadable<>("a message must be a JSON object", null);
      }
      @Nullable String broken = rules.broken(message);
      return broken == null
          ? new Reading.Message<>(direction.cast(message))
          : new Reading.Unreadable<>(broken, MessageTypes.name(direction, message));
    } catch (JsonProcessingException e) {
      return new Reading.Unreadable<>(Explanation.of(e), claimedType(text));
    }
  }

  private @Nullable String claimedType(String text) {
    try {
      String type = mapper.readTree(text).path("type").asText();
      return MessageTypes.names(direction).contains(type) ? type : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static boolean tooLarge(String text) {
    int longest = text.length() * 3;
    return longest > Protocol.MAX_MESSAGE
        && text.getBytes(StandardCharsets.UTF_8).length > Protocol.MAX_MESSAGE;
  }
}
