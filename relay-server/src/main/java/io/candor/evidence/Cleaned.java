package io.candor.evidence;

import io.candor.store.Evidence;
import io.candor.webm.OpusClip;
import java.util.Optional;

/** What is kept of what was sent: made here, of what it shows or plays and nothing else. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cleaned(byte[] bytes, Evidence.Kept what) {
  static final String JPEG = "image/jpeg";
  static final String WEBM = "audio/webm";

  /** Empty when it is not what its kind says, whatever it is called. */
  static Optional<Cleaned> of(Kind kind, byte[] sent) {
    return switch (kind) {
      case PHOTO, SCREENSHOT -> Picture.of(sent).map(Cleaned::of);
      case CLIP -> OpusClip.of(sent).map(Cleaned::of);
    };
  }

  private static Cleaned of(Picture picture) {
    byte[] bytes = picture.bytes();
    long width = picture.width();
    long height = picture.height();
    return new Cleaned(bytes, new Evidence.Kept(JPEG, bytes.length, width, height, null));
  }

  private static Cleaned of(OpusClip clip) {
    byte[] bytes = clip.file();
    return new Cleaned(bytes, new Evidence.Kept(WEBM, bytes.length, null, null, clip.durationMs()));
  }
}
