package io.candor.signaling.conversation;

import java.util.ArrayList;
import java.util.List;

/** A line that keeps what was sent. */
final class Recorded<M> implements Outgoing<M> {
  final List<M> sent = new ArrayList<>();
  boolean ended;
  boolean refused;

  @Override
  public void send(M message) {
    if (!ended) {
      sent.add(message);
    }
  }

  @Override
  public void end(M last) {
    send(last);
    ended = true;
  }

  @Override
  public void refuse(M last) {
    end(last);
    refused = true;
  }

  M last() {
    return sent.get(sent.size() - 1);
  }
}
