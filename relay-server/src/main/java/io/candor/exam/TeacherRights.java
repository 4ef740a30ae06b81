package io.candor.exam;

import io.candor.people.Access;
import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Role;
import io.candor.people.Scope;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.signaling.Line;
import io.candor.signaling.Teacher;
import io.candor.signaling.protocol.Ping;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.TeacherMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of what a teacher's page may say and who may say it. Every message is looked up anew,
 * so that whoever has lost a role or the session is out with the next one.
 */
final class TeacherRights {
  private final Staff staff;
  private final Teacher teacher;
  private final Line<ServerToTeacher> line;

  /**
   * What a message takes.
   *
   * @param least the least role, in the exam that {@code id} leads to
   * @param noted what the audit log says of it, or null for what is no look and no change
   */
  record Rule(Role least, Scope scope, String id, @Nullable What noted) {
    /** For what concerns this page alone. */
    static Rule own() {
      return new Rule(Role.SIGNED_IN, Scope.NONE, "", null);
    }

    static Rule exam(Role least, String exam, @Nullable What noted) {
      return new Rule(least, Scope.EXAM, exam, noted);
    }

    static Rule attempt(Role least, String attempt, @Nullable What noted) {
      return new Rule(least, Scope.ATTEMPT, attempt, noted);
    }
  }

  TeacherRights(Staff staff, Teacher teacher, Line<ServerToTeacher> line) {
    this.staff = staff;
    this.teacher = teacher;
    this.line = line;
  }

  /** The table. */
  static Rule rule(TeacherMessage message) {
    return switch (message) {
      case TeacherMessage.Hello hello -> Rule.own();
      case TeacherMessage.Watch watch -> Rule.exam(Role.TEACHER, watch.exam(), What.ROOM_OPENED);
      case TeacherMessage.Unwatch unwatch -> Rule.own();
      case TeacherMessage.Subscribe subscribe ->
          Rule.attempt(Role.TEACHER, subscribe.attempt(), What.LIVE_OPENED);
      case TeacherMessage.Candidate candidate -> Rule.own();
      case TeacherMessage.Unsubscribe unsubscribe -> Rule.own();
      case TeacherMessage.Message words ->
          Rule.attempt(Role.TEACHER, words.attempt(), What.MESSAGE_SENT);
      case TeacherMessage.Announce words ->
          Rule.exam(Role.TEACHER, words.exam(), What.MESSAGE_SENT);
      case TeacherMessage.Helped helped ->
          Rule.attempt(Role.TEACHER, helped.attempt(), What.HELP_ANSWERED);
      case TeacherMessage.Pause pause ->
          Rule.attempt(
              Role.TEACHER,
              pause.attempt(),
              pause.paused() ? What.ATTEMPT_PAUSED : What.ATTEMPT_RESUMED);
      case TeacherMessage.End end -> Rule.attempt(Role.TEACHER, end.attempt(), What.ATTEMPT_ENDED);
      case Ping ping -> Rule.own();
    };
  }

  /** Whether this may be said; if not, says why not. Looks and changes go into the audit log. */
  boolean may(TeacherMessage message) {
    Rule rule = rule(message);
    Optional<Caller> caller = staff.sessions().ofSession(teacher.session());
    if (caller.isEmpty()) {
      signedOut();
      return false;
    }
    return switch (staff.access().decide(caller.get(), rule.least(), rule.scope(), rule.id())) {
      case Access.Decision.Granted granted -> {
        note(caller.get(), rule.noted(), granted.place());
        yield true;
      }
      case Access.Decision.Hidden hidden -> refuse(message, rule);
      case Access.Decision.Refused refused -> {
        line.send(Problems.notAllowed(rule.id()));
        yield false;
      }
    };
  }

  private void note(Caller caller, @Nullable What what, Place place) {
    if (what == What.ROOM_OPENED || what == What.LIVE_OPENED) {
      // A tile that is scrolled out of sight and back again is one look.
      staff.audit().look(caller, what, place);
    } else if (what != null) {
      staff.audit().note(caller, what, place);
    }
  }

  private boolean refuse(TeacherMessage message, Rule rule) {
    if (message instanceof TeacherMessage.Subscribe subscribe) {
      line.send(new ServerToTeacher.ViewerClosed(subscribe.viewer(), "source-ended"));
    } else {
      line.send(
          rule.scope() == Scope.EXAM
              ? Problems.unknownExam(rule.id())
              : Problems.unknownAttempt(rule.id()));
    }
    return false;
  }

  private void signedOut() {
    line.end(
        Problem.session(
            Problem.NOT_SIGNED_IN, "Please sign in again.", "this session is over", Retry.NEVER));
  }

  /** Has the page come back, if it may: what it was shown may be none of its business any more. */
  void cutOff() {
    if (staff.sessions().ofSession(teacher.session()).isEmpty()) {
      signedOut();
    } else {
      line.end(
          Problem.session(
              "rights-changed",
              "What you may see has changed. Connecting again…",
              "somebody changed your role in an exam",
              Retry.LATER));
    }
  }
}
