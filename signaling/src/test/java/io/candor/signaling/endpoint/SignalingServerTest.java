package io.candor.signaling.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherSeat;
import io.candor.signaling.protocol.Protocol;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Jetty with the endpoint, and the JDK's WebSocket client at the other end. */
@Timeout(30)
class SignalingServerTest {
  private static final String HELLO =
      "{'type':'hello','protocol':1,'client':{'name':'t','version':'1','browser':'b','os':'o'},'%s':'%s'}";
  private static final String LAUNCH = HELLO.formatted("launch", "launch");
  private static final String RESUME = HELLO.formatted("resume", "resume");

  private final MemoryDesk desk = new MemoryDesk();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient http = HttpClient.newHttpClient();
  private Signaling signaling = signaling(Signaling.Rates.standard());

  private Signaling signaling(Signaling.Rates rates) {
    return new Signaling(
        new Signaling.Hosts(
            desk,
            (teacher, line) -> silentSeat(),
            cookie -> cookie.equals("good") ? new Teacher("t", "s") : null,
            Set.of("candorextension")),
        rates,
        InstantSource.system(),
        System::nanoTime);
  }

  @BeforeEach
  void start() throws Exception {
    start(signaling);
  }

  private void start(Signaling installed) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    JakartaWebSocketServletContainerInitializer.configure(
        context, (servlets, container) -> installed.install(container));
    server.setHandler(context);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    server.addConnector(connector);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    signaling.close();
    // Polite closing waits for sockets whose goodbye crossed the stop, perhaps for ever.
    http.shutdownNow();
  }

  @Test
  void aStudentComesInAndSpeaks() throws Exception {
    Browser browser = student();
    browser.say(LAUNCH);
    assertThat(browser.next()).startsWith("{\"type\":\"welcome\"");
    browser.say("{'type':'consent','textVersion':'1','language':'en'}");
    assertThat(browser.next()).isEqualTo("{\"type\":\"consented\",\"at\":1}");
    browser.say("{'type':'finish'}");
    assertThat(browser.next()).contains("finished");
    assertThat(browser.closed.get()).isEqualTo(1000);
    assertThat(desk.news.take()).isEqualTo("left");
  }

  @Test
  void eventsSurviveAKilledSocket() throws Exception {
    Browser first = student();
    first.say(LAUNCH);
    first.next();
    first.say(event(1));
    first.say(event(2));
    while (!first.next().equals("{\"type\":\"ack\",\"seq\":2}")) {}
    first.socket.abort();
    assertThat(desk.news.take()).isEqualTo("left");

    Browser second = student();
    second.say(RESUME);
    assertThat(second.next()).contains("\"lastEventSeq\":2");
    second.say(event(2));
    assertThat(second.next()).isEqualTo("{\"type\":\"ack\",\"seq\":2}");
    second.say(event(4));
    assertThat(second.next()).contains("event-gap").contains("\"lastEventSeq\":2");
    second.say(event(3));
    second.say(event(4));
    while (!second.next().equals("{\"type\":\"ack\",\"seq\":4}")) {}
    assertThat(desk.committed).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aLaunchWorksUntilItsWelcomeIsKnownToHaveArrived() throws Exception {
    Browser first = student();
    first.say(LAUNCH);
    first.next();
    Browser again = student();
    again.say(LAUNCH);
    again.next();
    assertThat(first.next()).contains("replaced");
    assertThat(first.closed.get()).isEqualTo(1000);
    again.say("{'type':'ping','id':1}");
    again.next();
    Browser late = student();
    late.say(LAUNCH);
    assertThat(late.next()).contains("token-unknown");
  }

  @Test
  void garbageIsAnsweredTwiceAndThenTurnedOut() throws Exception {
    Browser browser = student();
    browser.say(LAUNCH);
    browser.next();
    browser.say("garbage");
    browser.say("{'type':'ping','id':'x'}");
    browser.say("{'type':'consent','textVersion':'1','language':'" + "x".repeat(100_000) + "'}");
    assertThat(browser.next()).contains("not JSON");
    assertThat(browser.next()).contains("id must be a whole number");
    assertThat(browser.next()).contains("larger than 65536 bytes");
    assertThat(browser.closed.get()).isEqualTo(1008);
  }

  @Test
  void farTooLargeAndBinaryMessagesCloseTheSocket() throws Exception {
    Browser large = student();
    // The door may shut while this is still being sent.
    var sending = large.socket.sendText("x".repeat(300_000), true);
    assertThat(large.closed.get()).isEqualTo(1009);
    Browser binary = student();
    sending = binary.socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true);
    assertThat(binary.closed.get()).isIn(1003, 1009);
  }

  @Test
  void aFloodIsTurnedOut() throws Exception {
    Browser browser = student();
    browser.say(LAUNCH);
    browser.next();
    CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(browser.socket);
    for (int i = 0; i < 5_000; i++) {
      int id = i;
      sent =
          sent.thenCompose(
              socket -> socket.sendText("{\"type\":\"ping\",\"id\":" + id + "}", true));
    }
    // Whoever still writes when the door shuts may see the connection break before it reads why.
    assertThat(browser.closed.handle((code, broken) -> broken == null ? code : 1008).get())
        .isEqualTo(1008);
    assertThat(desk.news.take()).isEqualTo("left");
  }

  @Test
  void strangersAreNotHeard() throws Exception {
    assertThatThrownBy(() -> connect("chrome-extension://other", null, Protocol.SUBPROTOCOL))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
    Browser page = connect("http://evil.example", "good", Protocol.SUBPROTOCOL);
    assertThat(page.closed.get()).isEqualTo(1008);
    Browser extension = connect("chrome-extension://candorextension", null, Protocol.SUBPROTOCOL);
    extension.say(LAUNCH);
    assertThat(extension.next()).contains("welcome");
  }

  @Test
  void theSubprotocolIsNeeded() throws Exception {
    assertThat(connect(null, null, null).closed.get()).isEqualTo(1002);
  }

  @Test
  void teachersNeedTheirSession() throws Exception {
    String hello = HELLO.replace(",'%s':'%s'", "");
    String origin = "http://127.0.0.1:" + connector.getLocalPort();
    Browser good = connect(origin, "good", Protocol.SUBPROTOCOL);
    good.say(hello);
    assertThat(good.next()).startsWith("{\"type\":\"welcome\",\"protocol\":1");
    Browser bad = connect(origin, "bad", Protocol.SUBPROTOCOL);
    bad.say(hello);
    assertThat(bad.next()).contains("not-signed-in");
    assertThat(bad.closed.get()).isEqualTo(1008);
  }

  @Test
  void aSlowReaderIsCutOffAndHoldsNobodyUp() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      socket.setReceiveBufferSize(4096);
      upgrade(socket);
      write(socket, LAUNCH);
      write(
          socket,
          "{'type':'offer','peer':'p','source':'camera','sdp':'','tracks':{'video':{'width':1,'height':1}}}");
      assertThat(desk.news.take()).isEqualTo("offered");
      assertThat(desk.news.take()).isEqualTo("left");
    }
  }

  @Test
  void anAddressThatConnectsTooOftenIsAskedToWait() throws Exception {
    server.stop();
    signaling.close();
    server.removeConnector(connector);
    signaling = signaling(new Signaling.Rates(1, 0.0001, 100, 100));
    start(signaling);
    Browser first = student();
    first.say(LAUNCH);
    // A handshake is answered before the server counts it: only the welcome tells who was first.
    assertThat(first.next()).contains("welcome");
    Browser second = student();
    assertThat(second.next()).contains("too-busy").contains("later");
    assertThat(second.closed.get()).isEqualTo(1000);
  }

  private Browser student() {
    return connect(null, null, Protocol.SUBPROTOCOL);
  }

  private Browser connect(
      @Nullable String origin, @Nullable String session, @Nullable String subprotocol) {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    if (session != null) {
      builder.header("Cookie", "candor_session=" + session);
    }
    if (subprotocol != null) {
      builder.subprotocols(subprotocol);
    }
    URI address = URI.create("ws://127.0.0.1:%d/signaling".formatted(connector.getLocalPort()));
    Ears ears = new Ears();
    return new Browser(builder.buildAsync(address, ears).join(), ears.texts, ears.closed);
  }

  private static void upgrade(Socket socket) throws Exception {
    String request =
        """
        GET /signaling HTTP/1.1\r
        Host: 127.0.0.1\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Protocol: candor.v1\r
        \r
        """;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      last = last << 8 | in.read();
    }
  }

  /** One masked text frame; the mask is zero. */
  private static void write(Socket socket, String text) throws Exception {
    byte[] payload = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] head = {(byte) 0x81, (byte) 0xfe, (byte) (payload.length >> 8), (byte) payload.length};
    socket.getOutputStream().write(head);
    socket.getOutputStream().write(new byte[4]);
    socket.getOutputStream().write(payload);
  }

  private static String event(long seq) {
    return "{'type':'event','seq':%d,'kind':'tab.left','at':1,'detail':{}}".formatted(seq);
  }

  private static TeacherSeat silentSeat() {
    return (TeacherSeat)
        Proxy.newProxyInstance(
            TeacherSeat.class.getClassLoader(),
            new Class<?>[] {TeacherSeat.class},
            (proxy, method, arguments) -> null);
  }

  private record Browser(
      WebSocket socket, BlockingQueue<String> texts, CompletableFuture<Integer> closed) {
    void say(String text) {
      socket.sendText(text.replace('\'', '"'), true).join();
    }

    String next() throws InterruptedException {
      String text = texts.poll(10, TimeUnit.SECONDS);
      return text == null ? "nothing came" : text;
    }
  }

  private static final class Ears implements WebSocket.Listener {
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        texts.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
