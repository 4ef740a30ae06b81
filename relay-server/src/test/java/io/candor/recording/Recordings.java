package io.candor.recording;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongConsumer;

/** Plays frames into a recorder as a session would, with a flush every 250 ms. */
final class Recordings {
  static final long FLUSH_MS = 250;

  private Recordings() {}

  static PartSummary write(
      PartWriter out,
      PartTracks tracks,
      List<ClockMedia.Timed> video,
      List<ClockMedia.Timed> audio,
      long endMs) {
    PartRecorder recorder = new PartRecorder(out, tracks);
    feed(recorder, video, audio, endMs, now -> {});
    return recorder.end(endMs);
  }

  /** Everything but the end, as when the process is killed then. */
  static void feed(
      PartRecorder recorder,
      List<ClockMedia.Timed> video,
      List<ClockMedia.Timed> audio,
      long untilMs,
      LongConsumer flushed) {
    ArrayDeque<ClockMedia.Timed> pictures = new ArrayDeque<>(video);
    ArrayDeque<ClockMedia.Timed> packets = new ArrayDeque<>(audio);
    for (long now = FLUSH_MS; now <= untilMs; now += FLUSH_MS) {
      while (!packets.isEmpty() && packets.element().timeMs() <= now) {
        ClockMedia.Timed packet = packets.remove();
        recorder.audio(packet.timeMs(), packet.data());
      }
      while (!pictures.isEmpty() && pictures.element().timeMs() <= now) {
        ClockMedia.Timed picture = pictures.remove();
        recorder.video(picture.timeMs(), picture.key(), picture.data());
      }
      recorder.flush(now);
      flushed.accept(now);
    }
  }
}
