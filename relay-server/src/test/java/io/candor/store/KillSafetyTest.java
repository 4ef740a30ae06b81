package io.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server killed in the midst of committing events loses none that it acknowledged. */
class KillSafetyTest {
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  @Timeout(90)
  void everyAcknowledgedEventOutlivesAKill() throws IOException {
    try (StoreFixture store = new StoreFixture(folder)) {
      store.furnish();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = killed(50 + ThreadLocalRandom.current().nextInt(400));
      try (StoreFixture store = new StoreFixture(folder)) {
        List<Long> seqs = store.seqs();
        assertThat(seqs.size()).isGreaterThanOrEqualTo(Math.toIntExact(acknowledged));
        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(store.events.broken(StoreFixture.ATTEMPT)).isEmpty();
      }
    }
  }

  /** Starts a process, kills it after so many acknowledgements; answers the last seq of them. */
  private long killed(int acknowledgements) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CommittingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long last = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int heard = 0; heard < acknowledgements; heard++) {
        String line = out.readLine();
        assertThat(line).as("acknowledgement %d", heard).isNotNull();
        last = Long.parseLong(line);
      }
      // By its handle: the process's own method would close the pipe too.
      process.toHandle().destroyForcibly();
      // What is in the pipe was acknowledged too; a line cut by the kill was not told whole.
      String rest;
      while ((rest = out.readLine()) != null && !rest.isEmpty()) {
        last = Math.max(last, last + 1 == Long.parseLong(rest) ? last + 1 : last);
      }
    } finally {
      process.destroyForcibly();
      process.onExit().join();
    }
    return last;
  }
}
