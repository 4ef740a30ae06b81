package io.candor.e2e.load;

import io.candor.rtc.clock.Ntp;
import io.candor.rtc.peer.FrameLoop;
import io.candor.rtc.peer.SendTrack;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The media of one publisher: what is due is packetised, feedback is answered. Sans-I/O. */
final class PublisherMedia {
  private static final long VIDEO_PERIOD = 100_000_000;
  private static final long AUDIO_PERIOD = 20_000_000;
  private static final long REPORT_PERIOD = 1_000_000_000;

  private final FrameLoop pictures;
  private final List<byte[]> sounds;
  private final SendTrack video;
  private final SendTrack audio;
  private final MediaClock videoClock;
  private final MediaClock audioClock;
  private final MediaClock reportClock;
  private final long start;
  private final long epochNanos;
  private final RtcpWriter reports = new RtcpWriter();
  private int transportSequence;
  private long videoFrames;
  private long audioFrames;
  private long keyFrameRequests;
  private boolean wanted;
  private boolean stopped;

  /** Media that begins within the first 100 ms after {@code now}, so that a crowd is spread. */
  PublisherMedia(
      PublisherKit kit, StreamIds ids, RandomGenerator random, long now, SendTrack.Sink sink) {
    this.pictures = new FrameLoop(kit.clip());
    this.sounds = kit.sounds();
    this.start = now + random.nextLong(VIDEO_PERIOD);
    this.epochNanos = kit.epochNanos() + start - now;
    videoClock = new MediaClock(start, VIDEO_PERIOD);
    audioClock = new MediaClock(start, AUDIO_PERIOD);
    reportClock = new MediaClock(start + REPORT_PERIOD / 10, REPORT_PERIOD);
    video = track(ids.video(), StreamIds.VIDEO_PAYLOAD, 90_000, ids.rtx(), random, sink);
    audio = track(ids.audio(), StreamIds.AUDIO_PAYLOAD, 48_000, -1, random, sink);
  }

  private SendTrack track(
      long ssrc, int payload, int rate, long rtx, RandomGenerator random, SendTrack.Sink sink) {
    return new SendTrack(
        new SendTrack.Settings(
            ssrc,
            payload,
            rate,
            rtx,
            StreamIds.RTX_PAYLOAD,
            StreamIds.TRANSPORT_CC,
            random.nextInt(1 << 16),
            random.nextLong(1L << 32)),
        () -> transportSequence++ & 0xffff,
        sink);
  }

  /** Sends what is due. */
  void wake(long now) {
    while (!stopped && videoClock.due(now)) {
      if (wanted) {
        pictures.wantKeyFrame();
        wanted = false;
      }
      video.vp8(pictures.next(), videoClock.advance());
      videoFrames++;
    }
    while (!stopped && audioClock.due(now)) {
      audio.opus(sounds.get((int) (audioFrames % sounds.size())), audioClock.advance());
      audioFrames++;
    }
  }

  /** A compound report if one is due, else null. */
  @Nullable RtcpWriter report(long now) {
    if (stopped || !reportClock.due(now)) {
      return null;
    }
    reportClock.advance();
    long mediaNanos = now - start;
    long ntp = Ntp.ofEpochNanos(epochNanos + mediaNanos);
    reports.reset();
    video.report(reports, ntp, mediaNanos);
    audio.report(reports, ntp, mediaNanos);
    return reports;
  }

  void feedback(RtcpPacket packet) {
    if (video.feedback(packet)) {
      wanted = true;
      keyFrameRequests++;
    }
    audio.feedback(packet);
  }

  /** Sends nothing new from now on; lost packets are still sent again. */
  void stop() {
    stopped = true;
  }

  long wakeAt() {
    return stopped
        ? Long.MAX_VALUE
        : Math.min(Math.min(videoClock.dueAt(), audioClock.dueAt()), reportClock.dueAt());
  }

  Sent sent() {
    return new Sent(
        videoFrames,
        audioFrames,
        video.packets() + audio.packets(),
        video.resent(),
        keyFrameRequests);
  }
}
