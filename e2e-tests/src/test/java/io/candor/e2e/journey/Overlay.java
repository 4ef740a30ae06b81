package io.candor.e2e.journey;

import io.candor.e2e.Await;

/** The overlay on the exam's page, a frame that the page itself cannot see into. */
final class Overlay {
  private static final String FRAME = "overlay.html";

  private final DevTools devTools;

  Overlay(DevTools devTools) {
    this.devTools = devTools;
  }

  /**
   * How things stand: recording, observed, reconnecting or attention; empty while nothing shows.
   */
  String state() {
    return devTools.run(FRAME, "document.querySelector('.bar')?.dataset.state ?? ''").asText();
  }

  void awaitState(String wanted) {
    Await.until("the overlay says " + wanted, Chromium.LIMIT, () -> state().equals(wanted));
  }

  /** Whether the student sees their own picture. */
  boolean showsFace() {
    return devTools
        .run(FRAME, "(document.querySelector('img.face')?.naturalWidth ?? 0) > 0")
        .asBoolean();
  }

  /** Makes it a bar that says no more than how things stand. */
  void shrink() {
    devTools.run(FRAME, "document.getElementById('size').click()");
    Await.until("the overlay is small", Chromium.LIMIT, () -> !showsFace());
  }

  /** All its words. */
  String text() {
    return devTools.run(FRAME, "document.body.innerText").asText();
  }

  void awaitText(String words) {
    Await.until("the overlay says " + words, Chromium.LIMIT, () -> text().contains(words));
  }

  /** Whether it has a button of this name. */
  boolean has(String button) {
    return devTools.run(FRAME, "document.getElementById('" + button + "') !== null").asBoolean();
  }

  /** The name of the button that has the focus, or nothing. */
  String focused() {
    return devTools
        .run(FRAME, "document.hasFocus() ? document.activeElement?.id ?? '' : ''")
        .asText();
  }

  void press(String button) {
    Await.until("the overlay has its " + button, Chromium.LIMIT, () -> has(button));
    devTools.run(FRAME, "document.getElementById('" + button + "').click()");
  }

  /** Finishes the exam from here. */
  void finish() {
    devTools.run(FRAME, "document.getElementById('finish').click()");
    devTools.run(FRAME, "document.getElementById('finish-yes').click()");
  }
}
