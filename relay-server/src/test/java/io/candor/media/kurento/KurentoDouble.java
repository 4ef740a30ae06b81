package io.candor.media.kurento;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candor.media.kurento.KurentoTraffic.Answer;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server that speaks JSON-RPC as the recorded traffic of a real Kurento does: sessions that
 * outlive their socket, objects that go with their pipeline, its error codes. What a machine does
 * wrong, its {@link Front} does.
 */
public final class KurentoDouble implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Set<String> objects = ConcurrentHashMap.newKeySet();
  private final Front front;
  private volatile String serverId = UUID.randomUUID().toString();

  KurentoDouble() {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    JakartaWebSocketServletContainerInitializer.configure(
        context, (servlet, container) -> install(container));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    front = new Front(connector.getLocalPort());
  }

  private void install(ServerContainer container) throws jakarta.websocket.DeploymentException {
    container.addEndpoint(
        ServerEndpointConfig.Builder.create(Socket.class, "/kurento")
            .configurator(
                new ServerEndpointConfig.Configurator() {
                  @Override
                  public <T> T getEndpointInstance(Class<T> type) {
                    return type.cast(new Socket());
                  }
                })
            .build());
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + front.port() + "/kurento");
  }

  Front front() {
    return front;
  }

  Set<String> objects() {
    return Set.copyOf(objects);
  }

  /** Another process on the same port: it knows nobody. */
  void restart() {
    sessions.clear();
    objects.clear();
    serverId = UUID.randomUUID().toString();
    front.drop();
  }

  public final class Socket extends Endpoint {
    @Override
    public void onOpen(Session socket, EndpointConfig config) {
      socket.addMessageHandler(
          String.class,
          (MessageHandler.Whole<String>)
              text -> {
                try {
                  socket.getBasicRemote().sendText(answer(JSON.readTree(text)).toString());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private ObjectNode answer(JsonNode request) {
    JsonNode params = request.path("params");
    Answer answer =
        switch (request.path("method").asText()) {
          case "ping" -> Answer.value(KurentoTraffic.text("pong"));
          case "connect" -> reconnect(params.path("sessionId").asText());
          case "create" -> create(params);
          case "release" -> release(params.path("object").asText());
          case "subscribe" -> about(params, KurentoTraffic.text(UUID.randomUUID().toString()));
          case "invoke" -> invoke(params);
          case "closeSession" -> closeSession(params.path("sessionId").asText());
          default -> Answer.error(-32601, "METHOD_NOT_FOUND", "no such method");
        };
    return answer.to(request.path("id").asLong(), sessionOf(params), serverId);
  }

  private String sessionOf(JsonNode params) {
    String known = params.path("sessionId").asText();
    String session = known.isEmpty() ? UUID.randomUUID().toString() : known;
    sessions.add(session);
    return session;
  }

  /**
   * The code is the one that the client takes for "another server"; it then asks without a session.
   */
  private Answer reconnect(String session) {
    return session.isEmpty() || sessions.contains(session)
        ? Answer.nothing()
        : Answer.error(40007, "INVALID_SESSION", "Invalid session");
  }

  private Answer create(JsonNode params) {
    String type = params.path("type").asText();
    String pipeline = params.path("constructorParams").path("mediaPipeline").asText();
    if (!pipeline.isEmpty() && !objects.contains(pipeline)) {
      return unknown(pipeline);
    }
    String own = UUID.randomUUID() + "_kurento." + type;
    String id = pipeline.isEmpty() ? own : pipeline + "/" + own;
    objects.add(id);
    return Answer.value(KurentoTraffic.text(id));
  }

  private Answer release(String object) {
    objects.removeIf(one -> one.equals(object) || one.startsWith(object + "/"));
    return Answer.nothing();
  }

  private Answer invoke(JsonNode params) {
    String object = params.path("object").asText();
    return switch (params.path("operation").asText()) {
      case "getInfo" -> Answer.value(KurentoTraffic.serverInfo());
      case "getName" -> about(params, KurentoTraffic.text(object));
      default -> about(params, KurentoTraffic.text(""));
    };
  }

  private Answer about(JsonNode params, JsonNode value) {
    String object = params.path("object").asText();
    return objects.contains(object) ? Answer.value(value) : unknown(object);
  }

  private static Answer unknown(String object) {
    return Answer.error(40101, "MEDIA_OBJECT_NOT_FOUND", "Object '" + object + "' not found");
  }

  private Answer closeSession(String session) {
    sessions.remove(session);
    return Answer.nothing();
  }

  @Override
  public void close() {
    front.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
