package io.candor.signaling.conversation;

import io.candor.signaling.Line;

/** A line that a conversation can also close as a matter of policy. */
public interface Outgoing<M> extends Line<M> {
  /** Sends a last message and then closes the connection with 1008, policy violation. */
  void refuse(M last);
}
