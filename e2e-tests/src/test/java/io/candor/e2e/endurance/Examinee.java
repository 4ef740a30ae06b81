package io.candor.e2e.endurance;

import io.candor.e2e.Await;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.StudentLine;
import io.candor.e2e.relay.StudentSocket;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A student without a browser: a line to the relay, and peer connections of their own. */
final class Examinee implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PublisherLoop loop;
  private final RandomGenerator random;
  private final StudentLine line;
  private final List<ServerToStudent.Welcome> welcomes = new CopyOnWriteArrayList<>();
  private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();
  private int peers;

  /** Joins an exam and consents. */
  Examinee(
      RelayProcess relay,
      ApiClient api,
      ApiClient.Exam exam,
      PublisherLoop loop,
      RandomGenerator random) {
    this.loop = loop;
    this.random = random;
    ApiClient.Launch launch = api.join(exam, "Student");
    StudentSocket.Door door =
        new StudentSocket.Door(HttpClient.newHttpClient(), relay.address(), null);
    line = new StudentLine(door, launch.launchToken());
    line.listen(this::hear);
    line.consent();
  }

  StudentLine line() {
    return line;
  }

  String attempt() {
    return line.welcome().attempt();
  }

  /** What the relay said each time it let this student in again. */
  List<ServerToStudent.Welcome> welcomes() {
    return welcomes;
  }

  /** Sends a source, and returns when the relay says that it is recorded. */
  Publisher publish(Source source, PublisherKit kit) {
    return publish(source, kit, Optional::of);
  }

  /** The same by another way, such as through a proxy. */
  Publisher publish(Source source, PublisherKit kit, Publisher.Way way) {
    boolean sound = source == Source.CAMERA;
    Publisher publisher = loop.publisher(kit, random, InetAddress.getLoopbackAddress());
    String peer = "peer-" + peers++;
    publishers.put(peer, publisher);
    OfferedTracks tracks = new OfferedTracks(new OfferedVideo(320, 240, 10.0), sound);
    String answer =
        line.offer(peer, source, publisher.offer(), tracks)
            .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
    publisher.answer(answer, way);
    line.connected(peer).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    return publisher;
  }

  /** Leaves the exam's page, once more. */
  void leave() {
    line.event(EventKind.TAB_LEFT, Detail.none(), null, null);
  }

  /** Waits until the relay has let this student in {@code times} times. */
  void awaitWelcome(int times) {
    Await.until("the relay lets the student in again", LIMIT, () -> welcomes.size() >= times);
  }

  @Override
  public void close() {
    line.close();
  }

  private void hear(ServerToStudent message) {
    if (message instanceof ServerToStudent.Welcome welcome) {
      welcomes.add(welcome);
    } else if (message instanceof ServerToStudent.Candidate told) {
      Optional.ofNullable(publishers.get(told.peer()))
          .ifPresent(publisher -> publisher.candidate(told.candidate()));
    }
  }
}
