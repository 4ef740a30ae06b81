package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Event;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that comes back from another network address, where the exam asks for it. */
class SeveralSessionsTest {
  private static final String ELSEWHERE = "198.51.100.7";

  @TempDir private Path folder;
  private FurnishedRoom room;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, new HandClock());
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Exam exam(boolean noticed) {
    Policy standard = Policy.standard();
    Map<TrackingOption, Boolean> options = new EnumMap<>(standard.options());
    options.put(TrackingOption.SEVERAL_SESSIONS, noticed);
    return room.exam(
        new Policy(options, standard.camera(), standard.screen(), standard.microphone()));
  }

  private List<Event> noted(Browser browser) {
    return room.rows().events().ofAttempt(browser.attempt());
  }

  @Test
  void isNotedOnceForEachMoveAndWithoutTheAddress() {
    Browser first = Browser.launched(room, room.invite(exam(true))).consent();
    String token = first.welcome.resume();
    Browser.resumed(room, token, Browser.HOME);
    assertThat(noted(first)).as("the same address").isEmpty();
    Browser.resumed(room, token, ELSEWHERE);
    Browser.resumed(room, token, ELSEWHERE);
    assertThat(noted(first)).extracting(Event::kind).containsExactly("address.changed");
    assertThat(noted(first).toString()).doesNotContain(ELSEWHERE).doesNotContain(Browser.HOME);
    Browser.resumed(room, token, Browser.HOME);
    assertThat(noted(first)).hasSize(2);
  }

  @Test
  void isNothingWithoutConsentOrWhereTheExamDoesNotAsk() {
    Browser early = Browser.launched(room, room.invite(exam(true)));
    Browser.resumed(room, early.welcome.resume(), ELSEWHERE);
    assertThat(noted(early)).isEmpty();
    Browser plain = Browser.launched(room, room.invite(exam(false))).consent();
    Browser.resumed(room, plain.welcome.resume(), ELSEWHERE);
    assertThat(noted(plain)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8:1:2:aaaa::1, 2001:db8:1:2:bbbb::2, true",
    "[2001:db8:1:2::1], 2001:db8:1:2:3:4:5:6, true",
    "2001:db8::1, 2001:db8:0:0:9::1, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "fe80::1%eth0, fe80::2%wlan0, true",
    "::1, 0:0:0:0:0:0:0:1, true",
    "unknown, unknown, true"
  })
  void ofIpv6TheFirstHalfCounts(String one, String other, boolean same) {
    assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    assertThat(Network.of(one)).hasToString("a network address");
  }
}
