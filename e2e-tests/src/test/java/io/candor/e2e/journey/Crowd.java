package io.candor.e2e.journey;

import io.candor.e2e.load.Footage;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.StudentLine;
import io.candor.e2e.relay.StudentSocket;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.Source;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Students without browsers, each with a line to the relay and a camera of five frames a second.
 */
final class Crowd implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final PublisherLoop loop = new PublisherLoop();
  private final List<Member> members = new ArrayList<>();

  /** One of them. */
  record Member(String attempt, StudentLine line) {}

  /** Has {@code size} students come into an exam of a relay that trusts its proxy. */
  Crowd(RelayProcess relay, ApiClient api, ApiClient.Exam exam, int size) {
    PublisherKit kit = PublisherKit.fresh("actpass").showing(Footage.slow());
    SplittableRandom random = new SplittableRandom(size);
    HttpClient http = HttpClient.newHttpClient();
    List<CompletableFuture<Void>> secured = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      String address = "10.0.%d.%d".formatted(index >> 8, index & 255);
      ApiClient.Launch launch = api.from(address).join(exam, "Student %03d".formatted(index + 1));
      StudentLine line =
          new StudentLine(
              new StudentSocket.Door(http, relay.address(), address), launch.launchToken());
      line.consent();
      Publisher camera = loop.publisher(kit, random.split(), InetAddress.getLoopbackAddress());
      OfferedTracks tracks = new OfferedTracks(new OfferedVideo(320, 240, 5.0), false);
      camera.answer(within(line.offer("camera-" + index, Source.CAMERA, camera.offer(), tracks)));
      secured.add(camera.secured());
      members.add(new Member(launch.attempt(), line));
    }
    secured.forEach(Crowd::within);
  }

  Member member(int index) {
    return members.get(index);
  }

  Member member(String attempt) {
    return members.stream().filter(one -> one.attempt().equals(attempt)).findFirst().orElseThrow();
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    members.forEach(member -> member.line().close());
    loop.close();
  }
}
