package io.candor.exam;

import io.candor.media.Lack;
import io.candor.media.MediaEvent;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TrackingOption;

/**
 * What the relay sees by itself of a camera or microphone that fails, beside what the student's
 * browser says: a second witness, and no flag.
 */
record Lacking(Sitting sitting, Publishing publishing, RoomParts parts) {
  void noticed(MediaEvent.Noticed noticed) {
    if (!wanted()) {
      return;
    }
    if (noticed.over()) {
      end(noticed.lack(), noticed.atMillis());
    } else if (publishing.lacks(noticed.lack(), true)) {
      var unused =
          new Timeline(parts)
              .begin(sitting, kind(noticed.lack()), detail(noticed.lack()), noticed.atMillis());
    }
  }

  /** A new peer flows: what was lacking when the relay last stopped is there again. */
  void begun() {
    if (wanted()) {
      for (Lack lack : Lack.values()) {
        ended(lack, parts.clockwork().now());
      }
    }
  }

  /** The peer is gone: what comes next is another one's. */
  void over() {
    for (Lack lack : Lack.values()) {
      end(lack, parts.clockwork().now());
    }
  }

  private void end(Lack lack, long at) {
    if (publishing.lacks(lack, false)) {
      ended(lack, at);
    }
  }

  private void ended(Lack lack, long at) {
    var unused = new Timeline(parts).end(sitting, kind(lack), detail(lack), at);
  }

  /**
   * Only where the exam notices such things, and of no screen: one that stands still sends nothing
   * and is well, and one of one colour is no wonder.
   */
  private boolean wanted() {
    return publishing.source() == Source.CAMERA
        && sitting.room().policy().uses(TrackingOption.SHARE_KEPT);
  }

  private static EventKind kind(Lack lack) {
    return switch (lack) {
      case NO_PICTURE, NO_SOUND -> EventKind.MEDIA_MISSING;
      case EMPTY_PICTURE, DEAD_SOUND -> EventKind.MEDIA_EMPTY;
    };
  }

  private static Detail detail(Lack lack) {
    return Detail.of(
        "source",
        switch (lack.of()) {
          case AUDIO -> "microphone";
          case VIDEO -> "camera";
        });
  }
}
