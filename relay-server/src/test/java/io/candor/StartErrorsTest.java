package io.candor;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.cli.CommandLineInterface;
import io.candor.exam.FurnishedRoom;
import io.candor.store.NewerDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keeps the server from starting is said in one sentence that names it. */
class StartErrorsTest {
  private static final int CANNOT_START = 1;
  private static final int WRONG_USE = 2;
  private static final int PAGE = 4096;

  @TempDir private Path folder;
  private Path data;
  private final List<Relay.Running> running = new ArrayList<>();

  @BeforeEach
  void name() {
    data = folder.resolve("data");
  }

  @AfterEach
  void stop() {
    running.forEach(each -> each.relay().close());
  }

  /** What came of a start. */
  private record Outcome(int code, String out, String err) {}

  /** Starts the server in this process, on free ports unless others are named. */
  private Outcome start(String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    for (String free : List.of("--port", "--media-port", "--media-tcp-port")) {
      if (arguments.stream().noneMatch(given -> given.startsWith(free + "="))) {
        arguments.add(free + "=0");
      }
    }
    if (arguments.stream().noneMatch(given -> given.startsWith("--data="))) {
      arguments.add("--data=" + data);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLineInterface(
                Map.of(),
                chosen -> running.add(Main.start(chosen)),
                chosen -> {},
                (chosen, wish) -> {},
                new PrintWriter(out),
                new PrintWriter(err))
            .run(arguments.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  private static void refused(int code, Outcome outcome, Object... named) {
    assertThat(outcome.err())
        .startsWith("candor: ")
        .endsWith(".\n")
        .hasLineCount(1)
        .contains(Arrays.stream(named).map(String::valueOf).toList())
        .doesNotContain("Exception", "null", "io.candor");
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.out()).isEmpty();
  }

  /** A server that was there before: everything it needs is made. */
  private void madeBefore() {
    assertThat(start().code()).isZero();
    running.removeLast().relay().close();
  }

  private void startsAgain() {
    assertThat(start()).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void theSameFolderTwice() {
    startsAgain();
    refused(CANNOT_START, start(), data, "in use by another Candor", "one at a time");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      refused(CANNOT_START, start("--port=" + port), port, "127.0.0.1", "--port", "0 for any");
      refused(
          CANNOT_START,
          start("--media-tcp-port=" + port),
          port,
          "127.0.0.1",
          "media.tcp-port",
          "0 for any");
    }
    startsAgain();
  }

  @Test
  void aMediaPortThatIsTaken() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      refused(
          CANNOT_START,
          start("--media-port=" + port),
          port,
          "127.0.0.1",
          "media.port",
          "0 for any");
    }
    startsAgain();
  }

  @Test
  void anAddressThatIsNotThisMachines() {
    // Of TEST-NET-1, which no machine has.
    refused(
        CANNOT_START,
        start("--host=192.0.2.1", "--proxy-trusted=true", "--media-host=127.0.0.1"),
        "192.0.2.1",
        "--host");
    refused(CANNOT_START, start("--media-host=192.0.2.1"), "192.0.2.1", "media.host");
  }

