package io.candor.signaling.conversation;

import io.candor.signaling.StudentDesk;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.protocol.Ping;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Protocol;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.MessageTypes;
import io.candor.signaling.wire.Reading;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogue with one student's extension, from hello to goodbye. */
public final class StudentConversation implements Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(StudentConversation.class);

  private final StudentDesk desk;
  private final Outgoing<ServerToStudent> line;
  private final MessageReader<StudentMessage> reader;
  private final InstantSource clock;
  private final Strikes<ServerToStudent> strikes;
  private @Nullable Sitting sitting;
  private final String address;
  private boolean over;

  /** {@code clock} is the server's, {@code address} where the other end is in the network. */
  public StudentConversation(
      StudentDesk desk,
      Outgoing<ServerToStudent> line,
      MessageReader<StudentMessage> reader,
      InstantSource clock,
      String address) {
    this.desk = desk;
    this.line = line;
    this.reader = reader;
    this.clock = clock;
    this.address = address;
    this.strikes = new Strikes<>(line, problem -> problem);
  }

  @Override
  public void heard(String text) {
    if (over) {
      return;
    }
    switch (reader.read(text)) {
      case Reading.Message<StudentMessage> message -> heard(message.message());
      case Reading.Unreadable<StudentMessage> unreadable -> unreadable(unreadable);
    }
  }

  @Override
  public void gone() {
    over = true;
    Sitting was = sitting;
    sitting = null;
    if (was != null) {
      was.seat.left();
    }
  }

  private void heard(StudentMessage message) {
    Sitting now = sitting;
    if (now == null) {
      if (message instanceof StudentMessage.Hello hello) {
        hello(hello);
      } else {
        helloExpected();
      }
      return;
    }
    try {
      now.settle();
      seated(now, message);
    } catch (RuntimeException e) {
      LOG.error("attempt {}: {} failed", now.attempt, wireName(message), e);
      line.send(failed(wireName(message)));
    }
  }

  private void seated(Sitting now, StudentMessage message) {
    switch (message) {
      case StudentMessage.Hello hello -> over = strikes.another("hello", "hello has been said");
      case StudentMessage.Consent consent -> now.seat.consent(consent);
      case StudentMessage.Decline decline -> now.seat.decline(decline);
      case StudentMessage.Offer offer -> now.seat.offer(offer);
      case StudentMessage.Candidate candidate -> now.seat.candidate(candidate);
      case StudentMessage.ClosePeer closePeer -> now.seat.closePeer(closePeer);
      case StudentMessage.Event event -> event(now, event);
      case StudentMessage.Help help -> now.seat.help(help);
      case StudentMessage.Finish finish -> now.finish(finish);
      case Ping ping -> line.send(new Pong(ping.id(), clock.millis()));
    }
  }

  private void event(Sitting now, StudentMessage.Event event) {
    if (event.kind().byRelay()) {
      eventRefused("only the relay says " + event.kind().wire());
    } else {
      now.event(event);
    }
  }

  /** Going on without it would lose it, and it would come again for ever. */
  private void eventRefused(String why) {
    refuse(
        Problem.EVENT_REFUSED,
        "This extension and this relay do not understand each other. Please update the"
            + " extension.",
        why);
  }

  private void hello(StudentMessage.Hello hello) {
    if (hello.protocol() != Protocol.VERSION) {
      refuse(
          Problem.PROTOCOL_UNSUPPORTED,
          "This extension and this relay are of different versions. Please update the extension.",
          "the relay speaks protocol %d".formatted(Protocol.VERSION));
    } else if ((hello.launch() == null) == (hello.resume() == null)) {
      refuse(
          Problem.HELLO_REFUSED,
          "Please open the exam from its link again.",
          "hello needs exactly one of launch and resume");
    } else {
      admit(hello);
    }
  }

  private void admit(StudentMessage.Hello hello) {
    StudentDesk.Admission admission;
    try {
      admission = desk.admit(hello, line, address);
    } catch (RuntimeException e) {
      LOG.error("a student could not be admitted", e);
      over = true;
      line.end(
          Problem.session(
              Problem.INTERNAL,
              "The relay had a problem. Trying again…",
              "admission failed",
              Retry.LATER));
      return;
    }
    switch (admission) {
      case StudentDesk.Admission.Admitted admitted -> {
        line.send(admitted.welcome());
        sitting = new Sitting(admitted, line);
      }
      case StudentDesk.Admission.Refused refused -> {
        over = true;
        line.end(refused.problem());
      }
    }
  }

  private void unreadable(Reading.Unreadable<StudentMessage> unreadable) {
    if (sitting == null) {
      helloExpected();
    } else if ("event".equals(unreadable.type())) {
      eventRefused(unreadable.reason());
    } else {
      over = strikes.another(unreadable.type(), unreadable.reason());
    }
  }

  private void helloExpected() {
    refuse(
        Problem.HELLO_EXPECTED,
        "The connection did not begin as it should. Please update the extension.",
        "the first message must be a hello");
  }

  private void refuse(String code, String title, String detail) {
    over = true;
    line.refuse(Problem.session(code, title, detail, Retry.NEVER));
  }

  private static String wireName(StudentMessage message) {
    return MessageTypes.name(StudentMessage.class, message);
  }

  private static Problem failed(String about) {
    return Problem.about(
        about,
        Problem.INTERNAL,
        "The relay had a problem.",
        "the message could not be handled",
        Retry.LATER);
  }

  /** The time from welcome to goodbye. */
  private static final class Sitting {
    final String attempt;
    final StudentSeat seat;
    private final Outgoing<ServerToStudent> line;
    private final EventLedger ledger;
    private boolean settled;

    Sitting(StudentDesk.Admission.Admitted admitted, Outgoing<ServerToStudent> line) {
      this.attempt = admitted.welcome().attempt();
      this.seat = admitted.seat();
      this.line = line;
      this.ledger = new EventLedger(admitted.welcome().lastEventSeq());
    }

    void settle() {
      if (!settled) {
        seat.settled();
        settled = true;
      }
    }

    void event(StudentMessage.Event event) {
      switch (ledger.arrive(event.seq())) {
        case NEXT -> commit(event);
        case AGAIN -> line.send(new ServerToStudent.Ack(ledger.committed()));
        case GAP -> line.send(gap());
        case STILL_GAP -> {}
      }
    }

    void finish(StudentMessage.Finish finish) {
      if (ledger.committed() == ledger.arrived()) {
        seat.finish(finish);
      } else {
        line.send(
            Problem.about(
                "finish",
                "finish-too-early",
                "The last events are still on their way.",
                "finish comes once every event is acknowledged",
                Retry.NOW));
      }
    }

    private void commit(StudentMessage.Event event) {
      try {
        seat.event(event).whenComplete((stored, failure) -> committed(event.seq(), failure));
      } catch (RuntimeException e) {
        committed(event.seq(), e);
      }
    }

    private void committed(long seq, @Nullable Throwable failure) {
      if (failure != null) {
        LOG.error("attempt {}: event {} could not be stored", attempt, seq, failure);
        line.end(
            Problem.session(
                Problem.EVENT_NOT_STORED,
                "The relay could not store something. Trying again…",
                "event %d was not committed".formatted(seq),
                Retry.LATER));
      } else if (ledger.commit(seq)) {
        line.send(new ServerToStudent.Ack(ledger.committed()));
      }
    }

    private Problem gap() {
      return new Problem(
          Problem.EVENT_GAP,
          "Some events have to be sent again.",
          "the last event without a gap is %d".formatted(ledger.arrived()),
          Retry.NOW,
          "event",
          ledger.arrived());
    }
  }
}
