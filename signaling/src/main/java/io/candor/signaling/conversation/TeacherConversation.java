package io.candor.signaling.conversation;

import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherDesk;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.Ping;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Protocol;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.MessageTypes;
import io.candor.signaling.wire.Reading;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogue with one teacher's page. */
public final class TeacherConversation implements Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(TeacherConversation.class);

  private final TeacherDesk desk;
  private final @Nullable Teacher teacher;
  private final Outgoing<ServerToTeacher> line;
  private final MessageReader<TeacherMessage> reader;
  private final InstantSource clock;
  private final Strikes<ServerToTeacher> strikes;
  private @Nullable TeacherSeat seat;
  private boolean over;

  /** {@code teacher} is null if the handshake's cookie was missing or no longer good. */
  public TeacherConversation(
      TeacherDesk desk,
      @Nullable Teacher teacher,
      Outgoing<ServerToTeacher> line,
      MessageReader<TeacherMessage> reader,
      InstantSource clock) {
    this.desk = desk;
    this.teacher = teacher;
    this.line = line;
    this.reader = reader;
    this.clock = clock;
    this.strikes = new Strikes<>(line, problem -> problem);
  }

  @Override
  public void heard(String text) {
    if (over) {
      return;
    }
    switch (reader.read(text)) {
      case Reading.Message<TeacherMessage> message -> heard(message.message());
      case Reading.Unreadable<TeacherMessage> unreadable -> unreadable(unreadable);
    }
  }

  @Override
  public void gone() {
    over = true;
    TeacherSeat was = seat;
    seat = null;
    if (was != null) {
      was.left();
    }
  }

  private void heard(TeacherMessage message) {
    TeacherSeat now = seat;
    try {
      if (now != null) {
        if (now.may(message)) {
          seated(now, message);
        }
      } else if (message instanceof TeacherMessage.Hello hello) {
        hello(hello);
      } else {
        helloExpected();
      }
    } catch (RuntimeException e) {
      String type = MessageTypes.name(TeacherMessage.class, message);
      LOG.error("a teacher's {} failed", type, e);
      line.send(
          Problem.about(
              type,
              Problem.INTERNAL,
              "The relay had a problem.",
              "the message could not be handled",
              Retry.LATER));
    }
  }

  private void seated(TeacherSeat now, TeacherMessage message) {
    switch (message) {
      case TeacherMessage.Hello hello -> over = strikes.another("hello", "hello has been said");
      case TeacherMessage.Watch watch -> now.watch(watch);
      case TeacherMessage.Unwatch unwatch -> now.unwatch(unwatch);
      case TeacherMessage.Subscribe subscribe -> now.subscribe(subscribe);
      case TeacherMessage.Candidate candidate -> now.candidate(candidate);
      case TeacherMessage.Unsubscribe unsubscribe -> now.unsubscribe(unsubscribe);
      case TeacherMessage.Message words -> now.message(words);
      case TeacherMessage.Announce announce -> now.announce(announce);
      case TeacherMessage.Helped helped -> now.helped(helped);
      case TeacherMessage.Pause pause -> now.pause(pause);
      case TeacherMessage.End end -> now.end(end);
      case Ping ping -> line.send(new Pong(ping.id(), clock.millis()));
    }
  }

  private void hello(TeacherMessage.Hello hello) {
    if (hello.protocol() != Protocol.VERSION) {
      refuse(
          Problem.PROTOCOL_UNSUPPORTED,
          "This page is older or newer than the relay. Please reload it.",
          "the relay speaks protocol %d".formatted(Protocol.VERSION));
    } else if (teacher == null) {
      refuse(Problem.NOT_SIGNED_IN, "Please sign in again.", "no session with this cookie");
    } else {
      seat = desk.seat(teacher, line);
      line.send(new ServerToTeacher.Welcome(Protocol.VERSION, clock.millis()));
    }
  }

  private void unreadable(Reading.Unreadable<TeacherMessage> unreadable) {
    if (seat == null) {
      helloExpected();
    } else {
      over = strikes.another(unreadable.type(), unreadable.reason());
    }
  }

  private void helloExpected() {
    refuse(
        Problem.HELLO_EXPECTED,
        "The connection did not begin as it should. Please reload the page.",
        "the first message must be a hello");
  }

  private void refuse(String code, String title, String detail) {
    over = true;
    line.refuse(Problem.session(code, title, detail, Retry.NEVER));
  }
}
