package io.candor.exam;

import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.store.Exam;
import java.util.List;

/** A teacher's page that is open in the room. */
final class TeacherPage {
  final HeardLine<ServerToTeacher> line = new HeardLine<>();
  final TeacherSeat seat;

  TeacherPage(FurnishedRoom room) {
    seat =
        new TeacherDoor(room.rooms(), room.staff()).seat(new Teacher("teacher", "session"), line);
  }

  TeacherPage watch(Exam exam) {
    seat.watch(new TeacherMessage.Watch(exam.id()));
    return this;
  }

  void subscribe(String viewer, String attempt, Source source) {
    seat.subscribe(new TeacherMessage.Subscribe(viewer, attempt, source, "v=0 viewer"));
  }

  void message(String attempt, String text) {
    seat.message(new TeacherMessage.Message(attempt, text));
  }

  void announce(Exam exam, String text) {
    seat.announce(new TeacherMessage.Announce(exam.id(), text));
  }

  void helped(String attempt) {
    seat.helped(new TeacherMessage.Helped(attempt));
  }

  void pause(String attempt, boolean paused) {
    seat.pause(new TeacherMessage.Pause(attempt, paused));
  }

  void end(String attempt, String reason) {
    seat.end(new TeacherMessage.End(attempt, reason));
  }

  /** The rows of the roster heard last. */
  List<RosterRow> roster() {
    return line.heard(ServerToTeacher.Roster.class).getLast().attempts();
  }

  /** The changes since, each as "state sources". */
  List<String> changes() {
    return line.heard(ServerToTeacher.Attempt.class).stream()
        .map(row -> row.state().wire() + " " + row.sources())
        .toList();
  }
}
