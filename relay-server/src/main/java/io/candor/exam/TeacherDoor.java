package io.candor.exam;

import io.candor.people.Staff;
import io.candor.signaling.Line;
import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherDesk;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.ServerToTeacher;

/** Gives teachers who have signed in a place from which to watch. */
public final class TeacherDoor implements TeacherDesk {
  private final Rooms rooms;
  private final Staff staff;

  public TeacherDoor(Rooms rooms, Staff staff) {
    this.rooms = rooms;
    this.staff = staff;
  }

  @Override
  public TeacherSeat seat(Teacher teacher, Line<ServerToTeacher> line) {
    TeacherPlace place = new TeacherPlace(rooms, line, new TeacherRights(staff, teacher, line));
    place.enter(staff.pages(), teacher.session());
    return place;
  }
}
