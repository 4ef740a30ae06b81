package io.candor.media.kurento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.media.kurento.Session.End;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/** A server is watched by the real client, over a real socket, in front of what a real one says. */
class ServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** So patient that a busy machine is never taken for a dead server. */
  private static final Pace PATIENT = pace(Duration.ofSeconds(20));

  private static final Pace IMPATIENT = pace(Duration.ofMillis(1_500));

  private KurentoDouble kurento;
  private Server server;

  @BeforeEach
  void open() {
    kurento = new KurentoDouble();
    server = server(PATIENT);
  }

  private static Pace pace(Duration patience) {
    return new Pace(Duration.ofMillis(100), patience, Duration.ofMillis(500));
  }

  private Server server(Pace pace) {
    return new Server("it", kurento.address(), pace, Set.of());
  }

  /** A server that is given up soon, instead of the patient one. */
  private void impatient() {
    server.close();
    server = server(IMPATIENT);
  }

  @AfterEach
  void close() {
    server.close();
    kurento.close();
  }

  private Session awaitSession() {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (server.session().isEmpty()) {
      assertThat(System.nanoTime()).as("a session begins: " + server.health()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
    return server.session().orElseThrow();
  }

  private static KurentoClient client(Session session) {
    return session.client().join();
  }

  private static End ended(Session session) {
    CompletableFuture<End> ended = session.ended();
    assertThat(ended).succeedsWithin(LIMIT);
    return ended.join();
  }

  @Test
  void thingsAreMadeAndReleased() {
    Session session = awaitSession();
    MediaPipeline pipeline = client(session).createMediaPipeline();
    WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
    assertThat(endpoint.getName()).isEqualTo(endpoint.getId());
    assertThat(kurento.objects()).containsExactlyInAnyOrder(pipeline.getId(), endpoint.getId());
    pipeline.release();
    assertThat(kurento.objects()).isEmpty();
    assertThat(server.health().reachable()).isTrue();
    assertThat(server.health().sessions()).isEqualTo(1);
  }

  @Test
  void aSocketThatDropsComesBackToTheSameObjects() {
    Session session = awaitSession();
    MediaPipeline pipeline = client(session).createMediaPipeline();
    kurento.front().drop();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (session.reconnects() == 0 && !session.ended().isDone()) {
      assertThat(System.nanoTime()).as("the socket comes back").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(session.ended()).isNotDone();
    assertThat(pipeline.getName()).isEqualTo(pipeline.getId());
  }

  @Test
  void aServerThatStartedAnewEndsTheSessionAndGetsAnother() {
    Session first = awaitSession();
    MediaPipeline pipeline = client(first).createMediaPipeline();
    kurento.restart();
    assertThat(ended(first)).isEqualTo(End.RESTARTED);
    Session second = awaitSession();
    assertThat(second).isNotSameAs(first);
    assertThat(client(second).createMediaPipeline().getId()).isNotEqualTo(pipeline.getId());
    assertThat(server.health().sessions()).isEqualTo(2);
  }

  @Test
  void aFrozenServerIsFoundAndTakenUpAgain() {
    impatient();
    Session first = awaitSession();
    kurento.front().freeze(true);
    assertThat(ended(first)).isEqualTo(End.SILENT);
    assertThat(server.session()).isEmpty();
    assertThat(server.health().lastError()).contains("no answer within 1500 ms");
    kurento.front().freeze(false);
    assertThat(awaitSession()).isNotSameAs(first);
  }

  /** Here the client wedges for good: only another one gets through. */
  @Test
  void aPortThatHangsUpBeforeTheHandshakeWedgesNobody() {
    impatient();
    Session first = awaitSession();
    kurento.front().refuse(true);
    kurento.front().drop();
    ended(first);
    kurento.front().refuse(false);
    Session second = awaitSession();
    assertThat(client(second).createMediaPipeline().getId()).isNotEmpty();
  }

  @Test
  void aServerThatIsNotThereYetIsWaitedFor() {
    try (KurentoDouble later = new KurentoDouble()) {
      later.front().refuse(true);
      try (Server waiting = new Server("later", later.address(), IMPATIENT, Set.of())) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (waiting.health().lastError().isEmpty()) {
          assertThat(System.nanoTime()).as("it says what is wrong").isLessThan(end);
          LockSupport.parkNanos(1_000_000);
        }
        assertThat(waiting.session()).isEmpty();
        later.front().refuse(false);
        while (waiting.session().isEmpty()) {
          assertThat(System.nanoTime()).as("it is connected").isLessThan(end);
          LockSupport.parkNanos(1_000_000);
        }
      }
    }
  }

  @Test
  void closingEndsTheSession() {
    Session session = awaitSession();
    server.close();
    assertThat(ended(session)).isEqualTo(End.CLOSED);
    assertThat(server.session()).isEmpty();
    assertThatThrownBy(() -> client(session).createMediaPipeline())
        .isInstanceOf(RuntimeException.class);
  }
}
