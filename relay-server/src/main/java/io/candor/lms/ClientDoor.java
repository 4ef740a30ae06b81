package io.candor.lms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.store.Client;
import io.candor.store.Clients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Lets clients in, by the signatures on what they ask. Thread-safe.
 *
 * <p>Nonces are remembered in memory, for as long as a timestamp is good; after a start nothing
 * that was signed before it is taken, so that what an earlier run has seen cannot come again.
 */
public final class ClientDoor {
  /** How far a client's clock may be off. */
  public static final Duration CLOCK_OFF = Duration.ofMinutes(5);

  private static final long MOST_NONCES = 1_000_000;
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final Clients clients;
  private final ClientSecrets secrets;
  private final InstantSource clock;
  private final long startedAt;
  private final Cache<String, Boolean> nonces;

  /** What comes of looking at a signature. */
  public sealed interface Verdict {
    record Known(Client client) implements Verdict {}

    /** Unknown, revoked, or wrongly signed: nobody learns which. */
    record Wrong() implements Verdict {}

    /** Rightly signed, but at another time than this server's, or before it started. */
    record ClockOff() implements Verdict {}

    record Replayed() implements Verdict {}
  }

  /** {@code nanos} is a monotonic clock. */
  public ClientDoor(
      Clients clients, ClientSecrets secrets, InstantSource clock, LongSupplier nanos) {
    this.clients = clients;
    this.secrets = secrets;
    this.clock = clock;
    this.startedAt = clock.millis() / 1000;
    this.nonces =
        Caffeine.newBuilder()
            .expireAfterWrite(CLOCK_OFF.multipliedBy(2).plusSeconds(1))
            .maximumSize(MOST_NONCES)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Looks at a request's signature, and remembers its nonce if it is right. Blocks. */
  public Verdict verdict(Signature signature, Signature.Request request) {
    long now = clock.millis();
    Optional<Client> known =
        clients.find(signature.client()).filter(client -> client.revokedAt() == null);
    // Somebody unknown costs as much time as somebody known.
    boolean right =
        known
            .map(client -> secrets(client, now))
            .orElseGet(() -> Stream.of("nobody's"))
            .toList()
            .stream()
            .map(secret -> signature.isOf(secret, request))
            .reduce(false, Boolean::logicalOr);
    if (!right || known.isEmpty()) {
      return new Verdict.Wrong();
    }
    long off = Math.abs(signature.timestamp() - now / 1000);
    if (off > CLOCK_OFF.toSeconds() || signature.timestamp() < startedAt) {
      return new Verdict.ClockOff();
    }
    String nonce = signature.client() + " " + signature.nonce();
    if (nonces.asMap().putIfAbsent(nonce, true) != null) {
      return new Verdict.Replayed();
    }
    seen(known.get(), now);
    return new Verdict.Known(known.get());
  }

  private Stream<String> secrets(Client client, long now) {
    Long until = client.formerUntil();
    byte[] former = client.former();
    Stream<byte[]> sealed =
        former == null || until == null || until <= now
            ? Stream.of(client.secret())
            : Stream.of(client.secret(), former);
    return sealed.flatMap(each -> secrets.open(client.id(), each).stream());
  }

  private void seen(Client client, long now) {
    Long before = client.seenAt();
    if (before == null || before < now - SEEN_EVERY.toMillis()) {
      var unused = clients.seen(client.id(), now);
    }
  }
}
