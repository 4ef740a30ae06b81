package io.candor.lms;

import io.candor.exam.Clockwork;
import io.candor.exam.Invitations;
import io.candor.exam.Registrar;
import io.candor.exam.Retention;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.exam.Seen;
import io.candor.signaling.protocol.AttemptState;
import io.candor.store.Attempt;
import io.candor.store.Client;
import io.candor.store.ClientAttempt;
import io.candor.store.ClientNames;
import io.candor.store.Erasure;
import io.candor.store.Exam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The attempts of clients, by the names they have given them. Thread-safe; blocks. */
public final class ClientSittings {
  private static final int LOCKS = 64;

  private final Rows rows;
  private final Registrar registrar;
  private final Retention retention;
  private final Scoring scoring;
  private final Clockwork clockwork;

  /** One launch of an attempt at a time: a student may click twice. */
  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  public ClientSittings(
      Rows rows, Registrar registrar, Retention retention, Scoring scoring, Clockwork clockwork) {
    this.rows = rows;
    this.registrar = registrar;
    this.retention = retention;
    this.scoring = scoring;
    this.clockwork = clockwork;
  }

  /** Who is to sit which exam, and what they have agreed to if they have. */
  public record Wish(
      String exam, String userId, String userName, Registrar.@Nullable Agreed agreed) {}

  /** What comes of a launch. */
  public sealed interface Launch {
    /** {@code made}: there was none of this name before. */
    record Ready(ClientAttempt attempt, String token, boolean made) implements Launch {}

    record NoExam() implements Launch {}

    /** The attempt of this name is another exam's or another user's. */
    record Bound() implements Launch {}

    record Over() implements Launch {}
  }

  /** Why an attempt ends. */
  public enum Why {
    SUBMITTED,
    TIME_UP,
    ABANDONED,
    DELETED;

    /** As the attempt's row says it. */
    String reason() {
      return "lms-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Makes the attempt or finds it again, and gives a new way into it. */
  public Launch launch(Client client, String name, Wish wish) {
    ReentrantLock lock = locks[Math.floorMod((client.id() + name).hashCode(), LOCKS)];
    lock.lock();
    try {
      Optional<ClientAttempt> known = names().attempt(client.id(), name);
      return known.isPresent() ? again(known.get(), wish) : first(client, name, wish);
    } finally {
      lock.unlock();
    }
  }

  private Launch first(Client client, String name, Wish wish) {
    Optional<Exam> exam = names().exam(client.id(), wish.exam()).flatMap(rows.exams()::find);
    if (exam.isEmpty()) {
      return new Launch.NoExam();
    }
    Invitations.Invitation invitation = registrar.invite(exam.get(), wish.userName());
    names().nameAttempt(client.id(), name, wish.userId(), invitation.attempt()).join();
    return ready(
        new ClientAttempt(client.id(), name, wish.exam(), wish.userId(), invitation.attempt()),
        invitation.launchToken(),
        true,
        wish);
  }

  private Launch again(ClientAttempt known, Wish wish) {
    if (!known.exam().equals(wish.exam()) || !known.userId().equals(wish.userId())) {
      return new Launch.Bound();
    }
    if (attempt(known).state() == AttemptState.FINISHED) {
      return new Launch.Over();
    }
    return ready(known, registrar.again(known.attemptId()).launchToken(), false, wish);
  }

  private Launch ready(ClientAttempt attempt, String token, boolean made, Wish wish) {
    Registrar.Agreed agreed = wish.agreed();
    if (agreed != null) {
      registrar.consented(attempt.attemptId(), agreed);
    }
    return new Launch.Ready(attempt, token, made);
  }

  /** The attempt that a client calls so. */
  public Optional<ClientAttempt> find(Client client, String name) {
    return names().attempt(client.id(), name);
  }

  /** How an attempt stands; empty when it has been erased meanwhile. */
  public Optional<Status> status(ClientAttempt named) {
    return rows.attempts()
        .find(named.attemptId())
        .flatMap(
            attempt ->
                rows.exams().find(attempt.examId()).map(exam -> status(named, exam, attempt)));
  }

  private Status status(ClientAttempt named, Exam exam, Attempt attempt) {
    Seen seen =
        registrar.seen(attempt.id()).orElseGet(() -> new Seen(attempt.state(), false, null));
    return Status.of(named, exam, attempt, seen, rows, scoring, clockwork.now());
  }

  /** All of somebody's attempts, the earliest first. */
  public List<Status> ofUser(Client client, String userId) {
    return names().ofUser(client.id(), userId).stream()
        .flatMap(named -> status(named).stream())
        .toList();
  }

  /** Ends an attempt, unless it is over. */
  public void finish(ClientAttempt attempt, Why why) {
    registrar.finish(attempt.attemptId(), why.reason());
  }

  /** Erases an attempt, whoever sits in it; false when it is held. */
  public boolean erase(ClientAttempt attempt) {
    return retention.erase(attempt.attemptId(), Erasure.Why.ASKED, null);
  }

  private Attempt attempt(ClientAttempt named) {
    return rows.attempts()
        .find(named.attemptId())
        .orElseThrow(() -> new IllegalStateException("a name without its attempt"));
  }

  private ClientNames names() {
    return rows.clients().names();
  }
}
