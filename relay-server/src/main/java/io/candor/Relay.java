package io.candor;

import io.candor.api.ApiParts;
import io.candor.api.ConsoleKey;
import io.candor.api.HttpServer;
import io.candor.config.Encryption;
import io.candor.config.InstitutionSettings;
import io.candor.config.Settings;
import io.candor.evidence.EvidenceParts;
import io.candor.exam.Changes;
import io.candor.exam.Clockwork;
import io.candor.exam.Invitations;
import io.candor.exam.Joining;
import io.candor.exam.Keeping;
import io.candor.exam.OwnPages;
import io.candor.exam.PeerBook;
import io.candor.exam.PolicyText;
import io.candor.exam.Recordings;
import io.candor.exam.Retention;
import io.candor.exam.RoomParts;
import io.candor.exam.Rooms;
import io.candor.exam.Roster;
import io.candor.exam.Rows;
import io.candor.exam.StudentDoor;
import io.candor.exam.TeacherDoor;
import io.candor.exam.Timekeeper;
import io.candor.exam.TurnPasswords;
import io.candor.extension.ExtensionKey;
import io.candor.lms.ClientSecrets;
import io.candor.lms.LmsParts;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvents;
import io.candor.people.Staff;
import io.candor.recording.BlobStore;
import io.candor.recording.KeyFileException;
import io.candor.recording.MasterKey;
import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.signaling.endpoint.Signaling;
import io.candor.signaling.protocol.Institution;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.DataFolder;
import io.candor.store.Database;
import io.candor.tls.Certificates;
import io.candor.tls.OwnNames;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole server, from its data folder to its ports; closing it finishes all recordings first.
 */
public final class Relay implements AutoCloseable {
  /** What is open, the last opened first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Settings settings;
  private final SecureRandom random = new SecureRandom();
  private final Clockwork clockwork =
      new Clockwork(InstantSource.system(), new Ids(random), new Tokens(random));

  /** By which certificates grow old. */
  private final InstantSource calendar;

  private Relay(Settings settings, InstantSource calendar) {
    this.settings = settings;
    this.calendar = calendar;
  }

  /**
   * A server that runs, and where to find it.
   *
   * @param port the port the pages and the signaling are on
   * @param firstLink lets the first administrator in; empty once there is one
   */
  public record Running(Relay relay, String origin, int port, Optional<String> firstLink) {}

  /**
   * Starts everything, or nothing.
   *
   * @param engines makes the media engine that tells its news to what it is given
   */
  public static Running start(
      Settings settings, String version, Function<MediaEvents, MediaEngine> engines) {
    return start(settings, version, engines, InstantSource.system());
  }

  /**
   * As {@link #start(Settings, String, Function)}.
   *
   * @param calendar by which certificates grow old
   */
  static Running start(
      Settings settings,
      String version,
      Function<MediaEvents, MediaEngine> engines,
      InstantSource calendar) {
    Relay relay = new Relay(settings, calendar);
    try {
      return relay.start(version, engines);
    } catch (RuntimeException e) {
      relay.close(e);
      throw e;
    }
  }

