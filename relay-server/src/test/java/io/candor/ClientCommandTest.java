package io.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.cli.ClientWish;
import io.candor.cli.StartException;
import io.candor.config.Setting;
import io.candor.config.Settings;
import io.candor.config.SettingsReader;
import io.candor.store.Clients;
import io.candor.store.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandTest {
  @TempDir private Path folder;

  private String run(ClientWish wish) {
    Settings settings =
        SettingsReader.read(
            Map.of(Setting.DATA, folder.toString(), Setting.PORT, "4711"), Map.of(), null);
    StringWriter out = new StringWriter();
    new ClientCommand(settings, new PrintWriter(out)).run(wish);
    return out.toString();
  }

  @Test
  void aClientIsMadeBesideAServerAndItsSecretIsInNoFile() throws Exception {
    Files.createDirectories(folder.resolve("keys"));
    try (Database database = Database.open(folder.resolve("candor.db"))) {
      String made = run(new ClientWish.Add("Our Moodle"));
      assertThat(made).contains("http://127.0.0.1:4711");
      String id = made.replaceAll("(?s).*client id: +(\\S+).*", "$1");
      String secret = made.replaceAll("(?s).*client secret: +(\\S+).*", "$1");
      assertThat(secret).hasSize(43);
      assertThat(new Clients(database).find(id)).isPresent();
      assertThat(run(new ClientWish.All()))
          .contains(id, "Our Moodle", "never")
          .doesNotContain(secret);
      assertThat(run(new ClientWish.Rotate(id))).contains(id).doesNotContain(secret);
      assertThat(run(new ClientWish.Revoke(id))).contains("Revoked");
      assertThat(run(new ClientWish.All())).contains("revoked 20");
      assertThatThrownBy(() -> run(new ClientWish.Rotate(id)))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("client list");
      byte[] file = Files.readAllBytes(folder.resolve("candor.db"));
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }
  }

  @Test
  void whereThereIsNoDatabaseNoneIsMade() {
    assertThatThrownBy(() -> run(new ClientWish.All()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--data");
    assertThat(folder).isEmptyDirectory();
  }
}
