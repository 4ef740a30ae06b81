package io.candor.e2e.bench;

import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.load.Sent;
import io.candor.e2e.probe.ProcessTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A class full of publishers, sent to one server for a while. */
final class MediaLoad {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int HANDSHAKE_SECONDS = 30;

  private final int students;
  private final int warmUp;
  private final int seconds;

  /** A load of {@code seconds} measured seconds after {@code warmUp} unmeasured ones. */
  MediaLoad(int students, int warmUp, int seconds) {
    this.students = students;
    this.warmUp = warmUp;
    this.seconds = seconds;
  }

  Measurement run(MediaServer server) {
    long idle = ProcessTime.of(server.pid()).residentBytes();
    try (PublisherLoop loop = new PublisherLoop()) {
      List<Publisher> crowd = gather(loop, server);
      live(server, 0, warmUp);
      Sent sentBefore = sent(crowd);
      ProcessTime before = ProcessTime.of(server.pid());
      long start = System.nanoTime();
      live(server, warmUp, seconds);
      Sent sentAfter = sent(crowd);
      ProcessTime after = ProcessTime.of(server.pid());
      double elapsed = (double) (System.nanoTime() - start) / SECOND;
      Sent sent = crowd.stream().map(Publisher::stopMedia).reduce(Sent.NOTHING, Sent::plus);
      live(server, warmUp + seconds, 2); // until what was lost has been sent again
      return new Measurement(
          server.name(),
          students,
          elapsed,
          sentAfter.packets() - sentBefore.packets(),
          after.cpuNanos() - before.cpuNanos(),
          idle,
          after.residentBytes(),
          sent,
          server.finish());
    }
  }

  private List<Publisher> gather(PublisherLoop loop, MediaServer server) {
    PublisherKit kit = PublisherKit.fresh(server.setup());
    SplittableRandom random = new SplittableRandom(students);
    List<Publisher> crowd = new ArrayList<>();
    for (int index = 0; index < students; index++) {
      Publisher publisher = loop.publisher(kit, random.split(), server.host());
      String answer =
          server
              .publish(index, publisher.offer())
              .orTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
              .join();
      publisher.answer(answer);
      crowd.add(publisher);
    }
    for (Publisher publisher : crowd) {
      publisher.secured().orTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS).join();
    }
    return crowd;
  }

  private static Sent sent(List<Publisher> crowd) {
    return crowd.stream().map(Publisher::sent).reduce(Sent.NOTHING, Sent::plus);
  }

  /** Lets the load run; time is what is being spent here, so this does wait on the clock. */
  private static void live(MediaServer server, int from, int seconds) {
    long start = System.nanoTime();
    for (int second = 0; second < seconds; second++) {
      server.live(from + second);
      long rest = start + (second + 1) * SECOND - System.nanoTime();
      while (rest > 0) {
        LockSupport.parkNanos(rest);
        rest = start + (second + 1) * SECOND - System.nanoTime();
      }
    }
  }
}
