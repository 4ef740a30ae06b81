package io.candor.signaling.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.WireMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The teacher's dialogue, without a socket. */
class TeacherConversationTest {
  private final Recorded<ServerToTeacher> line = new Recorded<>();
  private final Seat seat = new Seat();

  @Test
  void everyKindReachesTheSeatInOrder() {
    TeacherConversation conversation = conversation(new Teacher("t", "s"));
    say(conversation, HELLO);
    say(conversation, "{'type':'watch','exam':'e'}");
    say(conversation, "{'type':'subscribe','viewer':'v','attempt':'a','source':'screen','sdp':''}");
    say(conversation, "{'type':'candidate','viewer':'v','candidate':''}");
    say(conversation, "{'type':'unsubscribe','viewer':'v'}");
    say(conversation, "{'type':'message','attempt':'a','text':'hi'}");
    say(conversation, "{'type':'announce','exam':'e','text':'hi'}");
    say(conversation, "{'type':'helped','attempt':'a'}");
    say(conversation, "{'type':'pause','attempt':'a','paused':true}");
    say(conversation, "{'type':'end','attempt':'a','reason':'over'}");
    say(conversation, "{'type':'unwatch','exam':'e'}");
    say(conversation, "{'type':'ping','id':4}");
    conversation.gone();
    assertThat(seat.calls)
        .containsExactly(
            "watch",
            "subscribe",
            "candidate",
            "unsubscribe",
            "message",
            "announce",
            "helped",
            "pause",
            "end",
            "unwatch",
            "left");
    assertThat(line.sent).containsExactly(new ServerToTeacher.Welcome(1, 77), new Pong(4, 77));
  }

  @Test
  void whatThisTeacherMayNotSayNeverReachesTheSeat() {
    TeacherConversation conversation = conversation(new Teacher("t", "s"));
    say(conversation, HELLO);
    seat.allowed = false;
    say(conversation, "{'type':'watch','exam':'e'}");
    say(conversation, "{'type':'end','attempt':'a','reason':'over'}");
    assertThat(seat.calls).isEmpty();
    seat.allowed = true;
    say(conversation, "{'type':'watch','exam':'e'}");
    assertThat(seat.calls).containsExactly("watch");
  }

  @Test
  void nobodySignedInIsToldSo() {
    TeacherConversation conversation = conversation(null);
    say(conversation, HELLO);
    assertThat(line.refused).isTrue();
    assertThat(((Problem) line.last()).code()).isEqualTo("not-signed-in");
    say(conversation, "{'type':'watch','exam':'e'}");
    assertThat(seat.calls).isEmpty();
  }

  @Test
  void nothingIsHeardBeforeHello() {
    TeacherConversation conversation = conversation(new Teacher("t", "s"));
    say(conversation, "{'type':'watch','exam':'e'}");
    assertThat(line.refused).isTrue();
    assertThat(seat.calls).isEmpty();
  }

  @Test
  void threeBadMessagesAreTheLast() {
    TeacherConversation conversation = conversation(new Teacher("t", "s"));
    say(conversation, HELLO);
    say(conversation, "{'type':'watch'}");
    say(conversation, "{'type':'watch'}");
    assertThat(line.refused).isFalse();
    say(conversation, "{'type':'watch'}");
    assertThat(line.refused).isTrue();
  }

  private static final String HELLO =
      "{'type':'hello','protocol':1,'client':{'name':'t','version':'1','browser':'b','os':'o'}}";

  private TeacherConversation conversation(@Nullable Teacher teacher) {
    return new TeacherConversation(
        (who, out) -> seat,
        teacher,
        line,
        new MessageReader<>(TeacherMessage.class, WireMapper.create()),
        InstantSource.fixed(Instant.ofEpochMilli(77)));
  }

  private static void say(TeacherConversation conversation, String text) {
    conversation.heard(text.replace('\'', '"'));
  }

  private static final class Seat implements TeacherSeat {
    final List<String> calls = new ArrayList<>();
    boolean allowed = true;

    @Override
    public boolean may(TeacherMessage message) {
      return allowed;
    }

    @Override
    public void watch(TeacherMessage.Watch watch) {
      calls.add("watch");
    }

    @Override
    public void unwatch(TeacherMessage.Unwatch unwatch) {
      calls.add("unwatch");
    }

    @Override
    public void subscribe(TeacherMessage.Subscribe subscribe) {
      calls.add("subscribe");
    }

    @Override
    public void candidate(TeacherMessage.Candidate candidate) {
      calls.add("candidate");
    }

    @Override
    public void unsubscribe(TeacherMessage.Unsubscribe unsubscribe) {
      calls.add("unsubscribe");
    }

    @Override
    public void message(TeacherMessage.Message message) {
      calls.add("message");
    }

    @Override
    public void announce(TeacherMessage.Announce announce) {
      calls.add("announce");
    }

    @Override
    public void helped(TeacherMessage.Helped helped) {
      calls.add("helped");
    }

    @Override
    public void pause(TeacherMessage.Pause pause) {
      calls.add("pause");
    }

    @Override
    public void end(TeacherMessage.End end) {
      calls.add("end");
    }

    @Override
    public void left() {
      calls.add("left");
    }
  }
}
