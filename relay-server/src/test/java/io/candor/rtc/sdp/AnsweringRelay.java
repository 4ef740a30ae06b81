package io.candor.rtc.sdp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.ice.IceLite;
import io.candor.rtc.stun.StunMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Just enough of a relay for a browser to accept answers and reach the ICE agent behind them. */
final class AnsweringRelay implements AutoCloseable {
  private static final List<SentTrack> SENT =
      List.of(
          new SentTrack(MediaKind.VIDEO, 1001, "relay", "stream", "video"),
          new SentTrack(MediaKind.AUDIO, 1002, "relay", "stream", "audio"));

  private final DatagramChannel socket = DatagramChannel.open();
  private final HttpServer http;
  private final Map<String, IceLite> agents = new ConcurrentHashMap<>();
  private final CompletableFuture<String> result = new CompletableFuture<>();

  AnsweringRelay() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    socket.bind(new InetSocketAddress(loopback, 0));
    http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    http.createContext("/", exchange -> reply(exchange, page()));
    http.createContext("/answer/", exchange -> reply(exchange, answer(exchange)));
    http.createContext(
        "/result",
        exchange -> {
          result.complete(body(exchange));
          reply(exchange, "");
        });
    http.start();
    Thread.ofVirtual().start(this::listen);
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  CompletableFuture<String> result() {
    return result;
  }

  /** Whether every agent that gave an answer knows where its peer is. */
  boolean allSelected() {
    return !agents.isEmpty()
        && agents.values().stream().allMatch(agent -> agent.selected() != null);
  }

  private String answer(HttpExchange exchange) throws IOException {
    try {
      return answer(SdpOffer.parse(body(exchange)), exchange.getRequestURI().getPath());
    } catch (SdpException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String answer(SdpOffer offer, String path) throws IOException {
    IceCredentials local = IceCredentials.random(new SecureRandom());
    agents.put(local.ufrag(), new IceLite(local, offer.ice(), System.nanoTime()));
    InetSocketAddress own = (InetSocketAddress) socket.getLocalAddress();
    AnswerTransport transport =
        new AnswerTransport(local, Fixtures.FINGERPRINT, List.of(Candidate.udpHost(own, 0)), 1);
    return path.endsWith("viewer")
        ? SdpAnswer.watch(offer, transport, SENT).text()
        : SdpAnswer.publish(offer, transport, 300).text();
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    try {
      while (socket.isOpen()) {
        InetSocketAddress from = (InetSocketAddress) socket.receive(buffer.clear());
        String fragment = StunMessage.usernameFragment(buffer.flip());
        IceLite agent = fragment == null ? null : agents.get(fragment);
        if (agent != null && from != null) {
          agent.receive(System.nanoTime(), buffer, from, this::send);
        }
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      result.completeExceptionally(e);
    }
  }

  private void send(ByteBuffer datagram, InetSocketAddress to) {
    try {
      socket.send(datagram, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page() throws IOException {
    try (var in = AnsweringRelay.class.getResourceAsStream("/sdp/accepts.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    socket.close();
  }
}
