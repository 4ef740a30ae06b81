package io.candor.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.media.TestRoom.Student;
import io.candor.media.TestRoom.Teacher;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.peer.PublishingPeer;
import io.candor.rtc.peer.ViewingPeer;
import io.candor.webm.WebmReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every media engine must do, shown with real peers over real sockets. No test here knows
 * which engine it is; only declared capabilities may make a difference.
 */
public abstract class MediaEngineContract {
  /** Never due while a test lasts. */
  private static final KeyFrames SELDOM = new KeyFrames(Duration.ofHours(1));

  private final SecureRandom random = new SecureRandom();
  private final ExecutorService handshakes = Executors.newVirtualThreadPerTaskExecutor();
  private final DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
  @TempDir private Path folder;
  private TestRoom room;
  private HeardEvents events;
  private MediaEngine engine;

  /** The engine under test, started, on loopback. */
  protected abstract MediaEngine engine(MediaEvents events);

  @BeforeEach
  void start() {
    room = new TestRoom(folder, this::engine);
    events = room.events();
    engine = room.engine();
  }

  @AfterEach
  void stop() {
    room.close();
    handshakes.shutdownNow();
  }

  private Student publish(String name, boolean microphone, boolean recorded) {
    return room.publish(name, microphone, recorded);
  }

  private Student publish(String name, boolean microphone, boolean recorded, KeyFrames keyFrames) {
    return room.publish(name, microphone, recorded, keyFrames);
  }

  private Teacher watch(String viewer, String publisher, boolean sound) {
    return room.watch(viewer, publisher, sound);
  }

  private static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      LockSupport.parkNanos(5_000_000L);
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private WebmReader recorded(String part) {
    return room.recorded(part);
  }

  @Test
  void aCameraConnectsAndFlows() {
    publish("cam", true, true);
    events.await(MediaEvent.Connected.class, "cam");
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    events.awaitFlowing("cam", MediaEvent.Kind.AUDIO);
  }

  /** What comes no more is told, and that it came again; the sound is never missed. */
  @Test
  void aCameraThatSendsNothingIsNoticed() {
    long begun = System.currentTimeMillis();
    Student student = publish("cam", false, true);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    student.hush(true);
    MediaEvent.Noticed missed = events.await(MediaEvent.Noticed.class, "cam");
    assertThat(missed.lack()).isEqualTo(Lack.NO_PICTURE);
    assertThat(missed.over()).isFalse();
    assertThat(missed.atMillis()).isBetween(begun, System.currentTimeMillis() - 4_000);
    student.hush(false);
    await("it comes again", () -> noticed().size() == 2);
    assertThat(noticed().getLast().lack()).isEqualTo(Lack.NO_PICTURE);
    assertThat(noticed().getLast().over()).isTrue();
  }

  private List<MediaEvent.Noticed> noticed() {
    return events.about("cam").stream()
        .filter(MediaEvent.Noticed.class::isInstance)
        .map(MediaEvent.Noticed.class::cast)
        .toList();
  }

  @Test
  void everyFrameSentIsInTheRecording() {
    long begun = System.nanoTime();
    Student student = publish("cam", true, true);
    await("three seconds of frames", () -> student.frames() >= 30);
    student.hush(true);
    long frames = student.frames();
    long sounds = student.socket().call(student.peer()::sounds);
    engine.hangUp("cam");
    MediaEvent.Recorded recorded = events.await(MediaEvent.Recorded.class, "cam");
    WebmReader file = recorded("cam");
    assertThat(file.videoFrames()).isEqualTo(frames);
    assertThat(file.audioPackets()).isEqualTo(sounds);
    assertThat(recorded.durationMillis()).isBetween(2_800L, millisSince(begun));
    assertThat(recorded.bytes()).isPositive();
    assertThat(events.await(MediaEvent.Closed.class, "cam").reason())
        .isEqualTo(MediaEvent.Reason.HUNG_UP);
  }

