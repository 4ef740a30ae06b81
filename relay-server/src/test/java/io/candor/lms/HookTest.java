package io.candor.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candor.exam.FurnishedRoom;
import io.candor.exam.Keeping;
import io.candor.exam.Retention;
import io.candor.store.Client;
import io.candor.store.Erasure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results reach the client, signed, once it is there again. */
class HookTest {
  @TempDir private Path folder;
  private final Pacer clock = new Pacer();
  private final AtomicInteger answer = new AtomicInteger(204);
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<Boolean> signed = new CopyOnWriteArrayList<>();
  private FurnishedRoom room;
  private Retention retention;
  private LmsParts lms;
  private ClientAccounts.Pair pair;
  private HttpServer moodle;

  /** A clock that a test moves on. */
  private static final class Pacer implements InstantSource {
    private volatile long ahead;

    @Override
    public Instant instant() {
      return Instant.now().plusMillis(ahead);
    }

    void pass(Duration time) {
      ahead += time.toMillis();
    }
  }

  @BeforeEach
  void open() throws IOException {
    room = FurnishedRoom.at(folder, clock);
    retention = room.retention(Keeping.AS_AGREED);
    lms = room.lms(retention);
    pair = room.clientAccounts().add("Moodle");
    moodle = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    moodle.createContext("/", this::take);
    moodle.start();
    String address = "http://127.0.0.1:" + moodle.getAddress().getPort() + "/hook.php?x=1";
    room.rows().clients().clients().hook(pair.id(), address).join();
    lms.exams()
        .put(
            client(),
            "quiz",
            new ClientExams.Wish(
                "Algebra",
                "https://m.example/",
                Map.of(),
                ClientExams.Qualities.AS_BEFORE,
                null,
                30));
    lms.sittings().launch(client(), "a1", new ClientSittings.Wish("quiz", "42", "Ada", null));
  }

  @AfterEach
  void close() {
    moodle.stop(0);
    lms.hook().close();
    room.close();
  }

  private Client client() {
    return room.rows().clients().clients().find(pair.id()).orElseThrow();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Signature signature =
        Signature.read(exchange.getRequestHeaders().getFirst("Authorization")).orElseThrow();
    signed.add(signature.isOf(pair.secret(), new Signature.Request("POST", "/hook.php?x=1", body)));
    taken.add(new String(body, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(answer.get(), -1);
    exchange.close();
  }

  @Test
  void anEndIsToldOnceWithTheResultAsItIs() {
    lms.hook().tell();
    assertThat(taken).isEmpty();
    lms.sittings()
        .finish(lms.sittings().find(client(), "a1").orElseThrow(), ClientSittings.Why.SUBMITTED);
    lms.hook().tell();
    lms.hook().tell();
    assertThat(taken)
        .singleElement()
        .asString()
        .contains("\"kind\":\"attempt.result\"", "\"attempt\":\"a1\"", "\"state\":\"finished\"");
    assertThat(signed).containsExactly(true);
  }

  @Test
  void whatIsNotTakenComesAgainLaterAndLaterAndAfterARestart() {
    answer.set(500);
    lms.sittings()
        .finish(lms.sittings().find(client(), "a1").orElseThrow(), ClientSittings.Why.SUBMITTED);
    lms.hook().tell();
    lms.hook().tell();
    assertThat(taken).hasSize(1);
    clock.pass(Duration.ofSeconds(11));
    lms.hook().tell();
    assertThat(taken).hasSize(2);
    clock.pass(Duration.ofSeconds(11));
    lms.hook().tell();
    assertThat(taken).hasSize(2);
    clock.pass(Duration.ofSeconds(11));
    answer.set(200);
    try (Hook restarted = room.lms(retention).hook()) {
      restarted.tell();
      restarted.tell();
    }
    assertThat(taken).hasSize(3);
  }

  @Test
  void afterThreeDaysItIsGivenUp() {
    answer.set(500);
    lms.sittings()
        .finish(lms.sittings().find(client(), "a1").orElseThrow(), ClientSittings.Why.SUBMITTED);
    clock.pass(Hook.GIVEN_UP);
    lms.hook().tell();
    clock.pass(Hook.GIVEN_UP);
    lms.hook().tell();
    assertThat(taken).hasSize(1);
  }

  @Test
  void anErasureIsToldWithoutWhatWasErased() {
    String attempt = lms.sittings().find(client(), "a1").orElseThrow().attemptId();
    retention.erase(attempt, Erasure.Why.RETENTION, null);
    lms.hook().tell();
    assertThat(taken)
        .containsExactly(
            "{\"kind\":\"attempt.erased\",\"attempt\":\"a1\",\"exam\":\"quiz\",\"user\":\"42\"}");
    assertThat(room.rows().clients().deliveries().due(Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  void itIsTriedTwiceAsLateEachTimeUpToAnHour() {
    assertThat(Hook.pause(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Hook.pause(3)).isEqualTo(Duration.ofSeconds(80));
    assertThat(Hook.pause(500)).isEqualTo(Duration.ofHours(1));
  }
}
