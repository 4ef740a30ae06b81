package io.candor.recording;

import io.candor.webm.ClusterBuilder;
import io.candor.webm.CueIndex;
import io.candor.webm.Opus;
import io.candor.webm.Vp8Size;
import io.candor.webm.WebmHeader;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One part of a recording: frames in, a WebM file out that can be played at every moment.
 *
 * <p>All times are milliseconds on one clock of the caller's choice (the same for both tracks and
 * for {@link #flush}); the part's own time 0 is its first frame. Nothing is written before {@link
 * #flush} or {@link #end}, so only these two touch the disk; when one throws, what it held is kept
 * and the next one tries again. Single-threaded.
 */
public final class PartRecorder {
  /** How long a frame may wait for an earlier one of the other track. */
  private static final long REORDER_MS = 300;

  /**
   * How long sound may be missing before silence takes its place, and then how far silence stays
   * behind.
   */
  private static final long MUTE_AFTER_MS = 1500;

  private static final long MUTE_LAG_MS = 300;

  /** How long sound alone waits for a picture before the file is begun without one. */
  private static final long PICTURE_WAIT_MS = 1000;

  /** How often a recording in which nothing moves says that it goes on. */
  private static final long ALIVE_MS = 900;

  private static final long SILENCE_MS = Opus.SILENCE_SAMPLES / Opus.SAMPLES_PER_MS;

  private static final int WRITE_AT = 64 * 1024;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Frame(long timeMs, boolean key, byte[] data) {}

  private final PartWriter out;
  private final PartTracks tracks;
  private final CueIndex cues = new CueIndex();
  private final ClusterBuilder clusters = new ClusterBuilder(cues);
  private final AudioTimeline sound = new AudioTimeline();
  private final byte[] silence = Opus.silence();
  private final ArrayDeque<Frame> videoQueue = new ArrayDeque<>();
  private final ArrayDeque<Frame> audioQueue = new ArrayDeque<>();
  private @Nullable WebmHeader header;
  private long startMs;
  private long lastVideoMs = Long.MIN_VALUE;
  private long lastAudioMs = Long.MIN_VALUE;
  private long writtenMs;
  private boolean seenKey;
  private boolean muted;
  private long videoFrames;
  private long audioPackets;
  private boolean sized;
  private boolean ended;

  public PartRecorder(PartWriter out, PartTracks tracks) {
    this.out = out;
    this.tracks = tracks;
  }

  /**
   * Takes one whole VP8 frame; the array is the recorder's from now on. What cannot be decoded is
   * dropped: frames before the first key frame, and key frames without a sound header.
   */
  public void video(long timeMs, boolean key, byte[] vp8) {
    if (!tracks.video() || (key ? Vp8Size.of(vp8) == null : !seenKey)) {
      return;
    }
    seenKey = true;
    // Two frames of one millisecond would make some decoders complain.
    lastVideoMs = Math.max(timeMs, lastVideoMs + 1);
    videoQueue.add(new Frame(lastVideoMs, key, vp8));
  }

  /**
   * Takes one Opus packet; the array is the recorder's from now on. Anything that is no Opus packet
   * is dropped.
   */
  public void audio(long timeMs, byte[] opus) {
    if (tracks.audio() && Opus.samples(opus) > 0) {
      lastAudioMs = Math.max(timeMs, lastAudioMs);
      audioQueue.add(new Frame(lastAudioMs, true, opus));
    }
  }

  /**
   * Writes what is due. To be called every 200 to 500 ms while the part lasts, also when no frame
   * has come.
   */
  public void flush(long nowMs) {
    requireOpen();
    if (!begun(nowMs, false)) {
      return;
    }
    boolean two = tracks.video() && tracks.audio();
    long horizon =
        two ? Math.max(nowMs - REORDER_MS, Math.min(lastVideoMs, lastAudioMs)) : Long.MAX_VALUE;
    merge(horizon, silenceUntil(nowMs - startMs));
    if (nowMs - startMs - writtenMs >= ALIVE_MS) {
      writtenMs = nowMs - startMs;
      clusters.mark(writtenMs);
    }
    drain();
  }

  /** The caller's time of the part's time 0, once it is settled. */
  public OptionalLong startMs() {
    return header == null ? OptionalLong.empty() : OptionalLong.of(startMs);
  }

  /**
   * Writes all that is left, cues and duration, then finishes and closes the blob. The tracks last
   * until {@code timeMs}.
   */
  public PartSummary end(long timeMs) {
    requireOpen();
    PartSummary summary = PartSummary.EMPTY;
    if (begun(timeMs, true)) {
      merge(Long.MAX_VALUE, timeMs - startMs);
      drain();
      long durationMs = Math.max(timeMs - startMs, writtenMs);
      PartEnding.write(out, header(), cues, durationMs, videoFrames > 0);
      summary = new PartSummary(startMs, durationMs, out.size(), videoFrames, audioPackets);
    }
    out.finish();
    out.close();
    ended = true;
    return summary;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the part has ended");
    }
  }

  private WebmHeader header() {
    return Objects.requireNonNull(header);
  }

  /** Begins the file once there is something to begin with. */
  private boolean begun(long nowMs, boolean last) {
    if (header != null) {
      return true;
    }
    Frame picture = videoQueue.peek();
    Frame noise = audioQueue.peek();
    if (picture == null && noise == null) {
      return false;
    }
    if (picture == null
        && noise != null
        && tracks.video()
        && !last
        && nowMs - noise.timeMs < PICTURE_WAIT_MS) {
      return false;
    }
    Vp8Size size = picture == null ? null : Vp8Size.of(picture.data);
    sized = size != null;
    begin(size == null ? new Vp8Size(tracks.width(), tracks.height()) : size);
    startMs = Math.min(timeOf(picture), timeOf(noise));
    return true;
  }

  private void begin(Vp8Size size) {
    WebmHeader first = WebmHeader.live(tracks.video(), tracks.audio(), size.width(), size.height());
    byte[] bytes = first.bytes();
    out.append(bytes, 0, bytes.length);
    header = first;
  }

  private static long timeOf(@Nullable Frame frame) {
    return frame == null ? Long.MAX_VALUE : frame.timeMs;
  }

  /** Until when, in part time, silence may be put where no sound has come. */
  private long silenceUntil(long nowMs) {
    if (!tracks.audio() || !audioQueue.isEmpty()) {
      return 0;
    }
    boolean missing = nowMs - sound.nextMs() > (muted ? MUTE_LAG_MS : MUTE_AFTER_MS);
    return missing ? nowMs - MUTE_LAG_MS : 0;
  }

  /**
   * Moves frames up to the horizon (the caller's time) into clusters, the earliest first, with
   * silence in the gaps.
   */
  private void merge(long horizonMs, long silenceUntilMs) {
    while (true) {
      dropLateSound();
      long picture = due(videoQueue.peek(), horizonMs);
      long noise = due(audioQueue.peek(), horizonMs);
      boolean gap =
          noise == Long.MAX_VALUE
              ? tracks.audio() && sound.nextMs() + SILENCE_MS <= silenceUntilMs
              : sound.gapBefore(noise);
      long soundAt = gap || noise != Long.MAX_VALUE ? sound.nextMs() : Long.MAX_VALUE;
      if (picture == Long.MAX_VALUE && soundAt == Long.MAX_VALUE) {
        return;
      }
      if (picture < soundAt) {
        writeVideo(picture);
      } else {
        writeAudio(gap);
      }
      if (clusters.length() >= WRITE_AT) {
        drain();
      }
    }
  }

  private void dropLateSound() {
    for (Frame head = audioQueue.peek(); head != null; head = audioQueue.peek()) {
      if (!sound.taken(head.timeMs - startMs)) {
        return;
      }
      audioQueue.poll();
    }
  }

  /** The frame's part time when it is due, or else the end of time. */
  private long due(@Nullable Frame frame, long horizonMs) {
    return frame == null || frame.timeMs > horizonMs
        ? Long.MAX_VALUE
        : Math.max(0, frame.timeMs - startMs);
  }

  private void writeVideo(long timeMs) {
    Frame frame = videoQueue.element();
    if (!sized) {
      resize(Objects.requireNonNull(Vp8Size.of(frame.data)));
    }
    videoQueue.remove();
    videoFrames++;
    write(WebmHeader.VIDEO, timeMs, frame.key, frame.data);
  }

  /** The file was begun before there was a picture: now its real size is known. */
  private void resize(Vp8Size size) {
    WebmHeader real = WebmHeader.live(tracks.video(), tracks.audio(), size.width(), size.height());
    out.patch(0, real.bytes());
    header = real;
    sized = true;
  }

  private void writeAudio(boolean gap) {
    muted = gap;
    byte[] packet = gap ? silence : audioQueue.remove().data;
    audioPackets += gap ? 0 : 1;
    write(WebmHeader.AUDIO, sound.place(Opus.samples(packet)), true, packet);
    writtenMs = Math.max(writtenMs, sound.nextMs());
  }

  private void write(int track, long timeMs, boolean key, byte[] data) {
    clusters.add(track, timeMs, key, data, out.size());
    writtenMs = Math.max(writtenMs, timeMs);
  }

  private void drain() {
    clusters.close();
    if (clusters.length() > 0) {
      out.append(clusters.array(), 0, clusters.length());
      clusters.clear();
    }
  }
}
