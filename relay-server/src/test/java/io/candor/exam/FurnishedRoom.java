package io.candor.exam;

import io.candor.media.Capability;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEngine;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.recording.BlobStore;
import io.candor.recording.MasterKey;
import io.candor.recording.PartWriter;
import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Database;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A room on a real database and real blobs, with an engine to which nothing ever flows. */
public final class FurnishedRoom implements AutoCloseable {
  private final SecureRandom random = new SecureRandom();
  private final Clockwork clockwork =
      new Clockwork(InstantSource.system(), new Ids(random), new Tokens(random));
  private final Database database;
  private final PeerBook peers = new PeerBook();
  private final Rows rows;
  private final Recordings recordings;
  private final PolicyText texts = new PolicyText(WireMapper.create());
  private final Rooms rooms;

  public FurnishedRoom(Path folder) {
    database = Database.open(folder.resolve("candor.db"));
    rows = Rows.of(database);
    recordings =
        new Recordings(
            rows.attempts(),
            rows.parts(),
            new BlobStore(folder.resolve("recordings"), random),
            MasterKey.openOrCreate(folder.resolve("master.key"), random));
    rooms = new Rooms(new RoomParts(rows, recordings, new QuietEngine(), peers, texts, clockwork));
  }

  public Rows rows() {
    return rows;
  }

  public Recordings recordings() {
    return recordings;
  }

  public PolicyText texts() {
    return texts;
  }

  public Tokens tokens() {
    return clockwork.tokens();
  }

  Rooms rooms() {
    return rooms;
  }

  public Invitations invitations() {
    return new Invitations(rooms, random);
  }

  public Exam exam() {
    return invitations().exam("Algebra", "https://example.org/quiz", Policy.standard());
  }

  /** Begins a part as the student's offer does. */
  public PartWriter part(String partId, String attemptId) {
    return recordings.begin(partId, attemptId, Source.CAMERA, clockwork.now());
  }

  @Override
  public void close() {
    rooms.close();
    peers.close();
    database.close();
  }

  /** Answers every offer, and that is all. */
  private static final class QuietEngine implements MediaEngine {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public CompletionStage<String> publish(Publish publish) {
      return CompletableFuture.completedFuture("v=0");
    }

    @Override
    public CompletionStage<String> watch(Watch watch) {
      return CompletableFuture.completedFuture("v=0");
    }

    @Override
    public void candidate(String peer, IceCandidate candidate) {}

    @Override
    public void hangUp(String peer) {}

    @Override
    public void close() {}
  }
}
