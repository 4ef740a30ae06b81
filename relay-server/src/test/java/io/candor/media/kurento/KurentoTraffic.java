package io.candor.media.kurento;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Answers in the shape that a real server's have. */
final class KurentoTraffic {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As a real 7.3 says, the lists of factories shortened. */
  private static final String INFO =
      """
      {"__module__":"kurento","__type__":"ServerInfo","capabilities":["transactions"],"modules":[
       {"__module__":"kurento","__type__":"ModuleInfo","factories":["HubPort","MediaPipeline"],
        "generationTime":"Nov 23 2026 08:53:14","name":"core","version":"7.3.1-dev"}],
       "type":"KMS","version":"7.3.1-dev"}
      """;

  private KurentoTraffic() {}

  /** What is answered to one request: a value, an error, or that it is done. */
  record Answer(@Nullable JsonNode value, @Nullable ObjectNode error) {
    static Answer value(JsonNode value) {
      return new Answer(value, null);
    }

    static Answer nothing() {
      return new Answer(null, null);
    }

    static Answer error(int code, String type, String message) {
      ObjectNode error = JSON.createObjectNode().put("code", code).put("message", message);
      error.putObject("data").put("type", type);
      return new Answer(null, error);
    }

    ObjectNode to(long id, String session, String server) {
      ObjectNode answer = JSON.createObjectNode().put("id", id).put("jsonrpc", "2.0");
      if (error != null) {
        return answer.set("error", error);
      }
      ObjectNode result = answer.putObject("result").put("sessionId", session);
      if (value != null) {
        result.set("value", value);
      } else {
        result.put("serverId", server);
      }
      return answer;
    }
  }

  /** Something has happened to an object. */
  static ObjectNode event(String object, String type, ObjectNode data) {
    data.put("source", object).put("type", type).put("timestampMillis", "1795425321821");
    data.putArray("tags");
    ObjectNode event = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "onEvent");
    ObjectNode value = event.putObject("params").putObject("value");
    value.put("object", object).put("type", type).set("data", data);
    return event;
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  static JsonNode serverInfo() {
    try {
      return JSON.readTree(INFO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
