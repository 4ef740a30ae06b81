package io.candor.exam;

import io.candor.store.Attempt;
import io.candor.store.Attempts;
import org.jspecify.annotations.Nullable;

/** Notes that students have agreed, whoever brings the word: their extension, or the LMS. */
record Consents(RoomParts parts) {
  /**
   * Keeps the consent, unless there is one or the attempt is over. Blocks until it is committed.
   *
   * @param wording what the student had before their eyes, or null
   */
  void note(Sitting sitting, String textVersion, String language, @Nullable String wording) {
    Attempts attempts = parts.rows().attempts();
    String id = sitting.attemptId();
    long now = parts.clockwork().now();
    if (wording != null) {
      // Queued before the consent, so that no consent is without its words.
      var unused = parts.rows().afterwards().wordings().shown(id, wording);
    }
    attempts.consented(id, now, textVersion, language).join();
    // The row has the last word: another browser may have consented, or the attempt have ended.
    attempts.find(id).map(Attempt::consentAt).ifPresent(sitting::consented);
  }
}
