package io.candor.exam;

import io.candor.media.MediaEvent;
import io.candor.signaling.Line;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Events.Added;
import io.candor.store.Standing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt as it is now: its browser, what it sends, its state. It is live while a browser is
 * connected and something flows; what is lost makes it interrupted, until it comes back.
 *
 * <p>Thread-safe; the lock is never held while waiting for the disk or the engine. Changes of state
 * are queued for the database under the lock, so they arrive there in order.
 */
final class Sitting {
  private static final Logger log = LoggerFactory.getLogger(Sitting.class);
  private static final Line<ServerToStudent> NOBODY = new NobodysLine();

  private final ReentrantLock lock = new ReentrantLock();
  private final String attemptId;
  private final String studentName;
  private final LiveRoom room;
  private final RoomParts parts;
  private final Sources sources = new Sources();
  private final Doorway doorway = new Doorway();
  private final Invigilation invigilation;

  private AttemptState state;
  private @Nullable Long startedAt;
  private @Nullable Long consentAt;
  private @Nullable String declineReason;
  private @Nullable Line<ServerToStudent> line;
  private int extraMinutes;
  private Standing standing;
  private boolean closing;
  private final Presence presence;

  /** What was told last; read without the lock, which those who tell the room hold. */
  private volatile RosterRow row;

  Sitting(Attempt attempt, Standing standing, LiveRoom room, RoomParts parts) {
    this.attemptId = attempt.id();
    this.studentName = attempt.studentName();
    this.room = room;
    this.parts = parts;
    this.state = attempt.state();
    this.startedAt = attempt.startedAt();
    this.consentAt = attempt.consentAt();
    this.extraMinutes = attempt.extraMinutes();
    this.declineReason = attempt.declineReason();
    this.standing = standing;
    this.presence = new Presence(attempt);
    this.invigilation = new Invigilation(this, parts);
    this.row = rowNow();
  }

  String attemptId() {
    return attemptId;
  }

  LiveRoom room() {
    return room;
  }

  AttemptState state() {
    return locked(() -> state);
  }

  /** How the attempt stands; never waits. */
  RosterRow row() {
    return row;
  }

  private RosterRow rowNow() {
    return LiveRoom.row(
        attemptId, studentName, state, sources.live(), startedAt, declineReason, standing);
  }

  /**
   * A browser takes the attempt; whichever held it before is told so.
   *
   * @return whether it may; not so once the attempt is finished
   */
  boolean take(Line<ServerToStudent> taking) {
    Optional<Line<ServerToStudent>> before =
        locked(
            () -> {
              if (state == AttemptState.FINISHED) {
                return Optional.empty();
              }
              Line<ServerToStudent> held = line == null ? NOBODY : line;
              line = taking;
              settle();
              return Optional.of(held);
            });
    before.ifPresent(held -> held.end(new ServerToStudent.Replaced()));
    return before.isPresent();
  }

  Doorway doorway() {
    return doorway;
  }

  Invigilation invigilation() {
    return invigilation;
  }

  /** Whether a browser is connected. */
  boolean held() {
    return locked(() -> line != null);
  }

  /** How it looks from outside. */
  Seen seen() {
    return locked(() -> new Seen(state, presence.complete(), presence.lostSince()));
  }

  /** When the relay ends this attempt, as far as it is known. */
  @Nullable Long deadline() {
    return locked(() -> Optional.ofNullable(deadlineNow())).orElse(null);
  }

  private @Nullable Long deadlineNow() {
    long extraMs = TimeUnit.MINUTES.toMillis(extraMinutes) + standing.pausedMs();
    return standing.pausedSince() != null ? null : room.exam().terms().deadline(startedAt, extraMs);
  }

  /** How it stands with those who invigilate. */
  ServerToStudent.Standing standing() {
    return locked(() -> told(standing));
  }

  private static ServerToStudent.Standing told(Standing standing) {
    return new ServerToStudent.Standing(standing.helpSince(), standing.pausedSince());
  }

  /** It stands differently now: the browser and those who watch are told. */
  void stands(Standing now) {
    locked(
        () -> {
          standing = now;
          settle();
          send(told(now));
          return send(new ServerToStudent.Deadline(deadlineNow()));
        });
  }

  /** Grants minutes beyond the exam's end and duration; they are in the database. */
  void extraTime(int minutes) {
    locked(() -> extraMinutes = minutes);
    tellDeadline();
  }

  /** Tells the browser how long it has now. */
  void tellDeadline() {
    locked(() -> send(new ServerToStudent.Deadline(deadlineNow())));
  }

  boolean heldBy(Line<ServerToStudent> asking) {
    return locked(() -> asking.equals(line));
  }

  /** A browser is gone; nothing happens when another has taken the attempt meanwhile. */
  void leave(Line<ServerToStudent> leaving) {
    locked(
        () -> {
          if (leaving.equals(line)) {
            line = null;
            settle();
          }
          return state;
        });
  }

  /** When the student agreed, or empty. */
  Optional<Long> consentAt() {
    return locked(() -> Optional.ofNullable(consentAt));
  }

  void consented(long at) {
    locked(
        () -> {
          if (state == AttemptState.INVITED || state == AttemptState.DECLINED) {
            consentAt = at;
            declineReason = null;
            state = AttemptState.CONSENTED;
            settle();
          }
          return state;
        });
  }

