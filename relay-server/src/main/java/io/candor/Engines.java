package io.candor;

import io.candor.config.IceSettings;
import io.candor.config.KurentoSettings;
import io.candor.config.MediaSettings;
import io.candor.config.Settings;
import io.candor.config.SettingsException;
import io.candor.exam.TurnPasswords;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvents;
import io.candor.media.embedded.EmbeddedEngine;
import io.candor.media.embedded.EmbeddedSettings;
import io.candor.media.embedded.LocalAddresses;
import io.candor.media.kurento.IceForServers;
import io.candor.media.kurento.KurentoEngine;
import io.candor.media.kurento.MediaServers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;

/** Makes the media engine that the settings ask for. */
final class Engines {
  private static final int DISK_THREADS = 2;

  private Engines() {}

  static Function<MediaEvents, MediaEngine> of(Settings settings) {
    return settings
        .kurento()
        .map(kurento -> kurento(kurento, settings.ice()))
        .orElseGet(() -> embedded(settings.media()));
  }

  private static Function<MediaEvents, MediaEngine> embedded(MediaSettings media) {
    EmbeddedSettings embedded =
        new EmbeddedSettings(
            LocalAddresses.of(address(media.host())),
            media.port(),
            media.tcpPort(),
            media.advertise(),
            DISK_THREADS);
    return events ->
        EmbeddedEngine.start(
            embedded, events, InstantSource.system(), System::nanoTime, new SecureRandom());
  }

  private static Function<MediaEvents, MediaEngine> kurento(
      KurentoSettings kurento, IceSettings ice) {
    TurnPasswords turn = new TurnPasswords(ice, InstantSource.system());
    MediaServers servers =
        new MediaServers(
            kurento.servers(),
            kurento.folder(),
            kurento.folderThere(),
            IceForServers.of(() -> turn.servers("relay")));
    return events -> KurentoEngine.start(servers, events, InstantSource.system(), System::nanoTime);
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new SettingsException(
          "The setting media.host is \""
              + host
              + "\", which is no address; allowed is an address of this machine, or empty.");
    }
  }
}
