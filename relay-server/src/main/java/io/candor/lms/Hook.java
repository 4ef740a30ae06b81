package io.candor.lms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.exam.Clockwork;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Client;
import io.candor.store.ClientRows;
import io.candor.store.Deliveries;
import io.candor.store.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what has become of their attempts, until they have taken it. What is to be told
 * stands in the database, so a restart forgets nothing; what is told is read at that moment, so it
 * is never older than what is true.
 */
public final class Hook implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Hook.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** After so long nobody will take it any more; the client's own reconciling finds it. */
  static final Duration GIVEN_UP = Duration.ofDays(3);

  private static final int AT_ONCE = 20;

  private final ClientRows rows;
  private final ClientSittings sittings;
  private final ClientSecrets secrets;
  private final Clockwork clockwork;
  private final ObjectMapper json = WireMapper.create();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .executor(senders)
          .build();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hook").daemon().factory());

  /** Said once, not every second. The looks' thread. */
  private boolean failing;

  public Hook(
      ClientRows rows, ClientSittings sittings, ClientSecrets secrets, Clockwork clockwork) {
    this.rows = rows;
    this.sittings = sittings;
    this.secrets = secrets;
    this.clockwork = clockwork;
  }

  /** Begins to tell, and goes on until closed. */
  public void start() {
    var unused =
        looks.scheduleWithFixedDelay(
            this::quietly, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void quietly() {
    try {
      tell();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.error("what is to be told to clients could not be looked at; trying again", e);
      }
      failing = true;
    }
  }

  /** Tells what is due, and waits until all of it is taken or put off. */
  void tell() {
    List<Delivery> due = rows.deliveries().due(clockwork.now(), AT_ONCE);
    List<? extends Future<?>> all =
        due.stream().map(each -> senders.submit(() -> tell(each))).toList();
    for (Future<?> each : all) {
      try {
        each.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        log.error("a client could not be told; trying again", e.getCause());
      }
    }
  }

  private void tell(Delivery news) {
    Optional<Client> client = rows.clients().find(news.clientId());
    Optional<URI> address = client.map(Client::hook).flatMap(HookAddress::read);
    if (address.isEmpty() || taken(client.get(), address.get(), news)) {
      rows.deliveries().done(news).join();
    } else if (news.madeAt() + GIVEN_UP.toMillis() <= clockwork.now()) {
      log.warn("client {}: has not taken a result for days; it is told no more", news.clientId());
      rows.deliveries().done(news).join();
    } else {
      rows.deliveries().again(news, clockwork.now() + pause(news.tries()).toMillis()).join();
    }
  }

  /** Twice as long each time. */
  static Duration pause(int tries) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private boolean taken(Client client, URI address, Delivery news) {
    Optional<Map<String, Object>> body = body(client, news);
    Optional<String> secret = secrets.open(client.id(), client.secret());
    if (body.isEmpty() || secret.isEmpty()) {
      return true;
    }
    byte[] bytes = bytes(body.get());
    Signature signature =
        Signature.of(
            client.id(),
            secret.get(),
            clockwork.now() / 1000,
            clockwork.tokens().next(),
            new Signature.Request("POST", HookAddress.target(address), bytes));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", signature.header())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Empty when there is nothing to tell any more. */
  private Optional<Map<String, Object>> body(Client client, Delivery news) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", news.kind());
    if (news.kind().equals(Deliveries.ERASED)) {
      body.put("attempt", news.attempt());
      body.put("exam", news.exam());
      body.put("user", news.userId());
      return Optional.of(body);
    }
    return sittings
        .find(client, news.attempt())
        .flatMap(sittings::status)
        .map(
            status -> {
              body.put("status", status);
              return body;
            });
  }

  private byte[] bytes(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }

  /** Waits for what is being told. */
  @Override
  public void close() {
    looks.shutdownNow();
    senders.shutdownNow();
    http.shutdownNow();
  }
}
