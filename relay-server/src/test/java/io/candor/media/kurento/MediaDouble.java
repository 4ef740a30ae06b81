package io.candor.media.kurento;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candor.media.KeyFrames;
import io.candor.media.Lack;
import io.candor.media.MediaEvent;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.media.embedded.EmbeddedEngine;
import io.candor.media.embedded.EmbeddedSettings;
import io.candor.media.kurento.KurentoTraffic.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a double does with media: its WebRtcEndpoints terminate real WebRTC, its recorders write
 * real WebM. Candidates are trickled, and come after it is said that all were found.
 */
final class MediaDouble implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedEngine engine;
  private final Emitter emitter;
  private final Map<String, Tap> taps = new ConcurrentHashMap<>();
  private final Map<String, String> sources = new ConcurrentHashMap<>();
  private final Map<String, RecorderDouble> recorders = new ConcurrentHashMap<>();
  private final Map<String, String> recorded = new ConcurrentHashMap<>();
  private final Map<String, List<String>> candidates = new ConcurrentHashMap<>();
  private final AtomicInteger candidatesTaken = new AtomicInteger();
  private final AtomicInteger keyFramesAsked = new AtomicInteger();

  /** Tells whoever has subscribed. */
  interface Emitter {
    void emit(String object, String type, ObjectNode data);
  }

  MediaDouble(Emitter emitter) {
    this.emitter = emitter;
    this.engine =
        EmbeddedEngine.start(
            EmbeddedSettings.on(InetAddress.getLoopbackAddress()),
            this::on,
            InstantSource.system(),
            System::nanoTime,
            new SecureRandom());
  }

  void created(String object, String type, JsonNode params) {
    if (type.equals("RecorderEndpoint")) {
      recorders.put(object, new RecorderDouble(params.path("uri").asText(), () -> error(object)));
    }
  }

  private void error(String recorder) {
    ObjectNode data = JSON.createObjectNode().put("description", "cannot write");
    emitter.emit(recorder, "Error", data.put("errorCode", 1).put("errorType", "RECORDER"));
  }

  /** Every recorder's disk is full from now on. */
  void fillDisks() {
    recorders.values().forEach(RecorderDouble::breakDown);
  }

  /** Every endpoint turns what it gets into something else from now on. */
  void transcode() {
    taps.keySet()
        .forEach(
            endpoint -> {
              ObjectNode data = JSON.createObjectNode().put("mediaType", "VIDEO");
              data.put("binName", "kmsagnosticbin2-0").put("state", "TRANSCODING");
              emitter.emit(endpoint, "MediaTranscodingStateChanged", data);
            });
  }

  int candidatesTaken() {
    return candidatesTaken.get();
  }

  int keyFramesAsked() {
    return keyFramesAsked.get();
  }

  Answer invoke(String object, String operation, JsonNode params) {
    return switch (operation) {
      case "connect" -> connect(object, params);
      case "processOffer" -> processOffer(object, params.path("offer").asText());
      case "gatherCandidates" -> gather(object);
      case "addIceCandidate" -> candidate(params.path("candidate"));
      case "record" -> record(object);
      case "stopAndWait" -> stop(object);
      case "requestKeyframe" ->
          Answer.error(
              40111,
              "MEDIA_OBJECT_OPERATION_NOT_SUPPORTED",
              "Keyframe request failed (must be requested from a subscriber element)");
      default -> Answer.value(KurentoTraffic.text(""));
    };
  }

  private Answer candidate(JsonNode candidate) {
    if (!candidate.path("sdpMid").isTextual()) {
      return Answer.error(40001, "MARSHALL_ERROR", "'sdpMid' parameter should be a string");
    }
    candidatesTaken.incrementAndGet();
    return Answer.value(KurentoTraffic.text(""));
  }

  private Answer connect(String source, JsonNode params) {
    String sink = params.path("sink").asText();
    if (sink.endsWith("PassThrough")) {
      // Whatever is newly connected begins with a key frame, which the publisher is asked for.
      keyFramesAsked.incrementAndGet();
      return Answer.value(KurentoTraffic.text(""));
    }
    RecorderDouble recorder = recorders.get(sink);
    if (recorder == null) {
      sources.put(sink, source);
      return Answer.value(KurentoTraffic.text(""));
    }
    recorded.put(sink, source);
    recorder.connect(MediaEvent.Kind.valueOf(params.path("mediaType").asText()));
    try {
      tap(source).leadInto(recorder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answer.value(KurentoTraffic.text(""));
  }

  private RecorderDouble recorder(String name) {
    return Objects.requireNonNull(recorders.get(name));
  }

  private Tap tap(String endpoint) {
    return taps.computeIfAbsent(endpoint, name -> new Tap());
  }

  private Answer processOffer(String endpoint, String offer) {
    if (candidates.containsKey(endpoint)) {
      return Answer.error(40208, "SDP_END_POINT_ALREADY_NEGOTIATED", "Endpoint already negotiated");
    }
    try {
      String answer =
          offer.contains("a=sendonly") ? publish(endpoint, offer) : watch(endpoint, offer);
      List<String> lines = answer.lines().toList();
      candidates.put(
          endpoint,
          lines.stream()
              .filter(line -> line.startsWith("a=candidate:"))
              .map(line -> line.substring(2))
              .distinct()
              .toList());
      List<String> rest =
          lines.stream()
              .filter(line -> !line.startsWith("a=candidate:") && !line.startsWith("a=end-of"))
              .toList();
      return Answer.value(KurentoTraffic.text(String.join("\r\n", rest) + "\r\n"));
    } catch (CompletionException e) {
      return Answer.error(40201, "SDP_PARSE_ERROR", "Invalid SDP");
    }
  }

  private String publish(String endpoint, String offer) {
    return engine
        .publish(new Publish(endpoint, KeyFrames.CAMERA, offer, tap(endpoint)))
        .toCompletableFuture()
        .join();
  }

  private String watch(String endpoint, String offer) {
    return engine
        .watch(new Watch(endpoint, sources.getOrDefault(endpoint, ""), offer))
        .toCompletableFuture()
        .join();
  }

  private Answer gather(String endpoint) {
    emitter.emit(endpoint, "IceGatheringDone", JSON.createObjectNode());
    for (String candidate : candidates.getOrDefault(endpoint, List.of())) {
      ObjectNode data = JSON.createObjectNode();
      data.putObject("candidate")
          .put("__module__", "kurento")
          .put("__type__", "IceCandidate")
          .put("candidate", candidate)
          .put("sdpMLineIndex", 0)
          .put("sdpMid", "0");
      emitter.emit(endpoint, "IceCandidateFound", data);
    }
    return Answer.value(KurentoTraffic.text(""));
  }

  private Answer record(String recorder) {
    String source = recorded.getOrDefault(recorder, "");
    tap(source).record();
    for (MediaEvent.Kind kind : MediaEvent.Kind.values()) {
      flowsIn(recorder, kind);
    }
    emitter.emit(recorder, "Recording", JSON.createObjectNode());
    return Answer.value(KurentoTraffic.text(""));
  }

  private Answer stop(String recorder) {
    String source = recorded.getOrDefault(recorder, "");
    engine.hangUp(source);
    tap(source).awaitFinished();
    recorder(recorder).close();
    emitter.emit(recorder, "Stopped", JSON.createObjectNode());
    return Answer.value(KurentoTraffic.text(""));
  }

  void released(String object) {
    if (object.endsWith("WebRtcEndpoint")) {
      engine.hangUp(object);
    }
  }

  private void on(MediaEvent event) {
    String endpoint = event.peer();
    switch (event) {
      case MediaEvent.Connected connected -> {
        dtls(endpoint, "CONNECTED");
        ObjectNode state = JSON.createObjectNode().put("oldState", "DISCONNECTED");
        emitter.emit(endpoint, "MediaStateChanged", state.put("newState", "CONNECTED"));
      }
      case MediaEvent.Flowing flowing -> flows(endpoint, flowing.kind());
      case MediaEvent.Closed closed -> {
        switch (closed.reason()) {
          case LEFT -> dtls(endpoint, "CLOSED");
          case FAILED -> dtls(endpoint, "FAILED");
          case SILENT, UNREACHABLE -> iceFailed(endpoint);
          case HUNG_UP, SOURCE_ENDED, SERVER_GONE -> {}
        }
      }
      case MediaEvent.Candidate candidate -> {}
      case MediaEvent.Recorded recordedNow -> {}
      case MediaEvent.Noticed noticed -> {
        if (noticed.lack() == Lack.missing(noticed.lack().of())) {
          String state = noticed.over() ? "FLOWING" : "NOT_FLOWING";
          flow(endpoint, "MediaFlowOutStateChanged", noticed.lack().of(), state);
        }
      }
    }
  }

  private void dtls(String endpoint, String state) {
    for (String half : List.of("enc", "dec")) {
      ObjectNode data = JSON.createObjectNode().put("componentId", "[bundle/dtlssrtp" + half + "]");
      data.put("connectionId", "dtlssrtpenc1-dtlssrtpdec1-1-1").put("streamId", "1");
      emitter.emit(endpoint, "DtlsConnectionStateChange", data.put("state", state));
    }
  }

  private void iceFailed(String endpoint) {
    ObjectNode data = JSON.createObjectNode().put("componentId", 1).put("streamId", 1);
    emitter.emit(endpoint, "IceComponentStateChanged", data.put("state", "FAILED"));
  }

  private void flows(String endpoint, MediaEvent.Kind kind) {
    flow(endpoint, "MediaFlowOutStateChanged", kind, "FLOWING");
    RecorderDouble recorder = tap(endpoint).recorder();
    try {
      tap(endpoint).flows(kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (recorder != null) {
      recorded.forEach(
          (name, source) -> {
            if (source.equals(endpoint)) {
              flowsIn(name, kind);
            }
          });
    }
  }

  private void flowsIn(String recorder, MediaEvent.Kind kind) {
    if (recorder(recorder).flowsIn(kind)) {
      flow(recorder, "MediaFlowInStateChanged", kind, "FLOWING");
    }
  }

  private void flow(String object, String type, MediaEvent.Kind kind, String state) {
    ObjectNode data = JSON.createObjectNode().put("mediaType", kind.name());
    emitter.emit(object, type, data.put("padName", "default").put("state", state));
  }

  /** Dies at once: what recorders have written stays as it is. */
  void kill() {
    recorders.values().forEach(RecorderDouble::close);
    engine.close();
  }

  @Override
  public void close() {
    kill();
  }
}
