package io.candor.signaling;

import io.candor.signaling.protocol.ServerToTeacher;

/** Where teachers come in, once the {@link TeacherGate} has let them pass. */
public interface TeacherDesk {
  /** A seat for this teacher's page; called on the connection's own virtual thread. */
  TeacherSeat seat(Teacher teacher, Line<ServerToTeacher> line);
}
