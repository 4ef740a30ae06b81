package io.candor.api;

import io.candor.store.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as a report tells of it.
 *
 * @param event the event it belongs to, or absent
 * @param state kept; or coming, or refused, of which there is nothing to see
 */
record EvidenceView(
    String id,
    String kind,
    long at,
    @Nullable Long event,
    String state,
    @Nullable String type,
    @Nullable Long bytes,
    @Nullable Long width,
    @Nullable Long height,
    @Nullable Long durationMs) {
  static EvidenceView of(Evidence evidence) {
    return new EvidenceView(
        evidence.id(),
        evidence.kind(),
        evidence.at(),
        evidence.eventSeq(),
        evidence.state().wire(),
        evidence.type(),
        evidence.bytes(),
        evidence.width(),
        evidence.height(),
        evidence.durationMs());
  }
}
