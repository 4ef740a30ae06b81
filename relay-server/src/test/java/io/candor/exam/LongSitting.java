package io.candor.exam;

import io.candor.media.MediaEvent;
import io.candor.recording.BlobStore;
import io.candor.recording.MasterKey;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartSummary;
import io.candor.recording.PartTracks;
import io.candor.rtc.peer.FrameLoop;
import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.OggOpusReader;
import io.candor.signaling.Ids;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Database;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * Writes a long attempt into the data folder of a relay that does not run: three hours of camera,
 * microphone and screen, and a thousand events, half of which end the other half. For benchmarks:
 * over the network it would take three hours.
 */
public final class LongSitting {
  private static final Duration LENGTH = Duration.ofHours(3);
  private static final int EVENTS = 1_000;
  private static final int PICTURE_MS = 100;
  private static final int SCREEN_MS = 1_000;
  private static final int SOUND_MS = 20;
  private static final int FLUSH_MS = 400;

  private final SecureRandom random = new SecureRandom();
  private final Ids ids = new Ids(random);
  private final Rows rows;
  private final Recordings recordings;
  private final long from = System.currentTimeMillis() - LENGTH.toMillis();
  private final String attempt = ids.next();

  private LongSitting(Database database, Path folder) {
    rows = Rows.of(database);
    MasterKey master = MasterKey.openOrCreate(folder.resolve("keys/master.key"), random);
    BlobStore blobs = new BlobStore(folder.resolve("recordings"), random);
    recordings = new Recordings(rows.attempts(), rows.parts(), blobs, master);
  }

  /** Takes the data folder; prints the attempt's id. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Database database = Database.open(folder.resolve("candor.db"))) {
      System.out.println(new LongSitting(database, folder).write());
    }
  }

  private String write() {
    String exam = ids.next();
    String policy = new PolicyText(WireMapper.create()).write(FurnishedRoom.recorded());
    rows.exams()
        .add(
            new Exam(
                exam, "Long", "https://example.org/", policy, ids.next(), from, ExamTerms.open()))
        .join();
    rows.attempts()
        .invite(attempt, exam, "Ada Lovelace", from, recordings.newKey(attempt, random))
        .join();
    rows.attempts().consented(attempt, from, ConsentText.VERSION, "en").join();
    rows.attempts().live(attempt, from).join();
    part(Source.CAMERA, PartTracks.camera(true), PICTURE_MS);
    part(Source.SCREEN, PartTracks.screen(), SCREEN_MS);
    events();
    rows.attempts().finished(attempt, from + LENGTH.toMillis(), "student").join();
    return attempt;
  }

  private void part(Source source, PartTracks tracks, int pictureMs) {
    String id = ids.next();
    PartRecorder recorder = new PartRecorder(recordings.begin(id, attempt, source, from), tracks);
    FrameLoop pictures = new FrameLoop(IvfReader.clip());
    List<byte[]> sounds = OggOpusReader.clip().packets();
    for (int at = 0; at < LENGTH.toMillis(); at += SOUND_MS) {
      if (at % pictureMs == 0) {
        byte[] frame = pictures.next();
        recorder.video(at, (frame[0] & 1) == 0, frame);
      }
      if (tracks.audio()) {
        recorder.audio(at, sounds.get(at / SOUND_MS % sounds.size()));
      }
      if (at % FLUSH_MS == 0) {
        recorder.flush(at);
      }
    }
    PartSummary summary = recorder.end(LENGTH.toMillis());
    List<MediaEvent.Kind> kinds =
        tracks.audio()
            ? List.of(MediaEvent.Kind.AUDIO, MediaEvent.Kind.VIDEO)
            : List.of(MediaEvent.Kind.VIDEO);
    recordings.flowing(id, kinds, from);
    recordings
        .complete(attempt, new MediaEvent.Recorded(id, from, summary.durationMs(), summary.bytes()))
        .join();
  }

  private void events() {
    long pace = LENGTH.toMillis() / (EVENTS + 1);
    for (long seq = 1; seq <= EVENTS; seq++) {
      boolean ends = seq % 2 == 0;
      long at = from + seq * pace;
      rows.events()
          .add(
              new Event(
                  attempt,
                  seq,
                  EventKind.TAB_LEFT.wire(),
                  at,
                  "{}",
                  ends ? seq - 1 : null,
                  ends ? pace : null,
                  at))
          .join();
    }
  }
}