  /** The student does not take part; what was offered meanwhile is hung up. */
  void declined(@Nullable String reason) {
    List<Publishing> offered =
        locked(
            () -> {
              state = AttemptState.DECLINED;
              declineReason = reason;
              consentAt = null;
              settle();
              return sources.unfinished();
            });
    offered.forEach(publishing -> parts.engine().hangUp(publishing.partId()));
  }

  /**
   * Queues an event of the browser that holds the attempt; anybody else's fails. Whoever takes the
   * attempt afterwards finds it in the database.
   */
  CompletableFuture<Added> add(Event event, Line<ServerToStudent> from) {
    return locked(
        () ->
            from.equals(line) && consentAt != null
                ? parts.rows().events().add(event)
                : CompletableFuture.failedFuture(
                    new IllegalStateException(
                        "an event without consent or from a replaced browser")));
  }

  /**
   * Puts a new peer in its source's place and hangs up the one it replaces.
   *
   * @return whether it may publish; not so once the attempt is ending or another browser has it
   */
  boolean replace(Publishing next, Line<ServerToStudent> from) {
    Optional<Publishing> before = locked(() -> put(next, from));
    before
        .filter(held -> !held.equals(next))
        .ifPresent(held -> parts.engine().hangUp(held.partId()));
    return before.filter(next::equals).isEmpty();
  }

  /** What was in its place; the new one itself if it may not have it. */
  private Optional<Publishing> put(Publishing next, Line<ServerToStudent> from) {
    if (closing || !from.equals(line)) {
      return Optional.of(next);
    }
    Optional<Publishing> before = sources.put(next);
    var unused =
        next.closed().whenComplete((written, failure) -> locked(() -> sources.finished(next)));
    settle();
    return before;
  }

  /** Whether this peer is still the one in its source's place. */
  boolean wants(Publishing publishing) {
    return locked(() -> !closing && sources.has(publishing));
  }

  /** The peer the browser calls so. */
  Optional<Publishing> byClientPeer(String clientPeer) {
    return locked(() -> sources.byClientPeer(clientPeer));
  }

  /** What flows of a source now. */
  Optional<Publishing> live(Source source) {
    return locked(() -> sources.live(source));
  }

  /** Says something to the browser that holds the attempt; false when there is none. */
  boolean send(ServerToStudent message) {
    Line<ServerToStudent> to = locked(() -> line == null ? NOBODY : line);
    to.send(message);
    return !to.equals(NOBODY);
  }

  /**
   * Something of a peer flows.
   *
   * @return whether it is the first that does
   */
  boolean flowing(Publishing publishing, MediaEvent.Kind kind) {
    return locked(
        () -> {
          boolean first = publishing.flowing(kind);
          settle();
          return first;
        });
  }

  /** A peer is no longer there; what replaced it stays. */
  void drop(Publishing publishing) {
    locked(
        () -> {
          sources.remove(publishing);
          settle();
          return state;
        });
  }

  /** Makes the state what it ought to be by who is connected and what flows, and tells it. */
  private void settle() {
    if (!closing) {
      settleState();
    }
    presence.settle(
        state == AttemptState.LIVE, sources.live(), room.policy(), parts.clockwork().now());
    RosterRow now = rowNow();
    if (!now.equals(row)) {
      row = now;
      room.changed(now);
    }
  }

  private void settleState() {
    boolean flows = MediaWanted.sources(room.policy()).isEmpty() || !sources.live().isEmpty();
    boolean present = line != null && flows;
    boolean waiting = state == AttemptState.CONSENTED || state == AttemptState.INTERRUPTED;
    long now = parts.clockwork().now();
    if (present && waiting) {
      state = AttemptState.LIVE;
      if (startedAt == null) {
        startedAt = now;
        send(new ServerToStudent.Deadline(deadlineNow()));
      }
      logged(parts.rows().attempts().live(attemptId, now));
    } else if (!present && state == AttemptState.LIVE) {
      state = AttemptState.INTERRUPTED;
      logged(parts.rows().attempts().interrupted(attemptId, now));
    }
  }

  private void logged(CompletableFuture<Boolean> change) {
    var unused =
        change.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.error("attempt {}: its state could not be written", attemptId, failure);
              }
            });
  }

  /**
   * Ends the attempt for good, unless it has ended: its recordings are finished first. Blocks.
   *
   * @param last what the browser is told, given the time of the end
   */
  void finish(String reason, LongFunction<ServerToStudent> last) {
    new Ending(parts).of(this, reason, last);
  }

  /** It takes nothing more; answers what the engine or the disk is not done with. */
  List<Publishing> closing() {
    return locked(
        () -> {
          closing = true;
          return sources.unfinished();
        });
  }

  /** It has ended: sends the browser away with the news of it. */
  void dismiss(ServerToStudent last) {
    Line<ServerToStudent> to =
        locked(
            () -> {
              state = AttemptState.FINISHED;
              settle();
              Line<ServerToStudent> held = line;
              line = null;
              return held == null ? NOBODY : held;
            });
    to.end(last);
  }

  /** The server ends: whoever was live is interrupted. */
  void close() {
    locked(
        () -> {
          line = null;
          settle();
          return state;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
