package io.candor.exam;

import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for news of which peer. The engine's thread only leaves the news here; one thread of
 * the room's own passes it on, in order.
 */
public final class PeerBook implements MediaEvents, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PeerBook.class);

  private final Map<String, MediaEvents> listeners = new ConcurrentHashMap<>();
  private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofVirtual().name("room-media").start(this::run);
  private volatile boolean closed;

  /** From now on, news of this peer goes to this listener. */
  void enter(String peer, MediaEvents listener) {
    listeners.put(peer, listener);
  }

  void remove(String peer) {
    listeners.remove(peer);
  }

  @Override
  public void on(MediaEvent event) {
    news.add(() -> tell(event));
  }

  private void tell(MediaEvent event) {
    MediaEvents listener =
        event instanceof MediaEvent.Closed
            ? listeners.remove(event.peer())
            : listeners.get(event.peer());
    if (listener != null) {
      listener.on(event);
    }
  }

  private void run() {
    try {
      while (!(closed && news.isEmpty())) {
        pass(news.take());
      }
    } catch (InterruptedException e) {
      log.warn("the room no longer hears from the media engine");
    }
  }

  private static void pass(Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException e) {
      log.error("news of a peer could not be taken", e);
    }
  }

  /** Passes on what has come, then stops. */
  @Override
  public void close() {
    closed = true;
    news.add(() -> {});
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
