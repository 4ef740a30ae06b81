package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is in the repository: compared, or with -Dcandor.update=true rewritten. */
final class CommittedFile {
  private CommittedFile() {}

  static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("candor.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s is stale: run this test with -Dcandor.update=true", file)
        .isEqualTo(expected);
  }
}
