package io.candor.exam;

import io.candor.signaling.Line;
import io.candor.signaling.protocol.ServerToStudent;

/** Takes what is said to an attempt no browser is connected to. */
final class NobodysLine implements Line<ServerToStudent> {
  @Override
  public void send(ServerToStudent message) {}

  @Override
  public void end(ServerToStudent last) {}
}
