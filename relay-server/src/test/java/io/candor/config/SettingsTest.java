package io.candor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  private static final Path REFERENCE = Path.of("../docs/configuration.md");

  @TempDir private Path folder;

  private static Settings flags(Map<Setting, String> flags) {
    return SettingsReader.read(flags, Map.of(), null);
  }

  @Test
  void everyDefaultIsAllowed() {
    Settings settings = flags(Map.of());
    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.server().host()).isEqualTo("127.0.0.1");
    assertThat(settings.media().host()).isEqualTo("127.0.0.1");
    assertThat(settings.extensionIds()).hasSize(1);
  }

  @Test
  void aFlagWinsOverAVariableAndAVariableOverTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("c"), "port=1\nmedia.port=1\nlog.level=warn\n");
    Map<String, String> environment =
        Map.of("CANDOR_PORT", "2", "CANDOR_MEDIA_PORT", "2", "A", "b");
    Settings settings = SettingsReader.read(Map.of(Setting.PORT, "3"), environment, file);
    assertThat(settings.server().port()).isEqualTo(3);
    assertThat(settings.media().port()).isEqualTo(2);
    assertThat(settings.logLevel()).isEqualTo("warn");
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 65536",
    "PORT, -1",
    "PORT, http",
    "MEDIA_PORT, 1.5",
    "MEDIA_TCP_PORT, -2",
    "HOST, ''",
    "PROXY_TRUSTED, yes",
    "PUBLIC_ADDRESS, ftp://x",
    "PUBLIC_ADDRESS, https://x.org/path",
    "MEDIA_ADVERTISE, example.org",
    "ICE_SERVERS, http://x",
    "ICE_TURN_TTL, 59s",
    "ICE_TURN_TTL, 49h",
    "EXTENSION_IDS, abc",
    "EXTENSION_IDS, ''",
    "LOG_LEVEL, loud",
    "METRICS_TOKEN, short",
    "METRICS_TOKEN, 'with a space in the middle'",
    "DATA, ''",
  })
  void aWrongValueIsOneSentenceThatNamesItAndWhatIsAllowed(Setting setting, String value) {
    assertThatThrownBy(() -> flags(Map.of(setting, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "The setting %s is \"%s\" (%s); allowed is %s."
                .formatted(setting.key(), value, setting.flag(), setting.allowed()));
  }

  @Test
  void anythingButLoopbackIsEncryptedUnlessAProxyDoesIt() {
    assertThat(flags(Map.of()).server().encryption()).isEqualTo(new Encryption.Elsewhere());
    Map<Setting, String> everywhere = Map.of(Setting.HOST, "0.0.0.0");
    assertThat(flags(everywhere).server().encryption()).isEqualTo(new Encryption.SelfMade());
    Map<Setting, String> proxied = Map.of(Setting.HOST, "0.0.0.0", Setting.PROXY_TRUSTED, "true");
    assertThat(flags(proxied).server().encryption()).isEqualTo(new Encryption.Elsewhere());
    Map<Setting, String> files = Map.of(Setting.TLS_CERTIFICATE, "/c", Setting.TLS_KEY, "/k");
    assertThat(flags(files).server().encryption())
        .isEqualTo(new Encryption.Files(Path.of("/c"), Path.of("/k")));
    assertThatThrownBy(() -> flags(Map.of(Setting.TLS_CERTIFICATE, "/c")))
        .hasMessageContaining("tls.key is \"\"");
    assertThatThrownBy(() -> flags(Map.of(Setting.TLS_KEY, "/k")))
        .hasMessageContaining("tls.certificate is \"\"");
  }

  private static Map<Setting, String> kurento(Setting setting, String value) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.MEDIA_ENGINE, "kurento");
    all.put(Setting.KURENTO_SERVERS, "ws://10.0.0.5:8888/kurento, wss://media.example.org/kurento");
    all.put(Setting.KURENTO_FOLDER, "/srv/media");
    all.put(setting, value);
    return all;
  }

  @Test
  void kurentoIsUsedWhenAskedFor() {
    assertThat(flags(Map.of()).kurento()).isEmpty();
    KurentoSettings same = flags(kurento(Setting.MEDIA_ENGINE, "kurento")).kurento().orElseThrow();
    assertThat(same.servers())
        .containsExactly(
            URI.create("ws://10.0.0.5:8888/kurento"),
            URI.create("wss://media.example.org/kurento"));
    assertThat(same.folder()).isEqualTo(Path.of("/srv/media"));
    assertThat(same.folderThere()).isEqualTo("/srv/media");
    assertThat(same.toString()).doesNotContain("10.0.0.5");
    KurentoSettings other =
        flags(kurento(Setting.KURENTO_FOLDER_THERE, "/recordings")).kurento().orElseThrow();
    assertThat(other.folderThere()).isEqualTo("/recordings");
  }

  @ParameterizedTest
  @CsvSource({
    "MEDIA_ENGINE, janus",
    "KURENTO_SERVERS, ''",
    "KURENTO_SERVERS, http://10.0.0.5:8888/kurento",
    "KURENTO_SERVERS, 'ws://10.0.0.5:8888/kurento,'",
    "KURENTO_FOLDER, ''",
    "KURENTO_FOLDER_THERE, media",
    "KURENTO_FOLDER_THERE, /media/",
  })
  void whatKurentoNeedsIsSaid(Setting setting, String value) {
    assertThatThrownBy(() -> flags(kurento(setting, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(setting.key())
        .hasMessageContaining(setting.allowed());
  }

  @Test
  void kurentosSettingsAreOfNoUseToTheEmbeddedEngine() {
    assertThatThrownBy(() -> flags(kurento(Setting.MEDIA_ENGINE, "embedded")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("together with media.engine=kurento");
  }

  private static Map<Setting, String> acme(Setting setting, String value) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.ACME_NAMES, "Exam.example.org, www.exam.example.org,exam.example.org");
    all.put(Setting.ACME_TERMS_AGREED, "true");
    all.put(setting, value);
    return all;
  }

  @Test
  void anAuthorityGivesACertificateForNames() {
    ServerSettings server = flags(acme(Setting.ACME_CONTACT, "exams@example.org")).server();
    assertThat(server.encryption())
        .isEqualTo(
            new Encryption.Acme(
                List.of("exam.example.org", "www.exam.example.org"),
                URI.create("https://acme-v02.api.letsencrypt.org/directory"),
                Optional.of("exams@example.org"),
                Optional.empty(),
                Optional.empty()));
    assertThat(server.origin(8080)).isEqualTo("https://exam.example.org");
    Map<Setting, String> other = acme(Setting.PUBLIC_ADDRESS, "https://www.exam.example.org:8443");
    assertThat(flags(other).server().origin(1)).isEqualTo("https://www.exam.example.org:8443");
    Map<Setting, String> bound = acme(Setting.ACME_EAB_ID, "kid");
    bound.put(Setting.ACME_EAB_KEY, "hunter2hunter2hunter2");
    assertThat(flags(bound).toString()).contains("kid").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "ACME_NAMES, localhost",
    "ACME_NAMES, exam.localhost",
    "ACME_NAMES, 192.0.2.7",
    "ACME_NAMES, '2001:db8::7'",
    "ACME_NAMES, *.example.org",
    "ACME_NAMES, exam",
    "ACME_NAMES, 'exam.example.org,'",
    "ACME_NAMES, ''",
    "ACME_TERMS_AGREED, false",
    "ACME_TERMS_AGREED, maybe",
    "ACME_CONTACT, example.org",
    "ACME_CONTACT, 'a@b,c@d'",
    "ACME_DIRECTORY, http://acme.example.org/",
    "ACME_DIRECTORY, nowhere",
  })
  void aWrongAcmeSettingIsOneSentence(Setting setting, String value) {
    assertThatThrownBy(() -> flags(acme(setting, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("The setting acme.")
        .hasMessageEndingWith("; allowed is " + setting.allowed() + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY_TRUSTED, true, proxy.trusted=true",
    "TLS_KEY, /k, tls.certificate with tls.key",
    "PUBLIC_ADDRESS, https://other.example.org, exam.example.org",
    "PUBLIC_ADDRESS, http://exam.example.org, an https:// address",
    "ACME_EAB_ID, kid, acme.eab.key is (hidden)",
    "ACME_EAB_KEY, hunter2hunter2hunter2, acme.eab.id is",
  })
  void whatDoesNotGoWithAcmeIsOneSentence(Setting setting, String value, String named) {
    assertThatThrownBy(() -> flags(acme(setting, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("allowed is")
        .hasMessageContaining(named);
  }

  @Test
  void acmeWithoutNamesIsOneSentence() {
    for (Setting setting :
        List.of(Setting.ACME_TERMS_AGREED, Setting.ACME_CONTACT, Setting.ACME_EAB_ID)) {
      assertThatThrownBy(() -> flags(Map.of(setting, "true")))
          .hasMessageStartingWith("The setting acme.names is \"\" (the default); allowed is DNS");
    }
  }

  @Test
  void aSecretIsNeverRepeated() {
    assertThatThrownBy(() -> flags(Map.of(Setting.ICE_TURN_SECRET, "hunter2")))
        .hasMessageContaining("ice.turn.secret is (hidden)")
        .hasMessageNotContaining("hunter2");
    Settings settings = flags(Map.of(Setting.ICE_TURN_SECRET, "hunter2hunter2hunter2"));
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void theUnknownStops() throws IOException {
    Path file = Files.writeString(folder.resolve("c"), "prot=1\n");
    assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of(), file))
        .hasMessageStartingWith("There is no setting \"prot\" (file ")
        .hasMessageContaining("media.tcp-port");
    assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of("CANDOR_PROT", "1"), null))
        .hasMessageStartingWith("There is no variable \"CANDOR_PROT\" (the environment)")
        .hasMessageContaining("CANDOR_PORT");
    assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of(), folder.resolve("none")))
        .hasMessageMatching("The settings file \".*none\" cannot be read; allowed is .*");
  }

  @ParameterizedTest
  @EnumSource
  void theReferenceDescribesEachSetting(Setting setting) throws IOException {
    assertThat(Files.readAllLines(REFERENCE)).contains(row(setting));
  }

  @Test
  void theReferenceDescribesNothingElse() throws IOException {
    List<String> rows =
        Files.readAllLines(REFERENCE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows)
        .isEqualTo(
            Arrays.stream(Setting.values()).map(SettingsTest::row).collect(Collectors.toList()));
  }

  private static String row(Setting setting) {
    String standard = setting.standard().isEmpty() ? "empty" : "`" + setting.standard() + "`";
    return "| `%s` | `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.flag(),
            setting.variable(),
            standard,
            setting.allowed(),
            setting.meaning());
  }
}