  @Test
  void aScreenWithoutSoundIsRecorded() {
    Student student = publish("screen", false, true);
    await("a second of frames", () -> student.frames() >= 10);
    engine.hangUp("screen");
    events.await(MediaEvent.Recorded.class, "screen");
    assertThat(recorded("screen").videoFrames()).isGreaterThanOrEqualTo(9);
  }

  /** The rest of it is there for those who watch. */
  @ParameterizedTest
  @EnumSource
  void onlyWhatTheExamRecordsIsInTheRecording(MediaEvent.Kind kind) {
    Student student = room.publish("cam", true, Set.of(kind), KeyFrames.CAMERA);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    events.awaitFlowing("cam", MediaEvent.Kind.AUDIO);
    Teacher teacher = watch("v1", "cam", true);
    await("pictures for who watches", () -> teacher.frames() >= 5);
    await("two seconds of frames", () -> student.frames() >= 20);
    student.hush(true);
    engine.hangUp("cam");
    events.await(MediaEvent.Recorded.class, "cam");
    WebmReader file = recorded("cam");
    boolean pictures = kind == MediaEvent.Kind.VIDEO;
    assertThat(file.videoFrames() >= 15).isEqualTo(pictures);
    assertThat(file.audioPackets() >= 50).isEqualTo(!pictures);
    assertThat(pictures ? file.audioPackets() : file.videoFrames()).isZero();
  }

  @Test
  void anOfferWithNothingOfWhatIsRecordedIsRefused() {
    PublishingPeer peer = new PublishingPeer(identity, handshakes, random, false, () -> {});
    Publish.Tape sound = new Publish.Tape(room.part("none"), Set.of(MediaEvent.Kind.AUDIO));
    refused(new Publish("none", KeyFrames.SCREEN, peer.offer(), 0, sound), "nothing of what");
    sound.part().close();
  }

  @Test
  void aStillScreensRecordingLastsToTheTracksEnd() {
    long begun = System.nanoTime();
    Student student = publish("screen", false, true);
    await("the first frame", () -> student.frames() >= 1);
    long first = System.nanoTime(); // a sender that was held up sends the next ones closer together
    await("frames", () -> student.frames() >= 10);
    student.hush(true);
    long still = System.nanoTime() + 2_000_000_000L;
    await("two still seconds", () -> System.nanoTime() >= still);
    long lasted = millisSince(first);
    engine.hangUp("screen");
    assertThat(events.await(MediaEvent.Recorded.class, "screen").durationMillis())
        .isBetween(lasted - 100, millisSince(begun));
  }

  @Test
  void aTeacherSeesTheStudentFromAKeyFrameOn() {
    publish("cam", true, true);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    Teacher teacher = watch("viewer", "cam", true);
    events.await(MediaEvent.Connected.class, "viewer");
    await("pictures", () -> teacher.frames() >= 20);
    await("sound", () -> teacher.socket().call(teacher.peer()::soundPackets) > 50);
    assertThat(teacher.socket().call(() -> teacher.peer().frames().get(0).keyFrame())).isTrue();
  }

  @Test
  void watchingAsksNothingOfTheStudentWhereTheEngineSaysSo() {
    if (!engine.capabilities().contains(Capability.INSTANT_PREVIEW)) {
      return;
    }
    Student student = publish("cam", true, false, SELDOM);
    // Who watches first waits out whatever the beginning itself may ask for on a busy machine.
    Teacher before = watch("before", "cam", true);
    await("pictures", () -> before.frames() >= 10);
    long asked = student.socket().call(student.peer()::keyFrameRequests);
    Teacher teacher = watch("viewer", "cam", true);
    await("pictures", () -> teacher.frames() >= 10);
    assertThat(student.socket().call(student.peer()::keyFrameRequests)).isEqualTo(asked);
  }

  @Test
  void aViewerThatLostItsPictureGetsItAgain() {
    publish("cam", true, false);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    Teacher teacher = watch("viewer", "cam", true);
    await("pictures", () -> teacher.frames() >= 15);
    int before = teacher.frames();
    teacher
        .socket()
        .call(
            () -> {
              teacher.peer().pictureLost();
              return true;
            });
    await(
        "a key frame after the loss",
        () ->
            teacher
                .socket()
                .call(
                    () ->
                        teacher.peer().frames().stream()
                            .skip(before)
                            .anyMatch(frame -> frame.keyFrame())));
  }