  @Test
  void aFolderThatCannotBeMadeOrWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path impossible : List.of(file, file.resolve("below"))) {
      refused(CANNOT_START, start("--data=" + impossible), impossible, "allowed is", "--data");
    }
    for (String inside : List.of("keys", "recordings", "candor.lock")) {
      Path occupied = Files.createDirectories(folder.resolve("with-" + inside));
      if (inside.equals("candor.lock")) {
        Files.createDirectory(occupied.resolve(inside));
      } else {
        Files.writeString(occupied.resolve(inside), "");
      }
      refused(CANNOT_START, start("--data=" + occupied), occupied, "allowed is", "--data");
    }
  }

  @Test
  void aDatabaseThatIsNoDatabase() throws IOException {
    madeBefore();
    Path database = data.resolve("candor.db");
    byte[] whole = Files.readAllBytes(database);
    Files.delete(database);
    Files.createDirectory(database);
    refused(CANNOT_START, start(), database, "allowed is");
    Files.delete(database);

    Files.writeString(database, "This was a database once. ".repeat(1_000));
    refused(CANNOT_START, start(), database, "backup");
    Files.write(database, Arrays.copyOf(whole, whole.length / 2));
    refused(CANNOT_START, start(), database, "backup");
    Files.write(database, whole);
    startsAgain();
  }

  /** What the start reads is found out by it; the rest when somebody asks for it. */
  @Test
  void aDatabaseWithARottenPage() throws IOException {
    moveInto(data, roomWithAnAttempt());
    Path database = data.resolve("candor.db");
    byte[] whole = Files.readAllBytes(database);
    int found = 0;
    for (int page = 1; page < whole.length / PAGE; page++) {
      byte[] rotten = whole.clone();
      Arrays.fill(rotten, page * PAGE, (page + 1) * PAGE, (byte) 'x');
      Files.write(database, rotten);
      Outcome outcome = start();
      if (outcome.code() == 0) {
        running.removeLast().relay().close();
      } else {
        refused(CANNOT_START, outcome, database, "damaged", "backup");
        found++;
      }
      Files.deleteIfExists(data.resolve("candor.db-wal"));
      Files.deleteIfExists(data.resolve("candor.db-shm"));
    }
    assertThat(found).isGreaterThan(2);
  }

  /** A folder with a database, its key and an attempt in it. */
  private Path roomWithAnAttempt() throws IOException {
    Path folderOfRoom = Files.createDirectory(folder.resolve("room"));
    try (FurnishedRoom room = new FurnishedRoom(folderOfRoom)) {
      assertThat(room.invitations().join(room.exam().joinCode(), "Ada")).isPresent();
    }
    return folderOfRoom;
  }

  private static void moveInto(Path data, Path room) throws IOException {
    Path keys = Files.createDirectories(data.resolve("keys"));
    Files.move(room.resolve("candor.db"), data.resolve("candor.db"));
    Files.move(
        room.resolve("master.key"),
        keys.resolve("master.key"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aMasterKeyThatIsDamagedOrAnother() throws IOException {
    madeBefore();
    Path key = data.resolve("keys/master.key");
    byte[] whole = Files.readAllBytes(key);
    Files.write(key, Arrays.copyOf(whole, 31));
    refused(CANNOT_START, start(), key, "31 bytes", "backup");
    Files.write(key, whole);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    refused(CANNOT_START, start(), key, "rw-r--r--", "chmod 600");
    Files.delete(key);
    Files.createDirectory(key);
    refused(CANNOT_START, start(), key, "plain file");
  }

  @Test
  void aMasterKeyThatIsNotTheRecordingsOwn() throws IOException {
    moveInto(data, roomWithAnAttempt());
    Path key = data.resolve("keys/master.key");
    Path own = Files.move(key, folder.resolve("own.key"));
    // As if it had got lost: a new one is made, and is of no use.
    refused(CANNOT_START, start(), key, "backup");
    refused(CANNOT_START, start(), key, "backup");
    Files.move(own, key, StandardCopyOption.REPLACE_EXISTING);
    startsAgain();
  }

  @Test
  void aDatabaseOfANewerCandor() {
    madeBefore();
    Path database = data.resolve("candor.db");
    NewerDatabase.make(database);
    refused(CANNOT_START, start(), database, "version 999", "newer Candor");
  }

  @Test
  void aConsoleKeyThatIsDamaged() throws IOException {
    madeBefore();
    Path key = data.resolve("keys/console.key");
    for (byte[] damaged : List.of(new byte[0], "short".getBytes(), new byte[] {-1, -2, -3})) {
      Files.write(key, damaged);
      refused(CANNOT_START, start(), key, "damaged", "remove it");
    }
    Files.delete(key);
    Files.createDirectory(key);
    refused(CANNOT_START, start(), key, "damaged", "remove it");
    Files.delete(key);
    startsAgain();
  }

  @Test
  void aCertificateThatIsNotThere() {
    refused(CANNOT_START, start("--tls-key=k.pem", "--tls-certificate=c.pem"), "c.pem", "PEM form");
  }

  @Test
  void anAccountWithAnAuthorityThatIsDamaged() throws IOException {
    // Nobody listens there, and nobody has to for a start.
    String[] acme = {
      "--acme-names=exam.example.org",
      "--acme-terms-agreed=true",
      "--acme-directory=https://127.0.0.1:1/directory"
    };
    assertThat(start(acme)).isEqualTo(new Outcome(0, "", ""));
    running.removeLast().relay().close();
    Path key;
    try (Stream<Path> files = Files.walk(data.resolve("keys/acme"))) {
      key = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    String whole = Files.readString(key);
    String half = whole.substring(0, whole.length() / 2);
    for (String damaged : List.of("", "rotten", half, whole.replace("PUBLIC", "SECRET"))) {
      Files.writeString(key, damaged);
      refused(CANNOT_START, start(acme), key, "damaged", "remove it");
    }
    Files.delete(key);
    Files.createDirectory(key);
    refused(CANNOT_START, start(acme), key, "damaged", "remove it");
    Files.delete(key);
    Path none = folder.resolve("none.pem");
    String[] trusting = Arrays.copyOf(acme, acme.length + 1);
    trusting[acme.length] = "--acme-trust=" + none;
    refused(CANNOT_START, start(trusting), none, "acme.trust", "PEM form");
    Files.writeString(none, "nothing\n");
    refused(CANNOT_START, start(trusting), none, "acme.trust", "PEM form");
    assertThat(start(acme)).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void aSettingThatIsUnknownOrWrong() throws IOException {
    refused(WRONG_USE, start("--prot=1"), "--prot", "--help");
    refused(WRONG_USE, start("--port=65536"), "port", "65536", "from 0 to 65535");
    refused(WRONG_USE, start("--log-level=trace"), "log.level", "trace", "error, warn, info");
    refused(WRONG_USE, start("--tls-key=k.pem"), "tls.certificate", "allowed is");
    refused(WRONG_USE, start("--acme-names=exam.example.org"), "acme.terms-agreed", "allowed is");
    Path file = Files.writeString(folder.resolve("candor.properties"), "prot=1\n");
    refused(WRONG_USE, start("--config=" + file), "prot", file, "allowed are");
    Path none = folder.resolve("none.properties");
    refused(WRONG_USE, start("--config=" + none), none, "allowed is");
    assertThat(data).doesNotExist();
  }
}
