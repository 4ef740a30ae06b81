package io.candor.media.kurento;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candor.media.kurento.KurentoTraffic.Answer;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One run of a {@link KurentoDouble}, which takes all it knows with it: what it is still asked when
 * another runs in its place tells that one nothing.
 */
final class KurentoProcess implements AutoCloseable {
  private final String id = UUID.randomUUID().toString();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Set<String> objects = ConcurrentHashMap.newKeySet();
  private final Map<String, Session> sockets = new ConcurrentHashMap<>();

  /** Who wants to hear of what: session by object and type. */
  private final Map<String, String> subscriptions = new ConcurrentHashMap<>();

  private final ExecutorService events = Executors.newSingleThreadExecutor();
  private final MediaDouble media = new MediaDouble(this::emit);

  Set<String> objects() {
    return Set.copyOf(objects);
  }

  MediaDouble media() {
    return media;
  }

  /** What ran in it is over, all at once. */
  void kill() {
    media.kill();
  }

  /** Events come by another thread than answers do, so either may be first. */
  private void emit(String object, String type, ObjectNode data) {
    String session = subscriptions.get(object + " " + type);
    Session socket = session == null ? null : sockets.get(session);
    if (socket != null) {
      String event = KurentoTraffic.event(object, type, data).toString();
      events.execute(() -> send(socket, event));
    }
  }

  static void send(Session socket, String text) {
    try {
      synchronized (socket) {
        socket.getBasicRemote().sendText(text);
      }
    } catch (IOException e) {
      // The connection has broken off, as it may.
    }
  }

  ObjectNode answer(JsonNode request, Session socket) {
    JsonNode params = request.path("params");
    String given = params.path("sessionId").asText();
    Answer answer =
        switch (request.path("method").asText()) {
          case "ping" -> Answer.value(KurentoTraffic.text("pong"));
          case "connect" -> reconnect(params.path("sessionId").asText());
          case "create" -> create(params);
          case "release" -> release(params.path("object").asText());
          case "subscribe" -> subscribe(params, given);
          case "invoke" -> invoke(params);
          case "closeSession" -> closeSession(params.path("sessionId").asText());
          default -> Answer.error(-32601, "METHOD_NOT_FOUND", "no such method");
        };
    // Only now, for whether it was known before is the question of a reconnection.
    String session = given.isEmpty() ? UUID.randomUUID().toString() : given;
    sessions.add(session);
    sockets.put(session, socket);
    return answer.to(request.path("id").asLong(), session, id);
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
    media.created(id, type, params.path("constructorParams"));
    return Answer.value(KurentoTraffic.text(id));
  }

  private Answer subscribe(JsonNode params, String session) {
    subscriptions.put(params.path("object").asText() + " " + params.path("type").asText(), session);
    return about(params, KurentoTraffic.text(UUID.randomUUID().toString()));
  }

  private Answer release(String object) {
    if (!objects.contains(object)) {
      return unknown(object);
    }
    for (String one : Set.copyOf(objects)) {
      if (one.equals(object) || one.startsWith(object + "/")) {
        media.released(one);
        objects.remove(one);
      }
    }
    return Answer.nothing();
  }

  private Answer invoke(JsonNode params) {
    String object = params.path("object").asText();
    return switch (params.path("operation").asText()) {
      case "getInfo" -> Answer.value(KurentoTraffic.serverInfo());
      case "getName" -> about(params, KurentoTraffic.text(object));
      case "getUsedCpu" -> Answer.value(KurentoTraffic.text("0.25"));
      default ->
          objects.contains(object)
              ? media.invoke(
                  object, params.path("operation").asText(), params.path("operationParams"))
              : unknown(object);
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
    events.shutdownNow();
    media.close();
  }
}