  @Test
  void manyWatchAndOneLeaving() {
    publish("cam", true, false);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    Teacher first = watch("first", "cam", true);
    Teacher second = watch("second", "cam", true);
    await("both see", () -> first.frames() >= 5 && second.frames() >= 5);
    engine.hangUp("first");
    events.await(MediaEvent.Closed.class, "first");
    int seen = second.frames();
    await("the other still sees", () -> second.frames() >= seen + 10);
  }

  @Test
  void aViewerEndsWithItsSource() {
    publish("cam", true, true);
    events.awaitFlowing("cam", MediaEvent.Kind.VIDEO);
    watch("viewer", "cam", true);
    events.await(MediaEvent.Connected.class, "viewer");
    engine.hangUp("cam");
    assertThat(events.await(MediaEvent.Closed.class, "viewer").reason())
        .isEqualTo(MediaEvent.Reason.SOURCE_ENDED);
  }

  @Test
  void aStudentWhoLeavesIsNoticedAtOnce() {
    Student student = publish("cam", true, true);
    await("frames", () -> student.frames() >= 5);
    student.leave();
    events.await(MediaEvent.Recorded.class, "cam");
    assertThat(events.await(MediaEvent.Closed.class, "cam").reason())
        .isEqualTo(MediaEvent.Reason.LEFT);
  }

  @Test
  void closingFinishesEveryRecording() {
    List<Student> students = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      students.add(publish("cam" + i, true, true));
    }
    await("frames of all", () -> students.stream().allMatch(s -> s.frames() >= 10));
    engine.close();
    for (int i = 0; i < 3; i++) {
      events.await(MediaEvent.Recorded.class, "cam" + i);
      assertThat(recorded("cam" + i).videoFrames()).isGreaterThanOrEqualTo(9);
    }
  }

  @Test
  void aPeerThatNeverSendsLeavesNothingBehind() {
    PublishingPeer peer = new PublishingPeer(identity, handshakes, random, true, () -> {});
    Publish publish = new Publish("none", KeyFrames.CAMERA, peer.offer(), room.part("none"));
    engine.publish(publish).toCompletableFuture().join();
    engine.hangUp("none");
    assertThat(events.await(MediaEvent.Recorded.class, "none").durationMillis()).isZero();
    events.await(MediaEvent.Closed.class, "none");
  }

  @Test
  void aPeersNameServesOnce() {
    Student student = publish("cam", true, false);
    String offer = student.socket().call(student.peer()::offer);
    refused(new Publish("cam", KeyFrames.CAMERA, offer, null), "new one");
  }

  @Test
  void anOfferOfNothingUsableIsRefusedInWords() {
    Publish garbage = new Publish("cam", KeyFrames.CAMERA, "no session description", null);
    refused(garbage, "");
    PublishingPeer peer = new PublishingPeer(identity, handshakes, random, false, () -> {});
    String other = peer.offer().replace("VP8/90000", "H265/90000");
    refused(new Publish("cam2", KeyFrames.CAMERA, other, null), "VP8");
  }

  private void refused(Publish publish, String saying) {
    assertThatThrownBy(() -> engine.publish(publish).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(OfferRefused.class)
        .hasMessageContaining(saying);
  }

  @Test
  void whatIsNotLiveCannotBeWatched() {
    ViewingPeer peer = new ViewingPeer(identity, handshakes, random, true, () -> {});
    assertThatThrownBy(
            () -> engine.watch(new Watch("v", "nobody", peer.offer())).toCompletableFuture().join())
        .cause()
        .isInstanceOf(OfferRefused.class)
        .hasMessageContaining("not live");
  }

  @Test
  void theUnknownIsIgnored() {
    engine.hangUp("nobody");
    engine.candidate("nobody", new IceCandidate("", null));
    assertThat(events.about("nobody")).isEmpty();
  }
}
