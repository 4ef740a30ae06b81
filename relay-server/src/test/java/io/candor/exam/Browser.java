package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.StudentDesk.Admission;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A student's browser that has been let in, as the signaling's conversation would act for it. */
final class Browser {
  final HeardLine<ServerToStudent> line;
  final ServerToStudent.Welcome welcome;
  final StudentSeat seat;
  private final FurnishedRoom room;

  private Browser(
      FurnishedRoom room, HeardLine<ServerToStudent> line, Admission.Admitted admitted) {
    this.room = room;
    this.line = line;
    this.welcome = admitted.welcome();
    this.seat = admitted.seat();
  }

  /** Comes in by a launch token and shows that it has the welcome. */
  static Browser launched(FurnishedRoom room, String launch) {
    Browser browser = admitted(room, hello(launch, null));
    browser.seat.settled();
    return browser;
  }

  /** Comes back by a resume token. */
  static Browser resumed(FurnishedRoom room, String resume) {
    Browser browser = admitted(room, hello(null, resume));
    browser.seat.settled();
    return browser;
  }

  /** Where browsers are, unless a test says something else. */
  static final String HOME = "192.0.2.1";

  /** Comes back by its token, from an address. */
  static Browser resumed(FurnishedRoom room, String resume, String address) {
    return admitted(room, hello(null, resume), address);
  }

  private static Browser admitted(FurnishedRoom room, StudentMessage.Hello hello) {
    return admitted(room, hello, HOME);
  }

  private static Browser admitted(FurnishedRoom room, StudentMessage.Hello hello, String address) {
    HeardLine<ServerToStudent> line = new HeardLine<>();
    Admission admission = room.studentDoor().admit(hello, line, address);
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    return new Browser(room, line, (Admission.Admitted) admission);
  }

  /** Why somebody with these tokens is not let in. */
  static Problem refused(FurnishedRoom room, StudentMessage.Hello hello) {
    Admission admission = room.studentDoor().admit(hello, new HeardLine<>(), HOME);
    assertThat(admission).isInstanceOf(Admission.Refused.class);
    return ((Admission.Refused) admission).problem();
  }

  static StudentMessage.Hello hello(String launch, String resume) {
    return new StudentMessage.Hello(
        1, new Client("candor", "0.1.0", "Chrome/141", "Linux", "1920×1080"), launch, resume, null);
  }

  String attempt() {
    return welcome.attempt();
  }

  Browser consent() {
    seat.consent(
        new StudentMessage.Consent(
            welcome.consentTextVersion(), "en", "What is collected: all of it."));
    return this;
  }

  Browser decline(@Nullable String reason) {
    seat.decline(new StudentMessage.Decline(reason));
    return this;
  }

  /** Offers a source under the browser's own name for the peer; answers the engine's. */
  String offer(String peer, Source source) {
    OfferedTracks tracks =
        new OfferedTracks(new OfferedVideo(320, 240, null), source == Source.CAMERA);
    seat.offer(new StudentMessage.Offer(peer, source, "v=0 offer", tracks));
    return room.engine().published().isEmpty() ? "" : room.engine().lastPeer();
  }

  /** Offers a source that then flows; answers the engine's name of it. */
  String show(Source source) {
    String part = offer("browser-" + source.wire(), source);
    room.engine().flows(part);
    room.awaitQuiet();
    return part;
  }

  CompletionStage<?> event(long seq) {
    return event(seq, "exam");
  }

  /** An event whose detail says which page it was. */
  CompletionStage<?> event(long seq, String page) {
    return seat.event(
        new StudentMessage.Event(
            seq, EventKind.TAB_LEFT, 1_000 + seq, Detail.of("page", page), null, null));
  }

  void help(boolean wanted) {
    seat.help(new StudentMessage.Help(wanted));
  }

  void finish() {
    seat.finish(new StudentMessage.Finish());
  }
}
