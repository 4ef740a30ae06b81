package io.candor.signaling.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.Teacher;
import io.candor.signaling.conversation.Conversation;
import io.candor.signaling.limits.TokenBucket;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.wire.MessageWriter;
import io.candor.signaling.wire.WireMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The endpoint's parts, each without a socket or a thread. */
class EndpointPartsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pipe pipe = new Pipe();
  private final SocketLine<ServerToStudent> line =
      new SocketLine<>(pipe, new MessageWriter<>(ServerToStudent.class, WireMapper.create()));

  @Test
  void aLineSendsOneAfterTheOther() {
    line.send(new ServerToStudent.Ack(1));
    line.send(new ServerToStudent.Ack(2));
    assertThat(pipe.texts).hasSize(1);
    pipe.finish(true);
    assertThat(pipe.texts)
        .containsExactly("{\"type\":\"ack\",\"seq\":1}", "{\"type\":\"ack\",\"seq\":2}");
  }

  @Test
  void aLineClosesAfterItsLastMessage() {
    line.send(new ServerToStudent.Ack(1));
    line.refuse(new ServerToStudent.Ack(2));
    line.send(new ServerToStudent.Ack(3));
    pipe.finish(true);
    assertThat(pipe.closed).isZero();
    pipe.finish(true);
    assertThat(pipe.closed).isEqualTo(1008);
    assertThat(pipe.texts).hasSize(2);
  }

  @Test
  void aSlowReaderIsCutOffAndNothingIsKeptForIt() {
    for (int i = 0; i <= SocketLine.MOST_TEXTS + 1; i++) {
      line.send(new Pong(i, i));
    }
    assertThat(pipe.aborted).isTrue();
    pipe.finish(true);
    assertThat(pipe.texts).hasSize(1);
  }

  @Test
  void aSlowReaderOfLargeMessagesIsCutOffEarlier() {
    String text = "x".repeat(2000);
    for (int i = 0; i < SocketLine.MOST_CHARACTERS / 2000 + 2; i++) {
      line.send(new ServerToStudent.Message(text));
    }
    assertThat(pipe.aborted).isTrue();
  }

  @Test
  void afterAFailureNothingIsSent() {
    line.send(new ServerToStudent.Ack(1));
    line.send(new ServerToStudent.Ack(2));
    pipe.finish(false);
    assertThat(pipe.texts).hasSize(1);
  }

  @Test
  void anInboxKeepsOrderAndEndsWithGone() {
    Heard heard = new Heard();
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    Inbox inbox = inbox(heard, tasks, 1000, new ArrayList<>());
    inbox.offer("a");
    inbox.offer("b");
    inbox.gone();
    inbox.offer("c");
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(heard.texts).containsExactly("a", "b", "gone");
    inbox.gone();
    assertThat(tasks).isEmpty();
  }

  @Test
  void aFastSenderIsSlowedDownAndAFloodIsTold() {
    Heard heard = new Heard();
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    List<Duration> pauses = new ArrayList<>();
    Inbox inbox = inbox(heard, tasks, 10, pauses);
    for (int i = 0; i < Inbox.MOST; i++) {
      assertThat(inbox.offer("x")).isTrue();
    }
    assertThat(inbox.offer("x")).isFalse();
    assertThat(inbox.offer("x")).isTrue();
    tasks.remove().run();
    assertThat(heard.texts).hasSize(Inbox.MOST);
    assertThat(pauses).hasSize(Inbox.MOST - 10);
    assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aFailingConversationGoesOn() {
    Heard heard = new Heard();
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    Inbox inbox = inbox(heard, tasks, 1000, new ArrayList<>());
    inbox.offer("fail");
    inbox.offer("b");
    tasks.remove().run();
    assertThat(heard.texts).containsExactly("b");
  }

  @Test
  void silenceIsCutOffAfterFifteenSeconds() {
    Heartbeats heartbeats = new Heartbeats(nanos::get);
    Pipe talking = new Pipe();
    heartbeats.heard(pipe);
    heartbeats.heard(talking);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    heartbeats.heard(talking);
    nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
    heartbeats.sweep();
    assertThat(pipe.aborted).isFalse();
    nanos.incrementAndGet();
    heartbeats.sweep();
    assertThat(pipe.aborted).isTrue();
    assertThat(talking.aborted).isFalse();
  }

  @Test
  void theDoorkeeperTellsThemApart() {
    Teacher teacher = new Teacher("t", "s");
    Doorkeeper door =
        new Doorkeeper(Set.of("abc"), cookie -> cookie.equals("good") ? teacher : null);
    assertThat(look(door, null, null)).isEqualTo(new Visitor.Student());
    assertThat(look(door, "chrome-extension://abc", "good")).isEqualTo(new Visitor.Student());
    assertThat(look(door, "http://relay:8080", "good")).isEqualTo(new Visitor.Page(teacher));
    assertThat(look(door, "http://relay:8080", "bad")).isEqualTo(new Visitor.Page(null));
    assertThat(look(door, "http://relay:8080", null)).isEqualTo(new Visitor.Page(null));
    assertThat(look(door, null, "good")).isEqualTo(new Visitor.Page(teacher));
    assertThat(look(door, "http://evil.example", "good")).isEqualTo(new Visitor.Stranger());
    assertThat(look(door, "http://relay", "good")).isEqualTo(new Visitor.Stranger());
    assertThat(look(door, "http://[", "good")).isEqualTo(new Visitor.Stranger());
    assertThat(look(door, "chrome-extension://other", "good")).isEqualTo(new Visitor.Stranger());
    assertThat(door.plausible("chrome-extension://other")).isFalse();
    assertThat(door.plausible("null")).isFalse();
    assertThat(door.plausible("https://relay")).isTrue();
  }

  private static Visitor look(Doorkeeper door, @Nullable String origin, @Nullable String session) {
    return door.look(
        Map.of(
            "Host", List.of("relay:8080"),
            "Origin", origin == null ? List.of() : List.of(origin),
            "Cookie",
                session == null ? List.of("x=1") : List.of("x=1; candor_session=" + session)));
  }

  private Inbox inbox(
      Conversation conversation, ArrayDeque<Runnable> tasks, int burst, List<Duration> pauses) {
    return new Inbox(
        conversation, tasks::add, new TokenBucket(burst, 10, 0), nanos::get, pauses::add);
  }

  private static final class Heard implements Conversation {
    final List<String> texts = new ArrayList<>();

    @Override
    public void heard(String text) {
      if (text.equals("fail")) {
        throw new IllegalStateException("on purpose");
      }
      texts.add(text);
    }

    @Override
    public void gone() {
      texts.add("gone");
    }
  }

  private static final class Pipe implements TextSocket {
    final List<String> texts = new ArrayList<>();
    final ArrayDeque<Sent> underway = new ArrayDeque<>();
    int closed;
    boolean aborted;

    void finish(boolean ok) {
      underway.remove().sent(ok);
    }

    @Override
    public void send(String text, Sent sent) {
      texts.add(text);
      underway.add(sent);
    }

    @Override
    public void close(int code, String reason) {
      closed = code;
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }
}
