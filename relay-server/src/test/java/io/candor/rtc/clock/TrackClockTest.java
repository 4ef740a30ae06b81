package io.candor.rtc.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two tracks of one sender over a jittery network, hours in virtual time. */
class TrackClockTest {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1000 * MS;
  private static final long HOUR = 3600 * SECOND;

  /** What the sender and its network are like. */
  private record Scene(
      long length, int drift, long jitter, long firstVideoReport, long firstAudioReport) {
    static Scene usual(long length) {
      return new Scene(length, 0, 200 * MS, SECOND / 2, 2400 * MS);
    }

    Scene drifting(int partsPerMillion) {
      return new Scene(length, partsPerMillion, jitter, firstVideoReport, firstAudioReport);
    }

    Scene silent() {
      return new Scene(length, drift, jitter, Long.MAX_VALUE, Long.MAX_VALUE);
    }
  }

  /** One track: what it captures and what came out. */
  private static final class Track {
    final int rate;
    final long interval;
    final long delayToSend;
    final long firstTimestamp;
    final TrackClock clock;
    long nextCapture;
    long nextReport;
    long lastArrival;
    long lastMs = -1;
    final List<long[]> out = new ArrayList<>();

    Track(int rate, long interval, long delayToSend, long firstTimestamp, TrackClock clock) {
      this.rate = rate;
      this.interval = interval;
      this.delayToSend = delayToSend;
      this.firstTimestamp = firstTimestamp;
      this.clock = clock;
    }
  }

  private static final long START = 77 * SECOND;
  private static final long NETWORK = 30 * MS;
  private final SplittableRandom random = new SplittableRandom(7);
  private final SenderClock sender = new SenderClock();
  private final Track video =
      new Track(90_000, 100 * MS, 40 * MS, 0xFFFF_FF00L, new TrackClock(90_000, sender, START));
  private final Track audio =
      new Track(48_000, 20 * MS, 5 * MS, 0x8000_0000L, new TrackClock(48_000, sender, START));

  @Test
  void tracksAgreeSoonAfterTheirReports() {
    play(Scene.usual(60 * SECOND));
    assertThat(worstSync(0, 3 * SECOND)).isLessThan(80 * MS);
    assertThat(worstSync(3 * SECOND, 60 * SECOND)).isLessThan(20 * MS);
    assertThat(lastMs(video)).isBetween(59_700L, 60_300L);
  }

  @Test
  void timestampsThatJumpAheadDoNotTakeTimeWithThem() {
    TrackClock clock = new TrackClock(90_000, sender, START);
    for (int i = 0; i < 600; i++) {
      long arrival = START + i * 100 * MS;
      long ms = clock.timeMs(i * 90_000L * 9 / 10, arrival);
      assertThat(ms).isLessThanOrEqualTo(i * 100L + 1000);
    }
  }

  @Test
  void onePacketThatSeemsEarlyDoesNotOutweighTheReports() {
    TrackClock clock = new TrackClock(48_000, sender, START);
    for (int i = 0; i < 6000; i++) {
      long capture = START + i * 20 * MS;
      if (i % 50 == 0) {
        clock.senderReport(Ntp.ofEpochNanos(capture), i * 960L, capture + NETWORK);
      }
      long ms = clock.timeMs(i * 960L, capture + NETWORK - (i == 3000 ? 200 * MS : 0));
      assertThat(ms).isBetween(i * 20L + 10, i * 20L + 50);
    }
  }

  @Test
  void driftIsFollowedForThreeHours() {
    play(Scene.usual(3 * HOUR).drifting(50));
    assertThat(worstSync(3 * SECOND, 3 * HOUR)).isLessThan(20 * MS);
    assertThat(lastMs(video)).isBetween(3 * 3600_000L - 300, 3 * 3600_000L + 300);
    assertThat(lastMs(audio)).isBetween(3 * 3600_000L - 300, 3 * 3600_000L + 300);
  }

  @Test
  void driftTheOtherWay() {
    play(Scene.usual(HOUR).drifting(-50));
    assertThat(worstSync(3 * SECOND, HOUR)).isLessThan(20 * MS);
    assertThat(lastMs(video)).isBetween(3600_000L - 300, 3600_000L + 300);
  }

  @Test
  void withoutReportsArrivalsKeepTracksTogether() {
    play(Scene.usual(HOUR).drifting(50).silent());
    assertThat(worstSync(5 * SECOND, HOUR)).isLessThan(80 * MS);
    assertThat(lastMs(audio)).isBetween(3600_000L - 300, 3600_000L + 300);
  }

  @Test
  void reportsThatMakeNoSenseChangeNothing() {
    playWith(
        Scene.usual(5 * 60 * SECOND),
        (ntp, count) -> count % 4 == 3 ? ntp - (random.nextLong(1000) << 32) : ntp);
    assertThat(worstSync(3 * SECOND, 5 * 60 * SECOND)).isLessThan(20 * MS);
    assertThat(lastMs(audio)).isBetween(299_700L, 300_300L);
  }

  @Test
  void onlyNonsenseIsAsGoodAsNoReports() {
    playWith(Scene.usual(60 * SECOND), (ntp, count) -> random.nextLong());
    assertThat(worstSync(5 * SECOND, 60 * SECOND)).isLessThan(80 * MS);
    assertThat(lastMs(audio)).isBetween(59_700L, 60_300L);
  }

