package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SdpMutationTest {
  private static final List<SentTrack> SENT =
      List.of(
          new SentTrack(MediaKind.VIDEO, 1, "cname", "stream", "video"),
          new SentTrack(MediaKind.AUDIO, 2, "cname", "stream", "audio"));

  private static void mutate(int count, long seed) {
    List<String> corpus =
        Stream.concat(
                Fixtures.ALL.stream().map(Fixtures::text),
                Stream.of(
                    Fixtures.PEER.camera(1, 2, 3),
                    Fixtures.PEER.screen(4, 5),
                    Fixtures.PEER.cameraViewer()))
            .toList();
    AtomicInteger answered = new AtomicInteger();
    MutationRun.ofText(corpus).run(count, seed, mutant -> door(mutant, answered));
    // Most mutants are still offers: the run reached the answers, not the first check only.
    assertThat(answered.get()).isGreaterThan(count / 4);
  }

  private static void door(String mutant, AtomicInteger answered) {
    try {
      SdpOffer offer = SdpOffer.parse(mutant);
      check(offer, SdpAnswer.publish(offer, Fixtures.TRANSPORT, 300));
      answered.incrementAndGet();
      check(offer, SdpAnswer.watch(offer, Fixtures.TRANSPORT, SENT));
    } catch (SdpException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2000);
    }
  }

  /** Whatever the offer, the answer mirrors its sections and smuggles no line in. */
  private static void check(SdpOffer offer, SdpAnswer answer) {
    SessionDescription read = SessionDescription.parse(answer.text());
    assertThat(read.media()).hasSameSizeAs(offer.media());
    for (int i = 0; i < read.media().size(); i++) {
      assertThat(read.media().get(i).type()).isEqualTo(offer.media().get(i).type());
      assertThat(read.media().get(i).mid()).isEqualTo(offer.media().get(i).mid());
    }
    assertThat(answer.tracks().size() + answer.refused().size())
        .isEqualTo(offer.media().stream().filter(MediaSection::live).count());
  }

  @Test
  void staysBehindItsDoor() {
    mutate(Mutations.usual(), 1);
  }

  @Test
  @Tag("long")
  void staysBehindItsDoorForLong() {
    mutate(Mutations.many(), 2);
  }
}
