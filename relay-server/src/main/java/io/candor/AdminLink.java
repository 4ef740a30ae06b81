package io.candor;

import io.candor.cli.StartException;
import io.candor.config.Settings;
import io.candor.people.Staff;
import io.candor.store.Database;
import io.candor.store.DatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The way back in for whoever can write the data folder: no server has to stop for it. */
final class AdminLink {
  private static final Duration LIFE = Duration.ofHours(1);

  private AdminLink() {}

  /** A link that makes an administrator, or gives a known one a new password. */
  static String make(Settings settings) {
    Path file = settings.server().data().resolve("candor.db");
    if (!Files.exists(file)) {
      throw new StartException(
          "There is no Candor in \"%s\" yet; name its data folder with --data, or start it first."
              .formatted(settings.server().data()));
    }
    try (Database database = Database.open(file)) {
      Staff staff =
          Staff.of(database, new SecureRandom(), InstantSource.system(), System::nanoTime);
      return settings.server().origin(settings.server().port())
          + "/console/#link="
          + staff.accounts().link(null, LIFE);
    } catch (DatabaseException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }
}