  @Test
  void aSenderWhoseClockIsSetStaysInSync() {
    playWith(Scene.usual(5 * 60 * SECOND), (ntp, count) -> count > 60 ? ntp - (3600L << 32) : ntp);
    assertThat(worstSync(3 * SECOND, 5 * 60 * SECOND)).isLessThan(30 * MS);
    assertThat(lastMs(audio)).isBetween(299_700L, 300_300L);
  }

  @Test
  void timestampsThatStartAgainElsewhereGoOnAtTheServersTime() {
    for (long jump : new long[] {1L << 31, (1L << 31) + 1, 12345678L, -12345678L}) {
      TrackClock clock = new TrackClock(90_000, new SenderClock(), START);
      for (long i = 0; i < 100; i++) {
        clock.timeMs(i * 9000L, START + i * 100 * MS);
      }
      long last = 0;
      for (long i = 100; i < 200; i++) {
        long time = clock.timeMs(i * 9000L + jump, START + i * 100 * MS);
        assertThat(time).isGreaterThanOrEqualTo(last).isBetween(i * 100L - 20, i * 100L + 20);
        last = time;
      }
    }
  }

  @Test
  void aStillScreenComesBackAtTheRightTime() {
    TrackClock clock = new TrackClock(90_000, new SenderClock(), START);
    clock.timeMs(0, START);
    clock.timeMs(9000, START + 100 * MS);
    long pause = 20 * 60 * SECOND;
    long timestamp = (9000 + 20 * 60 * 90_000L) & 0xFFFF_FFFFL;
    assertThat(clock.timeMs(timestamp, START + 100 * MS + pause)).isEqualTo(20 * 60_000 + 100);
  }

  @Test
  void aSuspendedSenderComesBackAtTheServersTime() {
    TrackClock clock = new TrackClock(90_000, new SenderClock(), START);
    clock.timeMs(0, START);
    clock.timeMs(9000, START + 100 * MS);
    assertThat(clock.timeMs(18_000, START + 600 * SECOND)).isEqualTo(600_000);
  }

  private interface Garbler {
    long report(long ntp, int count);
  }

  private void play(Scene scene) {
    playWith(scene, (ntp, count) -> ntp);
  }

  private void playWith(Scene scene, Garbler garbler) {
    video.nextReport = scene.firstVideoReport();
    audio.nextReport = scene.firstAudioReport();
    int count = 0;
    List<long[]> reports = new ArrayList<>();
    for (long now = 0; now < scene.length(); now += 10 * MS) {
      for (Track track : List.of(video, audio)) {
        if (now >= track.nextReport) {
          long ntp = garbler.report(senderNtp(scene, now), count++);
          long arrival = START + now + NETWORK + random.nextLong(scene.jitter() + 1);
          reports.add(
              new long[] {track == video ? 0 : 1, ntp, timestamp(scene, track, now), arrival});
          track.nextReport += track == video ? SECOND : 5 * SECOND;
        }
        if (now >= track.nextCapture) {
          deliverReports(reports, START + now);
          frame(scene, track, now);
          track.nextCapture += track.interval;
        }
      }
    }
  }

  private void deliverReports(List<long[]> reports, long now) {
    reports.removeIf(
        report -> {
          boolean due = report[3] <= now;
          if (due) {
            Track track = report[0] == 0 ? video : audio;
            track.clock.senderReport(report[1], report[2], report[3]);
          }
          return due;
        });
  }

  private void frame(Scene scene, Track track, long now) {
    long sent = START + now + track.delayToSend + NETWORK;
    long arrival = Math.max(track.lastArrival, sent + random.nextLong(scene.jitter() + 1));
    track.lastArrival = arrival;
    long ms = track.clock.timeMs(timestamp(scene, track, now), arrival);
    assertThat(ms).as("monotonic").isGreaterThanOrEqualTo(track.lastMs);
    track.lastMs = ms;
    track.out.add(new long[] {now, ms * MS});
  }

  private static long senderTime(Scene scene, long now) {
    return now + now / 1_000_000L * scene.drift();
  }

  private static long senderNtp(Scene scene, long now) {
    return Ntp.ofEpochNanos(1_790_000_000L * SECOND + senderTime(scene, now));
  }

  private static long timestamp(Scene scene, Track track, long now) {
    long time = senderTime(scene, now);
    long ticks = time / SECOND * track.rate + time % SECOND * track.rate / SECOND;
    return (track.firstTimestamp + ticks) & 0xFFFF_FFFFL;
  }

  /** The greatest difference between when two tracks put one moment, in nanoseconds. */
  private long worstSync(long from, long to) {
    long worst = 0;
    int a = 0;
    for (long[] picture : video.out) {
      while (a < audio.out.size() - 1 && audio.out.get(a)[0] < picture[0]) {
        a++;
      }
      long[] sound = audio.out.get(a);
      if (picture[0] >= from && picture[0] < to && sound[0] == picture[0]) {
        worst = Math.max(worst, Math.abs(picture[1] - sound[1]));
      }
    }
    return worst;
  }

  private static long lastMs(Track track) {
    return track.lastMs;
  }
}
