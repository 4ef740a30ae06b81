package io.candor;

import io.candor.config.MediaSettings;
import io.candor.config.Settings;
import io.candor.config.SettingsException;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvents;
import io.candor.media.embedded.EmbeddedEngine;
import io.candor.media.embedded.EmbeddedSettings;
import io.candor.media.embedded.LocalAddresses;
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
    EmbeddedSettings embedded = embedded(settings.media());
    return events ->
        EmbeddedEngine.start(
            embedded, events, InstantSource.system(), System::nanoTime, new SecureRandom());
  }

  private static EmbeddedSettings embedded(MediaSettings media) {
    return new EmbeddedSettings(
        LocalAddresses.of(address(media.host())),
        media.port(),
        media.tcpPort(),
        media.advertise(),
        DISK_THREADS);
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
