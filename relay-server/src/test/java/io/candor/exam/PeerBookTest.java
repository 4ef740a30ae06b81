package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** News of peers: in order, to whoever waits for it, whatever befalls a listener. */
class PeerBookTest {
  private final PeerBook peers = new PeerBook();
  private final List<MediaEvent> heard = Collections.synchronizedList(new ArrayList<>());

  private static MediaEvent connected(String peer) {
    return new MediaEvent.Connected(peer);
  }

  @Test
  void newsComesInOrderAndAllOfItBeforeTheEnd() {
    peers.enter("a", heard::add);
    List<MediaEvent> told =
        IntStream.range(0, 1_000)
            .<MediaEvent>mapToObj(i -> new MediaEvent.Recorded("a", i, i, i))
            .toList();
    told.forEach(peers::on);
    peers.close();
    assertThat(heard).isEqualTo(told);
  }

  @Test
  void nothingComesAfterTheClosingOrTheRemoval() {
    MediaEvent closed = new MediaEvent.Closed("a", MediaEvent.Reason.LEFT);
    peers.enter("a", heard::add);
    peers.enter("b", heard::add);
    peers.remove("b");
    peers.on(connected("b"));
    peers.on(connected("unknown"));
    peers.on(closed);
    peers.on(connected("a"));
    peers.close();
    assertThat(heard).containsExactly(closed);
  }

  @Test
  void aListenerThatFailsHoldsUpNobody() {
    peers.enter(
        "a",
        event -> {
          throw new IllegalStateException("expected by this test");
        });
    peers.enter("b", heard::add);
    peers.on(connected("a"));
    peers.on(connected("b"));
    peers.close();
    assertThat(heard).containsExactly(connected("b"));
  }
}
