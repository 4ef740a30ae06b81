package io.candor.exam;

import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;
import io.candor.media.OfferRefused;
import io.candor.media.Watch;
import io.candor.people.OpenPages;
import io.candor.signaling.Line;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.signaling.protocol.TrackingOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One teacher's page: the exams it watches and the live pictures it shows. */
final class TeacherPlace implements TeacherSeat {
  private static final Logger log = LoggerFactory.getLogger(TeacherPlace.class);
  private static final int MOST_VIEWERS = 256;

  private final Rooms rooms;
  private final Line<ServerToTeacher> line;
  private final TeacherRights rights;
  private final OpenPages.Page page = this::cutOff;
  private Runnable leaving = () -> {};
  private final Set<LiveRoom> watched = ConcurrentHashMap.newKeySet();

  /** The engine's names of viewers by the page's. */
  private final Map<String, String> viewers = new ConcurrentHashMap<>();

  TeacherPlace(Rooms rooms, Line<ServerToTeacher> line, TeacherRights rights) {
    this.rooms = rooms;
    this.line = line;
    this.rights = rights;
  }

  /** Is from now on among the pages that are cut off when their session ends. */
  void enter(OpenPages pages, String session) {
    pages.enter(session, page);
    leaving = () -> pages.leave(session, page);
  }

  @Override
  public boolean may(TeacherMessage message) {
    return rights.may(message);
  }

  /** By any thread. What a message on its way still begins ends when the connection is gone. */
  private void cutOff() {
    rights.cutOff();
    goAway();
  }

  @Override
  public void watch(TeacherMessage.Watch watch) {
    Optional<LiveRoom> room = rooms.ofExam(watch.exam());
    if (room.isEmpty()) {
      line.send(Problems.unknownExam(watch.exam()));
      return;
    }
    watched.add(room.get());
    room.get().watch(line);
  }

  @Override
  public void unwatch(TeacherMessage.Unwatch unwatch) {
    rooms.ofExam(unwatch.exam()).filter(watched::remove).ifPresent(room -> room.unwatch(line));
  }

  @Override
  public void subscribe(TeacherMessage.Subscribe subscribe) {
    if (viewers.size() >= MOST_VIEWERS && !viewers.containsKey(subscribe.viewer())) {
      line.send(Problems.tooManyViewers(subscribe.viewer()));
      return;
    }
    Optional<Publishing> shown =
        rooms
            .sitting(subscribe.attempt())
            .filter(sitting -> sitting.room().policy().uses(TrackingOption.LIVE_VIEW))
            .flatMap(sitting -> sitting.live(subscribe.source()));
    if (shown.isEmpty()) {
      line.send(new ServerToTeacher.ViewerClosed(subscribe.viewer(), "source-ended"));
      return;
    }
    show(subscribe, shown.get());
  }

  private void show(TeacherMessage.Subscribe subscribe, Publishing shown) {
    String viewer = subscribe.viewer();
    String name = rooms.parts().clockwork().ids().next();
    String before = viewers.put(viewer, name);
    if (before != null) {
      hangUp(before);
    }
    rooms.parts().peers().enter(name, event -> on(viewer, event));
    try {
      String answer =
          rooms
              .parts()
              .engine()
              .watch(new Watch(name, shown.partId(), subscribe.sdp()))
              .toCompletableFuture()
              .join();
      line.send(new ServerToTeacher.Answer(viewer, answer));
    } catch (RuntimeException e) {
      rooms.parts().peers().remove(name);
      viewers.remove(viewer, name);
      if (!(e.getCause() instanceof OfferRefused || e.getCause() instanceof EngineAway)) {
        log.error("a viewer's offer could not be answered", e);
      }
      line.send(new ServerToTeacher.ViewerClosed(viewer, "refused"));
    }
  }

  private void on(String viewer, MediaEvent event) {
    switch (event) {
      case MediaEvent.Candidate candidate ->
          line.send(
              new ServerToTeacher.Candidate(
                  viewer, candidate.candidate().candidate(), candidate.candidate().sdpMid()));
      case MediaEvent.Closed closed -> {
        if (viewers.remove(viewer, closed.peer())) {
          String reason = closed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
          line.send(new ServerToTeacher.ViewerClosed(viewer, reason));
        }
      }
      case MediaEvent.Connected connected -> log.debug("viewer {} connected", connected.peer());
      case MediaEvent.Flowing flowing -> log.debug("viewer {} flows", flowing.peer());
      case MediaEvent.Noticed noticed -> log.debug("viewer {} lacks?", noticed.peer());
      case MediaEvent.Recorded recorded -> log.debug("viewer {} recorded?", recorded.peer());
    }
  }

  @Override
  public void candidate(TeacherMessage.Candidate candidate) {
    String name = viewers.get(candidate.viewer());
    if (name != null) {
      rooms
          .parts()
          .engine()
          .candidate(name, new IceCandidate(candidate.candidate(), candidate.sdpMid()));
    }
  }

  @Override
  public void unsubscribe(TeacherMessage.Unsubscribe unsubscribe) {
    String name = viewers.remove(unsubscribe.viewer());
    if (name != null) {
      hangUp(name);
    }
  }

  private void hangUp(String name) {
    rooms.parts().peers().remove(name);
    rooms.parts().engine().hangUp(name);
  }

  @Override
  public void message(TeacherMessage.Message message) {
    boolean told =
        rooms
            .sitting(message.attempt())
            .filter(sitting -> sitting.invigilation().message(message.text()).join())
            .isPresent();
    if (!told) {
      line.send(Problems.unknownAttempt(message.attempt()));
    }
  }

  @Override
  public void announce(TeacherMessage.Announce announce) {
    rooms
        .ofExam(announce.exam())
        .ifPresentOrElse(
            room ->
                line.send(
                    new ServerToTeacher.Announced(announce.exam(), room.announce(announce.text()))),
            () -> line.send(Problems.unknownExam(announce.exam())));
  }

  @Override
  public void helped(TeacherMessage.Helped helped) {
    invigilate(helped.attempt(), invigilation -> invigilation.help(false));
  }

  @Override
  public void pause(TeacherMessage.Pause pause) {
    invigilate(pause.attempt(), invigilation -> invigilation.pause(pause.paused()));
  }

  private void invigilate(String attempt, Predicate<Invigilation> change) {
    Optional<Sitting> sitting = rooms.sitting(attempt);
    if (sitting.isEmpty()) {
      line.send(Problems.unknownAttempt(attempt));
    } else if (!change.test(sitting.get().invigilation())) {
      line.send(Problems.notUnderWay(attempt));
    }
  }

  @Override
  public void end(TeacherMessage.End end) {
    rooms
        .sitting(end.attempt())
        .ifPresentOrElse(
            sitting ->
                sitting.finish(
                    "teacher: " + end.reason(),
                    at -> ServerToStudent.Ended.byTeacher(end.reason())),
            () -> line.send(Problems.unknownAttempt(end.attempt())));
  }

  @Override
  public void left() {
    leaving.run();
    goAway();
  }

  private void goAway() {
    watched.forEach(room -> room.unwatch(line));
    viewers.values().forEach(this::hangUp);
    viewers.clear();
  }
}
