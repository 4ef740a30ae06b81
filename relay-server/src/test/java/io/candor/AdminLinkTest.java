package io.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.cli.StartException;
import io.candor.config.Setting;
import io.candor.config.Settings;
import io.candor.config.SettingsReader;
import io.candor.people.Staff;
import io.candor.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminLinkTest {
  @TempDir private Path folder;

  private Settings settings() {
    return SettingsReader.read(
        Map.of(Setting.DATA, folder.toString(), Setting.PORT, "4711"), Map.of(), null);
  }

  @Test
  void aLinkIsMadeBesideAServerThatRuns() {
    try (Database database = Database.open(folder.resolve("candor.db"))) {
      String link = AdminLink.make(settings());
      assertThat(link).startsWith("http://127.0.0.1:4711/console/#link=");
      Staff staff =
          Staff.of(database, new SecureRandom(), InstantSource.system(), System::nanoTime);
      String token = link.substring(link.indexOf('=') + 1);
      assertThat(staff.accounts().open(token))
          .hasValueSatisfying(found -> assertThat(found.personId()).isNull());
      AdminLink.make(settings());
      assertThat(staff.accounts().open(token)).isEmpty();
    }
  }

  @Test
  void aLinkToAServerWithACertificateIsEncrypted() {
    Database.open(folder.resolve("candor.db")).close();
    Map<Setting, String> given =
        Map.of(Setting.DATA, folder.toString(), Setting.TLS_CERTIFICATE, "c", Setting.TLS_KEY, "k");
    assertThat(AdminLink.make(SettingsReader.read(given, Map.of(), null)))
        .startsWith("https://127.0.0.1:8080/console/#link=");
  }

  @Test
  void whereThereIsNoDatabaseNoneIsMade() {
    assertThatThrownBy(() -> AdminLink.make(settings()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--data");
    assertThat(folder).isEmptyDirectory();
  }
}
