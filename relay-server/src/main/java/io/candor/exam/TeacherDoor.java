package io.candor.exam;

import io.candor.signaling.Line;
import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherDesk;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.ServerToTeacher;

/** Gives teachers who have signed in a place from which to watch. */
public final class TeacherDoor implements TeacherDesk {
  private final Rooms rooms;

  public TeacherDoor(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public TeacherSeat seat(Teacher teacher, Line<ServerToTeacher> line) {
    return new TeacherPlace(rooms, line);
  }
}
