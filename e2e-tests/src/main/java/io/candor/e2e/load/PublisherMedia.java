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
  private static final long REPORT_PERIOD = 1_000_000_000;
  private static final long SECOND = 1_000_000_000;

  private final FrameLoop pictures;
  private final Footage footage;
  private final SendTrack video;
  private final SendTrack audio;
  private final MediaClock system;
  private final MediaClock videoClock;
  private final MediaClock audioClock;
  private final MediaClock reportClock;
  private final long epochNanos;
  private final RtcpWriter reports = new RtcpWriter();
  private int transportSequence;
  private long videoFrames;
  private long audioFrames;
  private long keyFrameRequests;
  private boolean wanted;
  private boolean stopped;

  /** Media that begins soon after {@code now}; a crowd is spread over a picture's time. */
  PublisherMedia(
      PublisherKit kit, StreamIds ids, RandomGenerator random, long now, SendTrack.Sink sink) {
    footage = kit.footage();
    pictures = new FrameLoop(footage.clip());
    Pace pace = kit.pace();
    long wall = kit.epochNanos();
    long period = footage.picturePeriod();
    long pause = pace.onTheSecond() ? SECOND - wall % SECOND : random.nextLong(period);
    long start = now + pause;
    epochNanos = wall + pause;
    system = new MediaClock(start, 0, pace.systemDrift());
    videoClock = new MediaClock(start + pace.pictureDelay().toNanos(), period, pace.systemDrift());
    audioClock = new MediaClock(start, Footage.SOUND_PERIOD, pace.soundDrift());
    reportClock = new MediaClock(start + pace.firstReport().toNanos(), REPORT_PERIOD, 0);
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
    while (!stopped && !footage.silent() && audioClock.due(now)) {
      List<byte[]> sounds = footage.sounds();
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
    long captured = system.at(now);
    long ntp = Ntp.ofEpochNanos(epochNanos + captured);
    reports.reset();
    video.report(reports, ntp, captured);
    if (!footage.silent()) {
      audio.report(reports, ntp, audioClock.at(now));
    }
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
    if (stopped) {
      return Long.MAX_VALUE;
    }
    long next = Math.min(videoClock.dueAt(), reportClock.dueAt());
    return footage.silent() ? next : Math.min(next, audioClock.dueAt());
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
