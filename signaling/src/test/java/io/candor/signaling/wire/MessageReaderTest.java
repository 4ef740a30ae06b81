package io.candor.signaling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.Limit;
import io.candor.signaling.protocol.Protocol;
import io.candor.signaling.protocol.StudentMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not a message is refused with words that name the field. */
class MessageReaderTest {
  private final MessageReader<StudentMessage> reader =
      new MessageReader<>(StudentMessage.class, WireMapper.create());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'ping'} | id is missing | ping",
        "{'type':'ping','id':null} | id must be a whole number | ping",
        "{'type':'ping','id':'1'} | id must be a whole number | ping",
        "{'type':'ping','id':1.5} | id must be a whole number | ping",
        "{'type':'ping','id':-1} | id must be 0 to 2^53-1 | ping",
        "{'type':'ping','id':9007199254740992} | id must be 0 to 2^53-1 | ping",
        "{'type':'ping','id':99999999999999999999} | id has a value that cannot be | ping",
        "{'type':'ping','id':1,'more':2} | more is not a known field | ping",
        "{'type':'ping','id':1,'id':2} | a field appears twice |",
        "{'type':'ping','id':1} {} | something follows after the message |",
        "{'type':'pang','id':1} | “pang” is not a message type |",
        "{'id':1} | type is missing |",
        "{'type':'consent','textVersion':'1'} | language is missing | consent",
        "{'type':'consent','textVersion':'1','language':null} | language is missing | consent",
        "{'type':'consent','textVersion':1,'language':'en'} | textVersion must be a string | consent",
        "{'type':'offer','peer':'p','source':'phone','sdp':'','tracks':{'video':{'width':1,'height':1}}}"
            + " | source must be one of camera, screen | offer",
        "{'type':'offer','peer':'p','source':0,'sdp':'','tracks':{'video':{'width':1,'height':1}}}"
            + " | source must be one of camera, screen | offer",
        "{'type':'offer','peer':'p','source':'camera','sdp':'','tracks':{'video':{'width':1}}}"
            + " | tracks.video.height is missing | offer",
        "{'type':'offer','peer':'p','source':'camera','sdp':'','tracks':[]}"
            + " | tracks must be an object | offer",
        "{'type':'event','seq':1,'kind':'tab.left','at':1,'detail':{'a':{}}}"
            + " | detail holds strings of up to 500 characters, numbers and booleans, under keys of"
            + " up to 40 | event",
        "[] | the message must be an object |",
        "null | a message must be a JSON object |",
        "3 | type is missing |",
        "{'type':'ping', | not JSON, at character 15 |",
        "`` | the message must be an object |",
      })
  void refuses(String text, String reason, String type) {
    assertThat(reader.read(text.replace('\'', '"')))
        .isEqualTo(new Reading.Unreadable<StudentMessage>(reason, type));
  }

  @Test
  void boundsEveryString() {
    String longest = "x".repeat(Limit.ID);
    assertThat(reader.read(consent(longest))).isInstanceOf(Reading.Message.class);
    assertThat(reader.read(consent(longest + "x")))
        .isEqualTo(unreadable("language has more than 64 characters", "consent"));
  }

  @Test
  void boundsTheMessageInBytes() {
    String text = consent("é".repeat(Protocol.MAX_MESSAGE / 2));
    assertThat(text.length()).isLessThan(Protocol.MAX_MESSAGE);
    assertThat(reader.read(text))
        .isEqualTo(unreadable("the message is larger than 65536 bytes", null));
  }

  @Test
  void survivesDepthBombs() {
    String bomb = "{\"type\":\"event\",\"detail\":" + "{\"a\":".repeat(10_000);
    assertThat(reader.read(bomb))
        .isEqualTo(unreadable("the message is too deep or too large", null));
  }

  private static String consent(String language) {
    return "{\"type\":\"consent\",\"textVersion\":\"1\",\"language\":\"%s\"}".formatted(language);
  }

  private static Reading<StudentMessage> unreadable(String reason, @Nullable String type) {
    return new Reading.Unreadable<>(reason, type);
  }
}
