package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones and tablets at the door of an exam that wants computers. */
class DesktopOnlyTest {
  @TempDir private Path folder;

  @Test
  void theirExtensionIsTurnedAwayAndTheLinkStaysGood() {
    try (FurnishedRoom room = new FurnishedRoom(folder, new HandClock())) {
      Policy standard = Policy.standard();
      Map<TrackingOption, Boolean> options = new EnumMap<>(standard.options());
      options.put(TrackingOption.DESKTOP_ONLY, true);
      Policy policy =
          new Policy(options, standard.camera(), standard.screen(), standard.microphone());
      String launch = room.invite(room.exam(policy));
      assertThat(Browser.refused(room, on("Android", launch)).code()).isEqualTo("desktop-only");
      assertThat(Browser.launched(room, launch).welcome.state()).isNotNull();
      String plain = room.invite(room.exam());
      assertThat(room.studentDoor().admit(on("Android", plain), new HeardLine<>(), Browser.HOME))
          .isInstanceOf(io.candor.signaling.StudentDesk.Admission.Admitted.class);
    }
  }

  private static StudentMessage.Hello on(String os, String launch) {
    Client client = new Client("candor", "0.1.0", "Edge 141", os, null);
    return new StudentMessage.Hello(1, client, launch, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/156.0.0.0 Mobile Safari/537.36 | | true",
        "Mozilla/5.0 (Linux; Android 15; SM-X910) Chrome/156.0.0.0 Safari/537.36 | ?0 | true",
        "Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) Version/19.0 Safari/604.1 | | true",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36 | ?1 | true",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36 | ?0 | false",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Edg/156.0.0.0 | | false",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/156.0.0.0 Safari/537.36 | | false",
        " | | false"
      })
  void whatTellsAPhoneOrTablet(String agent, String mobileHint, boolean handheld) {
    assertThat(Handheld.browser(agent, mobileHint)).isEqualTo(handheld);
  }
}
