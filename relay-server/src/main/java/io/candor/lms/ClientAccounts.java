package io.candor.lms;

import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.store.Clients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes clients, gives them other secrets, and ends them; for whoever runs the server. */
public final class ClientAccounts {
  /** How long the secret before the last one is still good: until the LMS has the new one. */
  public static final Duration FORMER_LIFE = Duration.ofDays(1);

  private final Clients clients;
  private final ClientSecrets secrets;
  private final Ids ids;
  private final Tokens tokens;
  private final InstantSource clock;

  /** A client's id with its secret, which is told this once. */
  public record Pair(String id, String secret) {}

  public ClientAccounts(
      Clients clients, ClientSecrets secrets, Ids ids, Tokens tokens, InstantSource clock) {
    this.clients = clients;
    this.secrets = secrets;
    this.ids = ids;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Makes a client. Blocks until it is committed. */
  public Pair add(String name) {
    Pair pair = new Pair(ids.next(), tokens.next());
    clients.add(pair.id(), name, secrets.seal(pair.id(), pair.secret()), clock.millis()).join();
    return pair;
  }

  /** Gives a client another secret; empty when there is none of this id, or it is revoked. */
  public Optional<Pair> rotate(String id) {
    Pair pair = new Pair(id, tokens.next());
    long until = clock.millis() + FORMER_LIFE.toMillis();
    return clients.rotate(id, secrets.seal(id, pair.secret()), until).join()
        ? Optional.of(pair)
        : Optional.empty();
  }

  /** Ends a client at once; false when there is none of this id. */
  public boolean revoke(String id) {
    return clients.revoke(id, clock.millis()).join();
  }
}
