package io.candor.signaling;

import org.jspecify.annotations.Nullable;

/** Says who holds a session cookie. */
public interface TeacherGate {
  /** The name of the cookie that carries a teacher's session. */
  String COOKIE = "candor_session";

  /** The teacher whose session this cookie is, or null. Called during the handshake: quick. */
  @Nullable Teacher teacher(String cookie);
}
