package io.candor.e2e.journey;

import java.util.List;
import java.util.Map;

/** What a room's page does, told by its browser: its peer connections and its long tasks. */
final class WallProbe {
  /** Remembers every peer connection and every long task from the page's first moment. */
  private static final String REMEMBER =
      """
      (() => {
        const peers = window.candorPeers = [];
        window.RTCPeerConnection = class extends RTCPeerConnection {
          constructor(...all) { super(...all); peers.push(this); }
        };
        const tasks = window.candorTasks = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries()))
          .observe({ type: 'longtask', buffered: true });
      })()
      """;

  /** Which pictures are in the window, which connections are open, and which belong together. */
  private static final String LOOK =
      """
      const open = () => window.candorPeers.filter((peer) => peer.signalingState !== 'closed');
      const inSight = (one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      };
      const seen = () => [...document.querySelectorAll('student-tile video')].filter(inSight);
      const shows = (video, peer) => (video.srcObject?.getTracks() ?? [])
        .some((track) => peer.getReceivers().some((one) => one.track === track));
      const astray = () => open().filter((peer) =>
        peer.remoteDescription !== null && !seen().some((video) => shows(video, peer)));
      const plays = (video) => video.videoWidth > 0 && open().some((peer) => shows(video, peer));
      const bytes = async (peer) => [...(await peer.getStats()).values()]
        .filter((one) => one.type === 'inbound-rtp')
        .reduce((sum, one) => sum + one.bytesReceived, 0);
      """;

  private static final String SETTLED =
      LOOK
          + """
          const done = arguments[0];
          const begun = performance.now();
          const again = () => {
            const late = performance.now() - begun;
            const told = { late, open: open().length, seen: seen().length,
              astray: astray().length, made: window.candorPeers.length };
            if (late > 20000 || (told.astray === 0 && told.open <= told.seen)) {
              done(told);
            } else {
              setTimeout(again, 20);
            }
          };
          again();
          """;

  private static final String ALL_PLAY = LOOK + "return seen().length > 0 && seen().every(plays)";

  private static final String GROWTH =
      LOOK
          + """
          const done = arguments[0];
          (async () => {
            const before = await Promise.all(window.candorPeers.map(bytes));
            await new Promise((then) => setTimeout(then, 2000));
            const after = await Promise.all(window.candorPeers.map(bytes));
            const grown = (closed) => window.candorPeers.reduce((sum, peer, index) =>
              (peer.signalingState === 'closed') === closed
                ? sum + after[index] - before[index] : sum, 0);
            const elsewhere = window.candorPeers.filter((peer, index) =>
              after[index] > before[index] && !seen().some((video) => shows(video, peer))).length;
            done({ open: grown(false), closed: grown(true), elsewhere });
          })();
          """;

  /** As a person does it: a stretch, a look, the next stretch. */
  private static final String SCROLL =
      """
      const [step, done] = arguments;
      const begun = performance.now();
      let frames = 0;
      const on = () => {
        const end = document.documentElement.scrollHeight - innerHeight;
        if (scrollY >= end - 1) {
          const tasks = window.candorTasks.filter((task) => task.startTime >= begun)
            .map((task) => Math.round(task.duration));
          done({ tasks, frames, seconds: (performance.now() - begun) / 1000 });
          return;
        }
        frames += 1;
        scrollTo({ top: Math.min(end, scrollY + step), behavior: 'instant' });
        if (frames % 60 === 0) {
          setTimeout(() => requestAnimationFrame(on), 800);
        } else {
          requestAnimationFrame(on);
        }
      };
      requestAnimationFrame(on);
      """;

  private static final String TELL_FIRST =
      """
      const attempt = arguments[0];
      window.candorFirst = 0;
      const look = () => {
        const first = document.querySelector('student-tile [data-attempt]');
        if (window.candorFirst === 0 && first.dataset.attempt === attempt && 'help' in first.dataset) {
          window.candorFirst = Date.now();
        }
      };
      new MutationObserver(look)
        .observe(document.querySelector('wall-tiles'), { subtree: true, childList: true, attributes: true });
      """;

  private final Chromium browser;

  WallProbe(Chromium browser) {
    this.browser = browser;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", REMEMBER));
  }

  /**
   * Waits until only tiles in sight have peer connections.
   *
   * @return how many milliseconds that took, how many are open and in sight, and were ever made
   */
  Map<?, ?> settled() {
    return (Map<?, ?>) browser.runAsync(SETTLED);
  }

  /** Waits until every tile in sight shows its picture. */
  void awaitPictures() {
    browser.await(
        "all pictures in sight", () -> Boolean.TRUE.equals(browser.run(ALL_PLAY)) ? true : null);
  }

  /**
   * How many bytes came in two seconds, by the connections that are open and those that are not.
   */
  Map<?, ?> growth() {
    return (Map<?, ?>) browser.runAsync(GROWTH);
  }

  /** Scrolls to the end, {@code step} pixels a frame; answers the long tasks meanwhile. */
  Map<?, ?> scrollDown(int step) {
    return (Map<?, ?>) browser.runAsync(SCROLL, step);
  }

  void scrollUp() {
    browser.run("scrollTo({ top: 0, behavior: 'instant' })");
  }

  /** Notes from now on when this tile is the first and says that its student asks for help. */
  void watchFor(String attempt) {
    browser.run(TELL_FIRST, attempt);
  }

  /** When it was, in epoch milliseconds. */
  long first() {
    return browser.await(
        "the call for help is first",
        () -> {
          long at = ((Number) browser.run("return window.candorFirst")).longValue();
          return at == 0 ? null : at;
        });
  }

  /** Waits until a tile is at this place of the wall, counted from 0. */
  void awaitPlace(String attempt, int place) {
    browser.see("student-tile:nth-child(%d) [data-attempt='%s']".formatted(place + 1, attempt));
  }

  /** The place, among all connections ever made, of the one that a tile's picture comes by. */
  long connectionOf(String attempt) {
    return ((Number)
            browser.run(
                "const tracks = document.querySelector(`[data-attempt='${arguments[0]}'] video`)"
                    + ".srcObject?.getVideoTracks() ?? [];"
                    + "return window.candorPeers.findIndex((peer) => peer.getReceivers()"
                    + ".some((one) => tracks.includes(one.track)))",
                attempt))
        .longValue();
  }

  /** The attempts whose tiles are in sight, in their order. */
  List<?> inSight() {
    return (List<?>)
        browser.run(
            LOOK + "return seen().map((video) => video.closest('[data-attempt]').dataset.attempt)");
  }
}
