package io.candor.media.kurento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.KeyFrames;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvent.Reason;
import io.candor.media.MediaEvents;
import io.candor.media.MediaServer;
import io.candor.media.TestRoom;
import io.candor.media.TestRoom.Student;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers do wrong, and what becomes of those who are being recorded on them. */
class KurentoFailuresTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @TempDir private Path parts;
  @TempDir private Path shared;
  private KurentoDouble first;
  private KurentoDouble second;
  private TestRoom room;

  @BeforeEach
  void open() {
    first = new KurentoDouble();
    second = new KurentoDouble();
    room = room(first.address());
  }

  private TestRoom room(URI... servers) {
    return new TestRoom(parts, events -> engine(events, servers));
  }

  private KurentoEngine engine(MediaEvents events, URI... addresses) {
    MediaServers servers =
        new MediaServers(List.of(addresses), shared, shared.toString(), IceForServers.none());
    Pace pace = new Pace(Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofMillis(500));
    KurentoEngine engine =
        KurentoEngine.start(servers, events, InstantSource.system(), System::nanoTime, pace);
    await("they are reached", () -> engine.servers().stream().allMatch(MediaServer::reachable));
    return engine;
  }

  private void reopen(URI... servers) {
    room.close();
    room = room(servers);
  }

  @AfterEach
  void close() {
    room.close();
    first.close();
    second.close();
  }

  private static void await(String what, BooleanSupplier condition) {
    await(what, condition, LIMIT);
  }

  private static void await(String what, BooleanSupplier condition, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      LockSupport.parkNanos(5_000_000L);
    }
  }

  private Student live(String name) {
    Student student = room.publish(name, true, true);
    room.events().awaitFlowing(name, MediaEvent.Kind.VIDEO);
    room.events().awaitFlowing(name, MediaEvent.Kind.AUDIO);
    return student;
  }

  private MediaEvent.Closed closed(String name) {
    return room.events().await(MediaEvent.Closed.class, name);
  }

  private long files(String ending) {
    try (Stream<Path> files = Files.list(shared)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingIsLeftOnServerOrDiskAfterAnOrderlyEnd() {
    Student student = live("cam");
    await("two seconds", () -> student.frames() >= 20);
    assertThat(files(".pipeline")).isEqualTo(1);
    room.engine().hangUp("cam");
    assertThat(closed("cam").reason()).isEqualTo(Reason.HUNG_UP);
    await("the pipeline is released", () -> first.objects().isEmpty());
    assertThat(files("")).isZero();
  }

  @Test
  void aSocketThatDropsLosesNothing() {
    Student student = live("cam");
    first.front().drop();
    long before = student.frames();
    await("two more seconds", () -> student.frames() >= before + 20);
    student.hush(true);
    long frames = student.frames();
    room.engine().hangUp("cam");
    assertThat(closed("cam").reason()).isEqualTo(Reason.HUNG_UP);
    assertThat(room.recorded("cam").videoFrames()).isEqualTo(frames);
  }

  @Test
  void aServerThatStartedAnewEndsItsPeersAndTakesThemAgain() {
    Student student = live("cam");
    await("two seconds", () -> student.frames() >= 20);
    first.restart();
    assertThat(closed("cam").reason()).isEqualTo(Reason.SERVER_GONE);
    assertThat(room.recorded("cam").videoFrames()).isGreaterThanOrEqualTo(10);
    await("a new connection is taken", () -> taken("again"));
    room.events().awaitFlowing("again", MediaEvent.Kind.VIDEO);
  }

  private boolean taken(String name) {
    try {
      room.publish(name, true, true);
      return true;
    } catch (RuntimeException e) {
      assertThat(e).hasCauseInstanceOf(EngineAway.class);
      room.forget(name);
      return false;
    }
  }

  @Test
  void whenOneOfTwoDiesItsPeersGoToTheOther() {
    reopen(first.address(), second.address());
    Student one = live("one");
    Student two = live("two");
    await("two seconds of both", () -> one.frames() >= 20 && two.frames() >= 20);
    await("one on each", () -> !first.objects().isEmpty() && !second.objects().isEmpty());
    first.kill();
    await("one of them is closed", () -> isClosed("one") || isClosed("two"));
    String dead = isClosed("one") ? "one" : "two";
    assertThat(closed(dead).reason()).isEqualTo(Reason.SERVER_GONE);
    assertThat(room.recorded(dead).videoFrames()).isPositive();
    room.publish("three", true, true);
    room.events().awaitFlowing("three", MediaEvent.Kind.VIDEO);
    String alive = dead.equals("one") ? "two" : "one";
    assertThat(isClosed(alive)).isFalse();
  }

  private boolean isClosed(String name) {
    return room.events().about(name).stream().anyMatch(MediaEvent.Closed.class::isInstance);
  }

  @Test
  void aFrozenServersPeersAreClosedAndItsPipelinesReleasedWhenItThaws() {
    live("cam");
    first.front().freeze(true);
    assertThat(closed("cam").reason()).isEqualTo(Reason.SERVER_GONE);
    assertThat(room.recorded("cam").videoFrames()).isPositive();
    assertThat(first.objects()).isNotEmpty();
    first.front().freeze(false);
    await("what it held is released", () -> first.objects().isEmpty());
    await("and forgotten", () -> files("") == 0);
  }

  /** The client itself would wait for its answer for more than twice as long. */
  @Test
  void aHangUpWhileTheServerIsFrozenIsToldAsSoonAsThatIsFound() {
    Student student = live("cam");
    await("two seconds", () -> student.frames() >= 20);
    first.front().freeze(true);
    room.engine().hangUp("cam");
    await("it is found", () -> !room.engine().servers().getFirst().reachable());
    await("and told at once", () -> isClosed("cam"), Duration.ofSeconds(10));
    assertThat(closed("cam").reason()).isEqualTo(Reason.HUNG_UP);
    assertThat(room.recorded("cam").videoFrames()).isGreaterThanOrEqualTo(10);
    first.front().freeze(false);
    await("what it held is released", () -> first.objects().isEmpty());
    await("and forgotten", () -> files("") == 0);
  }

  /** Nobody waits for as long as the client would. */
  @Test
  void anOfferToAServerThatFreezesIsAnsweredAsSoonAsThatIsFound() {
    live("cam");
    first.front().freeze(true);
    assertThatThrownBy(() -> room.publish("late", true, true)).hasCauseInstanceOf(EngineAway.class);
    assertThat(closed("cam").reason()).isEqualTo(Reason.SERVER_GONE);
  }

  @Test
  void withoutAServerAnOfferSaysThatItMayBeTriedAgain() {
    first.kill();
    await("it is known to be gone", () -> refusedAsAway());
  }

  private boolean refusedAsAway() {
    try {
      room.publish("cam", true, false);
      room.engine().hangUp("cam");
      return false;
    } catch (RuntimeException e) {
      return e.getCause() instanceof EngineAway;
    }
  }

  /** A recorder says nothing of a path it cannot write, but by an event. */
  @Test
  void aFolderThatTheServerCannotWriteEndsThePeer() {
    room.close();
    room =
        new TestRoom(
            parts,
            events -> {
              MediaServers servers =
                  new MediaServers(
                      List.of(first.address()), shared, "/nowhere", IceForServers.none());
              KurentoEngine engine =
                  KurentoEngine.start(servers, events, InstantSource.system(), System::nanoTime);
              engine.awaitSettled();
              return engine;
            });
    room.publish("cam", true, true);
    assertThat(closed("cam").reason()).isEqualTo(Reason.FAILED);
    MediaEvent.Recorded recorded = room.events().await(MediaEvent.Recorded.class, "cam");
    assertThat(recorded.bytes()).isZero();
  }

  @Test
  void aFullDiskEndsThePartThatSoFarIsPlayable() {
    Student student = live("cam");
    await("two seconds", () -> student.frames() >= 20);
    first.media().fillDisks();
    assertThat(closed("cam").reason()).isEqualTo(Reason.FAILED);
    assertThat(room.recorded("cam").videoFrames()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void whatAServerWouldTranscodeIsNotTaken() {
    live("cam");
    first.media().transcode();
    assertThat(closed("cam").reason()).isEqualTo(Reason.FAILED);
  }

  @Test
  void aCandidateWithoutASectionIsTakenAsTheFirstOnes() {
    live("cam");
    room.engine()
        .candidate("cam", new IceCandidate("candidate:2 1 udp 1 127.0.0.1 9 typ host", null));
    room.engine().candidate("cam", new IceCandidate("", null));
    await("it came", () -> first.media().candidatesTaken() >= 2);
    assertThat(isClosed("cam")).isFalse();
  }

  @Test
  void keyFramesAreAskedForInTime() {
    room.publish("cam", true, true, new KeyFrames(Duration.ofMillis(500)));
    await("three key frames", () -> first.media().keyFramesAsked() >= 3);
  }

  @Test
  void whatWasRecordedForARelayThatCrashedIsFound() {
    Student student = live("cam");
    await("three seconds", () -> student.frames() >= 30);
    // A second relay on the same folder: the first one has fallen silent, as after a crash.
    TestRoom after = room(first.address());
    try {
      after.engine().takeUp(name -> Optional.of(room.partAnew(name)));
      assertThat(room.recorded("cam").videoFrames()).isGreaterThanOrEqualTo(30);
      assertThat(first.objects()).as("the old pipeline is released").isEmpty();
      assertThat(files("")).isZero();
    } finally {
      after.close();
    }
  }

  /** The relay's own disk is full in the middle of taking a file over. */
  @Test
  void whatCouldNotBeTakenOverWholeStaysForTheNextStart() {
    Student student = room.publish("screen", false, true);
    room.events().awaitFlowing("screen", MediaEvent.Kind.VIDEO);
    await("three seconds", () -> student.frames() >= 30);
    TestRoom after = room(first.address());
    try {
      Set<String> kept =
          after.engine().takeUp(name -> Optional.of(new FullDisk(room.partAnew(name), 20_000)));
      assertThat(kept).containsExactly("screen");
      assertThat(files(".webm")).isOne();
      assertThat(after.engine().takeUp(name -> Optional.of(room.partAnew(name)))).isEmpty();
      assertThat(room.recorded("screen").videoFrames()).isGreaterThanOrEqualTo(15);
      assertThat(room.recorded("screen").audioPackets()).as("no silence is added").isZero();
      assertThat(files("")).isZero();
    } finally {
      after.close();
    }
  }

  @Test
  void aFileThatIsNobodysIsDeleted() throws IOException {
    Files.writeString(shared.resolve("erased.webm"), "left over");
    room.engine().takeUp(name -> Optional.empty());
    assertThat(files("")).isZero();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidAtOnce() throws IOException {
    Path file = Files.writeString(shared.resolve("file"), "");
    MediaServers servers =
        new MediaServers(
            List.of(first.address()), file.resolve("in"), "/there", IceForServers.none());
    assertThatThrownBy(
            () ->
                KurentoEngine.start(servers, event -> {}, InstantSource.system(), System::nanoTime))
        .isInstanceOf(KurentoFolderException.class)
        .hasMessageContaining("kurento.folder");
  }
}
