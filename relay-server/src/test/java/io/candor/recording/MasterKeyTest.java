package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();

  @Test
  void isMadeOnceForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("keys").resolve("master.key");
    AttemptKey key = AttemptKey.random(random);
    byte[] wrapped = MasterKey.openOrCreate(file, random).wrap("a", key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasSize(32);
    assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    assertThat(MasterKey.openOrCreate(file, random).unwrap("a", wrapped).secret())
        .isEqualTo(key.secret());
  }

  @Test
  void opensOnlyWhatItWrappedForThatAttempt() {
    MasterKey master = MasterKey.openOrCreate(folder.resolve("one"), random);
    AttemptKey key = AttemptKey.random(random);
    byte[] wrapped = master.wrap("a", key);
    assertThat(master.wrap("a", key)).isNotEqualTo(wrapped);
    assertThatThrownBy(() -> master.unwrap("b", wrapped)).isInstanceOf(KeyFileException.class);
    MasterKey other = MasterKey.openOrCreate(folder.resolve("other"), random);
    assertThatThrownBy(() -> other.unwrap("a", wrapped)).isInstanceOf(KeyFileException.class);
    for (int bit = 0; bit < 8 * wrapped.length; bit++) {
      byte[] rotten = wrapped.clone();
      rotten[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> master.unwrap("a", rotten)).isInstanceOf(KeyFileException.class);
    }
    assertThatThrownBy(() -> master.unwrap("a", new byte[3])).isInstanceOf(KeyFileException.class);
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    Path file = folder.resolve("master.key");
    MasterKey.openOrCreate(file, random);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> MasterKey.openOrCreate(file, random))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContainingAll(file.toString(), "rw-r-----", "chmod 600");
  }

  @Test
  void refusesAFileOfTheWrongSizeAndALink() throws IOException {
    Path file = folder.resolve("master.key");
    MasterKey.openOrCreate(file, random);
    Files.write(file, new byte[31]);
    assertThatThrownBy(() -> MasterKey.openOrCreate(file, random))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContainingAll("31 bytes", "backup");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThatThrownBy(() -> MasterKey.openOrCreate(link, random))
        .isInstanceOf(KeyFileException.class);
  }

  @Test
  void aDestroyedKeyServesNoMore() {
    AttemptKey key = AttemptKey.random(random);
    key.destroy();
    assertThat(key.isDestroyed()).isTrue();
    assertThatThrownBy(key::secret).isInstanceOf(IllegalStateException.class);
    assertThat(key.toString()).isEqualTo("AttemptKey[secret]");
  }
}
