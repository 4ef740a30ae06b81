package io.candor.signaling.endpoint;

import io.candor.signaling.conversation.Conversation;
import io.candor.signaling.limits.TokenBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way from the socket's threads to the conversation: in order, one at a time, at
 * a bounded pace, on a thread that may block. A browser that sends faster than that fills the
 * queue.
 */
final class Inbox {
  static final int MOST = 256;
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Waits, on the inbox's own thread. */
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  private final Conversation conversation;
  private final Executor executor;
  private final TokenBucket pace;
  private final LongSupplier nanos;
  private final Pause pause;
  private final ArrayDeque<String> queue = new ArrayDeque<>();
  private boolean running;
  private boolean gone;
  private boolean flooded;

  Inbox(
      Conversation conversation,
      Executor executor,
      TokenBucket pace,
      LongSupplier nanos,
      Pause pause) {
    this.conversation = conversation;
    this.executor = executor;
    this.pace = pace;
    this.nanos = nanos;
    this.pause = pause;
  }

  /** Takes a message; false, once, if there are too many already: from then on all are dropped. */
  synchronized boolean offer(String text) {
    if (gone || flooded) {
      return true;
    }
    if (queue.size() >= MOST) {
      flooded = true;
      return false;
    }
    queue.add(text);
    wake();
    return true;
  }

  /** The connection is gone: what is still queued is heard (it may be events), then that. */
  synchronized void gone() {
    if (!gone) {
      gone = true;
      wake();
    }
  }

  private synchronized void wake() {
    if (!running) {
      running = true;
      executor.execute(this::drain);
    }
  }

  private void drain() {
    for (String text = next(); text != null; text = next()) {
      try {
        long wait = pace.borrow(nanos.getAsLong());
        if (wait > 0) {
          pause.pause(Duration.ofNanos(wait));
        }
        conversation.heard(text);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return; // the relay is stopping
      } catch (RuntimeException e) {
        LOG.error("a conversation failed", e);
      }
    }
  }

  private @Nullable String next() {
    synchronized (this) {
      String text = queue.poll();
      if (text != null) {
        return text;
      }
      running = false;
      if (!gone) {
        return null;
      }
      running = true; // for good: nothing is started after this
    }
    try {
      conversation.gone();
    } catch (RuntimeException e) {
      LOG.error("a conversation could not end", e);
    }
    return null;
  }
}
