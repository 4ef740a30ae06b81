package io.candor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.exam.FurnishedRoom;
import io.candor.store.Attempt;
import io.candor.store.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay that is killed while evidence comes, and what the next one makes of it. */
class KilledUploadTest {
  private static final String ID = "0123456789abcdefghjkmnpqrs";
  private static final byte[] PICTURE = Jpegs.noise(640, 480);
  private static final int HALF = PICTURE.length / 2;

  @TempDir private Path folder;

  private static Announced announced() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(PICTURE);
      String sha256 = HexFormat.of().formatHex(hash);
      return new Announced(ID, Kind.SCREENSHOT, null, 5, PICTURE.length, sha256);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Attempt consented(FurnishedRoom room) {
    String id =
        room.invitations().join(room.exam().joinCode(), "Ada Lovelace").orElseThrow().attempt();
    room.rows().attempts().consented(id, 1, "1", "en").join();
    return room.rows().attempts().find(id).orElseThrow();
  }

  private Path blob(Attempt attempt, String name) {
    return folder.resolve("recordings").resolve(attempt.id()).resolve(name + ID + ".blob");
  }

  @Test
  void whatHadComeIsThereAndATornRestIsCutOff() throws IOException {
    FurnishedRoom killed = new FurnishedRoom(folder);
    Attempt attempt = consented(killed);
    Receipt half =
        killed.evidence().uploads().take(attempt, announced(), 0, Arrays.copyOf(PICTURE, HALF));
    assertThat(half).isEqualTo(new Receipt.Partly(HALF));
    killed.crash();
    Files.write(blob(attempt, "sent-"), new byte[700], StandardOpenOption.APPEND);
    try (FurnishedRoom next = new FurnishedRoom(folder)) {
      Uploads uploads = next.evidence().uploads();
      assertThat(uploads.of(attempt, ID)).contains(new Receipt.Partly(HALF));
      byte[] rest = Arrays.copyOfRange(PICTURE, HALF, PICTURE.length);
      assertThat(uploads.take(attempt, announced(), HALF, rest)).isEqualTo(new Receipt.Kept(true));
      assertThat(blob(attempt, "sent-")).doesNotExist();
    }
  }

  @Test
  void whatHadAllComeIsFinishedWithoutSendingItAgain() {
    FurnishedRoom killed = new FurnishedRoom(folder);
    Attempt attempt = consented(killed);
    Announced piece = announced();
    Evidence coming =
        Evidence.coming(attempt.id(), ID, "screenshot", null, 5, piece.bytes(), piece.sha256(), 6);
    killed.rows().afterwards().evidence().begin(coming, 9, Long.MAX_VALUE).join();
    killed.evidence().vault().append(coming, PICTURE, 0);
    killed.crash();
    try (FurnishedRoom next = new FurnishedRoom(folder)) {
      Uploads uploads = next.evidence().uploads();
      assertThat(uploads.of(attempt, ID)).contains(new Receipt.Partly(PICTURE.length));
      assertThat(uploads.take(attempt, piece, PICTURE.length, new byte[0]))
          .isEqualTo(new Receipt.Kept(true));
    }
  }

  /** Its blob is made anew: what lies there is no row's. */
  @Test
  void whatWasKeptButNotNotedComesAgain() {
    FurnishedRoom killed = new FurnishedRoom(folder);
    Attempt attempt = consented(killed);
    Announced piece = announced();
    Evidence coming =
        Evidence.coming(attempt.id(), ID, "screenshot", null, 5, piece.bytes(), piece.sha256(), 6);
    killed.rows().afterwards().evidence().begin(coming, 9, Long.MAX_VALUE).join();
    killed.evidence().vault().append(coming, PICTURE, 0);
    killed.evidence().vault().keep(coming, new byte[] {1, 2, 3});
    killed.crash();
    try (FurnishedRoom next = new FurnishedRoom(folder)) {
      Uploads uploads = next.evidence().uploads();
      assertThat(uploads.of(attempt, ID)).contains(new Receipt.Partly(0));
      assertThat(uploads.take(attempt, piece, 0, PICTURE)).isEqualTo(new Receipt.Kept(true));
      Evidence kept = next.rows().afterwards().evidence().find(attempt.id(), ID).orElseThrow();
      try (var reader = next.evidence().vault().open(kept).orElseThrow()) {
        assertThat(reader.size()).isEqualTo(kept.bytes()).isGreaterThan(10_000);
      }
    }
  }

  @Test
  void whoDeclinesAfterSendingIsTooLate() {
    try (FurnishedRoom room = new FurnishedRoom(folder)) {
      Attempt attempt = consented(room);
      room.evidence().uploads().take(attempt, announced(), 0, PICTURE);
      assertThat(room.rows().attempts().declined(attempt.id(), 9, null).join()).isFalse();
      assertThat(room.rows().attempts().declined(consented(room).id(), 9, null).join()).isTrue();
    }
  }
}
