package io.candor.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.KeyFrames;
import io.candor.media.MediaEvent;
import io.candor.media.Publish;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.ice.StreamDeframer;
import io.candor.rtc.ice.StreamFraming;
import io.candor.rtc.peer.AnswerView;
import io.candor.rtc.peer.PublishingPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where no UDP gets out, a student's media come over TCP (RFC 6544). */
@Timeout(60)
class IceTcpTest {
  private final SecureRandom random = new SecureRandom();
  private final Set<MediaEvent> heard = ConcurrentHashMap.newKeySet();
  private EmbeddedEngine engine;

  @BeforeEach
  void start() {
    EmbeddedSettings settings =
        new EmbeddedSettings(
            List.of(InetAddress.getLoopbackAddress()), 0, OptionalInt.of(0), List.of(), 1);
    engine =
        EmbeddedEngine.start(
            settings, heard::add, InstantSource.system(), System::nanoTime, random);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aCameraFlowsOverTcpAlone() throws IOException {
    PublishingPeer student =
        new PublishingPeer(
            DtlsIdentity.generate(random, Instant.now()),
            Thread::startVirtualThread,
            random,
            true,
            () -> {});
    String answer =
        engine
            .publish(new Publish("cam", KeyFrames.CAMERA, student.offer(), null))
            .toCompletableFuture()
            .join();
    InetSocketAddress relay = AnswerView.of(answer).tcp().getFirst();
    student.answerByTcp(System.nanoTime(), answer);
    try (SocketChannel stream = SocketChannel.open(relay)) {
      stream.configureBlocking(false);
      Wire wire = new Wire(student, stream, relay);
      while (!heard.contains(new MediaEvent.Flowing("cam", MediaEvent.Kind.AUDIO))
          || student.frames() < 15) {
        wire.turn();
      }
    }
    assertThat(heard).contains(new MediaEvent.Flowing("cam", MediaEvent.Kind.VIDEO));
  }

  /** The student's end of the stream. */
  private static final class Wire {
    private final PublishingPeer student;
    private final SocketChannel stream;
    private final InetSocketAddress relay;
    private final StreamDeframer deframer = new StreamDeframer(2048);
    private final ByteBuffer in = ByteBuffer.allocate(16_384);
    private final ByteBuffer out = ByteBuffer.allocate(1 << 20);

    Wire(PublishingPeer student, SocketChannel stream, InetSocketAddress relay) {
      this.student = student;
      this.stream = stream;
      this.relay = relay;
    }

    void turn() throws IOException {
      int count = stream.read(in.clear());
      assertThat(count).as("bytes of the relay's stream").isNotNegative();
      assertThat(deframer.receive(in.flip(), this::received)).isTrue();
      student.wake(System.nanoTime(), this::send);
      out.flip();
      stream.write(out);
      out.compact();
      Thread.yield();
    }

    private void received(ByteBuffer datagram) {
      byte[] data = new byte[datagram.remaining()];
      datagram.get(data);
      student.receive(System.nanoTime(), relay, data, this::send);
    }

    private void send(ByteBuffer datagram, InetSocketAddress to) {
      assertThat(StreamFraming.frame(datagram, out)).isTrue();
    }
  }
}
