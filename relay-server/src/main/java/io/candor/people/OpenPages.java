package io.candor.people;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The pages that are connected now, by their session, so that they can be cut off at once. */
public final class OpenPages {
  /** A connected page. */
  @FunctionalInterface
  public interface Page {
    /** Its session is over: tells it so and shows it nothing more. Called by any thread. */
    void cutOff();
  }

  private final Map<String, Set<Page>> pages = new ConcurrentHashMap<>();

  public void enter(String session, Page page) {
    pages.compute(
        session,
        (id, open) -> {
          Set<Page> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          all.add(page);
          return all;
        });
  }

  public void leave(String session, Page page) {
    pages.computeIfPresent(
        session,
        (id, open) -> {
          open.remove(page);
          return open.isEmpty() ? null : open;
        });
  }

  /** Cuts off whatever is open in this session. */
  void cutOff(String session) {
    Set<Page> open = pages.remove(session);
    if (open != null) {
      open.forEach(Page::cutOff);
    }
  }
}