  private Running start(String version, Function<MediaEvents, MediaEngine> engines) {
    DataFolder folder = opened(DataFolder.open(settings.server().data()));
    // Its making takes a moment, once.
    CompletableFuture<ExtensionKey> extensionKey =
        CompletableFuture.supplyAsync(
            () -> ExtensionKey.openOrCreate(folder.keys().resolve("extension.key"), random),
            Thread.ofPlatform().name("extension-key")::start);
    open.push(() -> extensionKey.exceptionally(failure -> null).join());
    Database database = opened(Database.opening(folder.database()));
    PeerBook peers = opened(new PeerBook());
    MediaEngine engine = opened(engines.apply(peers));

    Rows rows = Rows.of(database);
    Path masterKey = folder.keys().resolve("master.key");
    MasterKey master = MasterKey.openOrCreate(masterKey, random);
    OwnPages ownPages = new OwnPages(master.derived(OwnPages.KEY), clockwork.clock());
    BlobStore blobs = new BlobStore(folder.recordings(), random);
    Recordings recordings = new Recordings(rows.attempts(), rows.parts(), blobs, master);
    PolicyText texts = new PolicyText(WireMapper.create());
    Rooms rooms =
        opened(new Rooms(new RoomParts(rows, recordings, engine, peers, texts, clockwork)));
    Retention retention = opened(new Retention(rooms, Keeping.AS_AGREED));
    CompletableFuture<Void> takenUp =
        meanwhile(() -> takeUp(database, rooms, recordings, retention, masterKey));

    List<String> extensionIds =
        Stream.concat(settings.extensionIds().stream(), Stream.of(awaited(extensionKey).id()))
            .distinct()
            .toList();
    ConsoleKey key =
        ConsoleKey.openOrCreate(folder.keys().resolve("console.key"), clockwork.tokens());
    Staff staff = Staff.of(database, random, clockwork.clock(), System::nanoTime);
    TurnPasswords turn = new TurnPasswords(settings.ice(), clockwork.clock());
    Signaling signaling =
        opened(
            new Signaling(
                new Signaling.Hosts(
                    new StudentDoor(rooms, turn, ownPages, institution(settings)),
                    new TeacherDoor(rooms, staff),
                    staff.sessions(),
                    Set.copyOf(extensionIds)),
                Signaling.Rates.standard(),
                clockwork.clock(),
                System::nanoTime));
    Invitations invitations = new Invitations(rooms, random);
    ClientSecrets secrets = new ClientSecrets(master.derived(ClientSecrets.KEY), random);
    LmsParts lms =
        LmsParts.of(
            rows,
            rooms,
            invitations,
            retention,
            texts,
            staff,
            secrets,
            clockwork,
            System::nanoTime);
    opened(lms.hook());
    Optional<Certificates> certificates = certificates(folder);
    certificates.ifPresent(this::opened);
    HttpServer http = opened(new HttpServer(settings.server(), certificates));
    http.start(
        new ApiParts(
            rows,
            recordings,
            engine,
            EvidenceParts.of(
                rows.attempts(),
                rows.afterwards(),
                attempt ->
                    rows.exams().find(attempt.examId()).map(exam -> texts.policy(exam.policy())),
                blobs,
                master,
                clockwork.clock()),
            invitations,
            clockwork,
            retention,
            new Joining(rooms, invitations),
            new Changes(rooms),
            new Roster(rooms, random),
            turn,
            texts,
            staff,
            lms,
            ownPages,
            key,
            awaited(extensionKey),
            extensionIds,
            settings.metricsToken(),
            version),
        signaling::install);
    awaited(takenUp);
    Timekeeper timekeeper = opened(new Timekeeper(rooms));
    http.accept();
    certificates.ifPresent(watched -> watched.watch(http::renew));
    retention.start();
    lms.hook().start();
    Optional<String> firstLink =
        administered(database, staff) ? Optional.empty() : Optional.of(key.link(http.origin()));
    timekeeper.start();
    return new Running(this, http.origin(), http.port(), firstLink);
  }

  private static Institution institution(Settings settings) {
    InstitutionSettings own = settings.institution();
    return new Institution(
        orNull(own.controller()), orNull(own.legalBasis()), orNull(own.dataProtection()));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean administered(Database database, Staff staff) {
    try {
      return staff.people().administered();
    } catch (RuntimeException e) {
      throw database.explained(e);
    }
  }

  private Optional<Certificates> certificates(DataFolder folder) {
    return switch (settings.server().encryption()) {
      case Encryption.Elsewhere elsewhere -> Optional.empty();
      case Encryption.Files files -> Optional.of(Certificates.ofFiles(files, calendar));
      case Encryption.SelfMade selfMade ->
          Optional.of(
              Certificates.selfMade(
                  folder.keys(), OwnNames.of(settings.server()), calendar, random));
      case Encryption.Acme acme ->
          Optional.of(
              Certificates.acme(
                  acme, folder.keys(), OwnNames.of(settings.server()), calendar, random));
    };
  }

  /** Goes on where the last run ended, if what it left can be read. */
  private static void takeUp(
      Database database, Rooms rooms, Recordings recordings, Retention retention, Path masterKey) {
    try {
      if (!recordings.openable()) {
        throw KeyFileException.another(masterKey);
      }
      retention.takeUp();
      rooms.recover();
    } catch (RuntimeException e) {
      throw database.explained(e);
    }
  }

  /** Does something beside this thread; whatever was opened before stays open until it is done. */
  private CompletableFuture<Void> meanwhile(Runnable work) {
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(work, Thread.ofPlatform().name("taking-up")::start);
    open.push(() -> done.exceptionally(failure -> null).join());
    return done;
  }

  private static <T> T awaited(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** After a start that failed: what else goes wrong is told with the failure. */
  private void close(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Stops serving, finishes all recordings, and lets go of everything. */
  @Override
  public void close() {
    RuntimeException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failure =
            failure == null
                ? new IllegalStateException("the server did not stop well", e)
                : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
