package io.candor.exam;

import io.candor.config.IceSettings;
import io.candor.evidence.EvidenceParts;
import io.candor.lms.ClientAccounts;
import io.candor.lms.ClientSecrets;
import io.candor.lms.LmsParts;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvent;
import io.candor.people.Staff;
import io.candor.recording.BlobStore;
import io.candor.recording.MasterKey;
import io.candor.recording.PartWriter;
import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.signaling.endpoint.Signaling;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Institution;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Attempt;
import io.candor.store.Database;
import io.candor.store.Exam;
import io.candor.store.Part;
import io.candor.store.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A room on a real database and real blobs, with an engine that does what a test says. */
public final class FurnishedRoom implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final SecureRandom random = new SecureRandom();
  private final Clockwork clockwork;
  private final Database database;
  private final PeerBook peers = new PeerBook();
  private final ScriptedEngine engine = new ScriptedEngine(peers);
  private final Rows rows;
  private final Recordings recordings;
  private final EvidenceParts evidence;
  private final PolicyText texts = new PolicyText(WireMapper.create());
  private final Rooms rooms;
  private final Staff staff;
  private final OwnPages ownPages;
  private final ClientSecrets secrets;

  public FurnishedRoom(Path folder) {
    this(folder, InstantSource.system());
  }

  /** A room whose time a test makes. */
  public static FurnishedRoom at(Path folder, InstantSource clock) {
    return new FurnishedRoom(folder, clock);
  }

  FurnishedRoom(Path folder, InstantSource clock) {
    clockwork = new Clockwork(clock, new Ids(random), new Tokens(random));
    database = Database.open(folder.resolve("candor.db"));
    rows = Rows.of(database);
    MasterKey master = MasterKey.openOrCreate(folder.resolve("master.key"), random);
    BlobStore blobs = new BlobStore(folder.resolve("recordings"), random);
    recordings = new Recordings(rows.attempts(), rows.parts(), blobs, master);
    evidence =
        EvidenceParts.of(
            rows.attempts(),
            rows.afterwards(),
            attempt -> rows.exams().find(attempt.examId()).map(exam -> texts.policy(exam.policy())),
            blobs,
            master,
            clock);
    ownPages = new OwnPages(master.derived(OwnPages.KEY), clock);
    secrets = new ClientSecrets(master.derived(ClientSecrets.KEY), random);
    staff = Staff.of(database, random, clock, System::nanoTime);
    rooms = new Rooms(new RoomParts(rows, recordings, engine, peers, texts, clockwork));
  }

  public Rows rows() {
    return rows;
  }

  public Recordings recordings() {
    return recordings;
  }

  public EvidenceParts evidence() {
    return evidence;
  }

  public PolicyText texts() {
    return texts;
  }

  public Clockwork clockwork() {
    return clockwork;
  }

  public Tokens tokens() {
    return clockwork.tokens();
  }

  public OwnPages ownPages() {
    return ownPages;
  }

  public Staff staff() {
    return staff;
  }

  /** The engine as the rest of the server sees it. */
  public MediaEngine mediaEngine() {
    return engine();
  }

  ScriptedEngine engine() {
    return engine;
  }

  public Retention retention(Keeping keeping) {
    return new Retention(rooms, keeping);
  }

  Rooms rooms() {
    return rooms;
  }

  Writer writer() {
    return database.writer();
  }

  StudentDoor studentDoor() {
    IceSettings ice = new IceSettings(List.of(), "", Duration.ofHours(1));
    TurnPasswords turn = new TurnPasswords(ice, clockwork.clock());
    return new StudentDoor(rooms, turn, ownPages, Institution.silent());
  }

  /** The signaling of this room, for a server to install. */
  public Signaling signaling() {
    return new Signaling(
        new Signaling.Hosts(
            studentDoor(), new TeacherDoor(rooms, staff), staff.sessions(), Set.of("a".repeat(32))),
        Signaling.Rates.standard(),
        clockwork.clock(),
        System::nanoTime);
  }

  /** A part that has been recorded, of bytes that are no WebM. */
  public void finishedPart(String partId, String attemptId) {
    try (PartWriter writer = part(partId, attemptId)) {
      writer.append("0123456789".getBytes(StandardCharsets.US_ASCII), 0, 10);
    }
    await(rows.parts().complete(partId, Part.State.FINISHED, clockwork.now(), 1000, 10));
  }

  public Invitations invitations() {
    return new Invitations(rooms, random);
  }

  /** Learning management systems at this room. */
  public LmsParts lms(Retention retention) {
    return LmsParts.of(
        rows, rooms, invitations(), retention, texts, staff, secrets, clockwork, System::nanoTime);
  }

  /** Makes learning management systems known. */
  public ClientAccounts clientAccounts() {
    return new ClientAccounts(
        rows.clients().clients(), secrets, clockwork.ids(), clockwork.tokens(), clockwork.clock());
  }

  public Joining joining() {
    return new Joining(rooms, invitations());
  }

  public Changes changes() {
    return new Changes(rooms);
  }

  public Roster roster() {
    return new Roster(rooms, random);
  }

  /** What is standard, and recorded. */
  public static Policy recorded() {
    return Policy.standard().switched(true, TrackingOption.allNamed("recordSession"));
  }

  public Exam exam() {
    return exam(recorded());
  }

  Exam exam(Policy policy) {
    return invitations().exam("Algebra", "https://example.org/quiz", policy);
  }

  /** What is recorded, without these options. */
  static Policy without(TrackingOption... options) {
    return recorded().switched(false, List.of(options));
  }

  /** A launch token for a new attempt of the exam. */
  String invite(Exam exam) {
    return invitations().join(exam.joinCode(), "Ada Lovelace").orElseThrow().launchToken();
  }

  /** A student who has come in for the first time. */
  Browser newcomer(Exam exam) {
    return Browser.launched(this, invite(exam));
  }

  /** A student who has come in and consented. */
  Browser student(Exam exam) {
    return newcomer(exam).consent();
  }

  /** The attempt's row once everything that is on its way has arrived. */
  Attempt attempt(String id) {
    awaitQuiet();
    return rows.attempts().find(id).orElseThrow();
  }

  AttemptState state(Browser browser) {
    return attempt(browser.attempt()).state();
  }

  Part part(String id) {
    awaitQuiet();
    return rows.parts().find(id).orElseThrow();
  }

  /** Begins a part as the student's offer does. */
  public PartWriter part(String partId, String attemptId) {
    return recordings.begin(partId, attemptId, Source.CAMERA, clockwork.now());
  }

  /** Waits until the engine's news has been taken and what was queued is in the database. */
  void awaitQuiet() {
    CompletableFuture<MediaEvent> passed = new CompletableFuture<>();
    peers.enter("quiet", passed::complete);
    peers.on(new MediaEvent.Closed("quiet", MediaEvent.Reason.HUNG_UP));
    await(passed);
    await(database.writer().submit(handle -> true));
  }

  static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ends as {@code kill -9} does: nobody is told, nothing is finished. */
  public void crash() {
    awaitQuiet();
    engine.crash();
    peers.close();
    database.close();
  }

  @Override
  public void close() {
    rooms.close();
    engine.close();
    peers.close();
    database.close();
  }
}
