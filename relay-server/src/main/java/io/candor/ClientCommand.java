package io.candor;

import io.candor.cli.ClientWish;
import io.candor.cli.StartException;
import io.candor.config.Settings;
import io.candor.lms.ClientAccounts;
import io.candor.lms.ClientSecrets;
import io.candor.recording.KeyFileException;
import io.candor.recording.MasterKey;
import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.store.Client;
import io.candor.store.Clients;
import io.candor.store.Database;
import io.candor.store.DatabaseException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes learning management systems known; works beside a running server. */
final class ClientCommand {
  private static final int LONGEST_NAME = 120;

  private final Settings settings;
  private final PrintWriter out;

  ClientCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /** Does it and tells what came of it. */
  void run(ClientWish wish) {
    Path folder = settings.server().data();
    Path file = folder.resolve("candor.db");
    if (!Files.exists(file)) {
      throw new StartException(
          "There is no Candor in \"%s\" yet; name its data folder with --data, or start it first."
              .formatted(folder));
    }
    SecureRandom random = new SecureRandom();
    try (Database database = Database.open(file)) {
      MasterKey master =
          MasterKey.openOrCreate(folder.resolve("keys").resolve("master.key"), random);
      Clients clients = new Clients(database);
      ClientAccounts accounts =
          new ClientAccounts(
              clients,
              new ClientSecrets(master.derived(ClientSecrets.KEY), random),
              new Ids(random),
              new Tokens(random),
              InstantSource.system());
      run(wish, clients, accounts);
    } catch (DatabaseException | KeyFileException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private void run(ClientWish wish, Clients clients, ClientAccounts accounts) {
    switch (wish) {
      case ClientWish.Add add -> tell(accounts.add(checked(add.name())));
      case ClientWish.Rotate rotate -> {
        tell(accounts.rotate(rotate.id()).orElseThrow(() -> unknown(rotate.id())));
        out.println("The secret before this one stays good for a day.");
      }
      case ClientWish.Revoke revoke -> {
        if (!accounts.revoke(revoke.id())) {
          throw unknown(revoke.id());
        }
        out.println("Revoked; nothing it signs is taken any more.");
      }
      case ClientWish.All all -> list(clients.all());
    }
  }

  private static String checked(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new StartException("A name of 1 to " + LONGEST_NAME + " characters is wanted.");
    }
    return name;
  }

  private static StartException unknown(String id) {
    return new StartException(
        "There is no client \"%s\", or it is revoked; ./candor client list tells which there are."
            .formatted(id));
  }

  private void tell(ClientAccounts.Pair pair) {
    out.println("The secret is shown this once; keep it as you keep a password:");
    out.println("  relay address: " + settings.server().origin(settings.server().port()));
    out.println("  client id:     " + pair.id());
    out.println("  client secret: " + pair.secret());
  }

  private void list(List<Client> clients) {
    if (clients.isEmpty()) {
      out.println("There is no client yet; ./candor client add NAME makes one.");
    }
    for (Client client : clients) {
      String state =
          client.revokedAt() != null
              ? "revoked " + day(client.revokedAt())
              : "last heard of: " + Optional.ofNullable(day(client.seenAt())).orElse("never");
      out.println("  %s  %s  (%s)".formatted(client.id(), client.name(), state));
    }
  }

  private static @Nullable String day(@Nullable Long at) {
    return at == null ? null : Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
