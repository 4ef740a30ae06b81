package io.candor.signaling.endpoint;

import io.candor.signaling.conversation.Outgoing;
import io.candor.signaling.wire.MessageWriter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue in front of a socket: one text is underway at a time, and a browser that lets the
 * queue fill up is cut off, since waiting for it would hold up everyone else. Thread-safe.
 */
final class SocketLine<M> implements Outgoing<M> {
  static final int MOST_TEXTS = 2048;
  static final int MOST_CHARACTERS = 2 * 1024 * 1024;
  private static final int NORMAL = 1000;
  private static final int POLICY = 1008;

  private final TextSocket socket;
  private final MessageWriter<M> writer;
  private final ArrayDeque<String> queue = new ArrayDeque<>();
  private int characters;
  private boolean sending;
  private boolean closed;
  private int closeCode;

  SocketLine(TextSocket socket, MessageWriter<M> writer) {
    this.socket = socket;
    this.writer = writer;
  }

  @Override
  public void send(M message) {
    push(message, 0);
  }

  @Override
  public void end(M last) {
    push(last, NORMAL);
  }

  @Override
  public void refuse(M last) {
    push(last, POLICY);
  }

  /** The connection is gone: nothing more is queued. */
  synchronized void gone() {
    closed = true;
    queue.clear();
  }

  private void push(M message, int code) {
    String text = writer.write(message);
    boolean full;
    synchronized (this) {
      if (closed || closeCode != 0) {
        return;
      }
      queue.add(text);
      characters += text.length();
      closeCode = code;
      full = queue.size() > MOST_TEXTS || characters > MOST_CHARACTERS;
      if (full) {
        closed = true;
        queue.clear();
      }
    }
    if (full) {
      socket.abort();
    } else {
      advance();
    }
  }

  private void advance() {
    @Nullable String text;
    synchronized (this) {
      if (sending || closed) {
        return;
      }
      text = queue.poll();
      if (text == null) {
        if (closeCode == 0) {
          return;
        }
        closed = true;
      } else {
        characters -= text.length();
        sending = true;
      }
    }
    if (text == null) {
      socket.close(closeCode, closeCode == POLICY ? "see the last problem" : "goodbye");
    } else {
      socket.send(text, this::sent);
    }
  }

  private void sent(boolean ok) {
    synchronized (this) {
      sending = false;
    }
    if (ok) {
      advance();
    } else {
      gone();
    }
  }
}
