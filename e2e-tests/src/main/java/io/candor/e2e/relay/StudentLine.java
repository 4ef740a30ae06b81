package io.candor.e2e.relay;

import io.candor.e2e.Await;
import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.Ping;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A student's side of the conversation: keeps its events until they are acknowledged, comes back
 * with its resume token whenever the connection breaks, and sends again what is missing.
 */
public final class StudentLine implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final StudentSocket.Door door;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<StudentMessage.Event> events = new ArrayList<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();
  private final List<Consumer<ServerToStudent>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<ServerToStudent.Welcome> firstWelcome = new CompletableFuture<>();
  private final CompletableFuture<Void> consented = new CompletableFuture<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private final String launch;
  private final AtomicInteger welcomes = new AtomicInteger();
  private volatile @Nullable StudentSocket entering;
  private volatile @Nullable StudentSocket socket;
  private volatile ServerToStudent.@Nullable Welcome welcome;
  private volatile long acknowledged;

  /** Starts to connect with a launch token. */
  public StudentLine(StudentSocket.Door door, String launch) {
    this.door = door;
    this.launch = launch;
    Thread.ofVirtual().name("student-line").start(this::stayConnected);
  }

  /** What the relay said first; waits for it. */
  public ServerToStudent.Welcome welcome() {
    return within(firstWelcome);
  }

  /** How often the relay has let us in. */
  public int welcomes() {
    return welcomes.get();
  }

  /** Hears everything the relay says, on the connection's thread. */
  public void listen(Consumer<ServerToStudent> listener) {
    listeners.add(listener);
  }

  /** Agrees to the text the relay named, and waits until that is stored. */
  public void consent() {
    send(new StudentMessage.Consent(welcome().consentTextVersion(), "en", null));
    within(consented);
  }

  /** Offers a peer connection; completes with the SDP answer, or fails when the relay refuses. */
  public CompletableFuture<String> offer(
      String peer, Source source, String sdp, OfferedTracks tracks) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(peer, answer);
    connected.put(peer, new CompletableFuture<>());
    send(new StudentMessage.Offer(peer, source, sdp, tracks));
    return answer;
  }

  /** Completes when the relay says that media of {@code peer} is being recorded. */
  public CompletableFuture<Void> connected(String peer) {
    return connected.computeIfAbsent(peer, id -> new CompletableFuture<>());
  }

  /** Asks for help, or no longer does. */
  public void help(boolean wanted) {
    send(new StudentMessage.Help(wanted));
  }

  public void closePeer(String peer) {
    send(new StudentMessage.ClosePeer(peer, "test"));
  }

  /** Queues an event, sends it if there is a connection, and tells its number. */
  public long event(EventKind kind, Detail detail, @Nullable Long ends, @Nullable Long durationMs) {
    lock.lock();
    try {
      long seq = events.size() + 1L;
      long at = System.currentTimeMillis();
      StudentMessage.Event event =
          new StudentMessage.Event(seq, kind, at, detail, ends, durationMs);
      events.add(event);
      send(event);
      return seq;
    } finally {
      lock.unlock();
    }
  }

  /** The last event of which the relay has said that it is in the database. */
  public long acknowledged() {
    return acknowledged;
  }

  public void awaitAcknowledged(long seq) {
    Await.until("event " + seq + " is acknowledged", LIMIT, () -> acknowledged >= seq);
  }

  /** What the relay complained about. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Ends the attempt once all events are acknowledged, and waits for the relay's word. */
  public void finish() {
    awaitAcknowledged(events.size());
    send(new StudentMessage.Finish());
    within(finished);
    close();
  }

  /** Breaks the connection as a lost network does; the line then connects again. */
  public void drop() {
    StudentSocket current = socket;
    if (current != null) {
      current.abort();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    drop();
  }

  private void stayConnected() {
    try {
      do {
        connectOnce();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connectOnce() throws InterruptedException {
    StudentSocket fresh = door.open(this::hear);
    if (fresh == null) {
      return;
    }
    entering = fresh;
    ServerToStudent.Welcome before = welcome;
    Client client = new Client("candor-e2e", "0.1.0", "none", "Linux", null);
    fresh.send(
        before == null
            ? new StudentMessage.Hello(1, client, launch, null, null)
            : new StudentMessage.Hello(1, client, null, before.resume(), null));
    long ping = 1;
    while (closed.getCount() > 0 && !fresh.awaitClosed(HEARTBEAT)) {
      fresh.send(new Ping(ping++));
    }
    lock.lock();
    try {
      socket = null;
    } finally {
      lock.unlock();
    }
    fresh.abort();
  }

  private void send(StudentMessage message) {
    StudentSocket current = socket;
    if (current != null) {
      current.send(message);
    }
  }

  private void hear(ServerToStudent message) {
    switch (message) {
      case ServerToStudent.Welcome said -> letIn(said);
      case ServerToStudent.Consented said -> consented.complete(null);
      case ServerToStudent.Declined said -> {} // nobody declines here
      case ServerToStudent.Answer said -> answer(said);
      case ServerToStudent.Candidate said -> {} // they are in the answer too
      case ServerToStudent.Connected said -> connected(said.peer()).complete(null);
      case ServerToStudent.PeerClosed said -> refuse(said.peer(), said.reason());
      case ServerToStudent.Ack said -> acknowledged = Math.max(acknowledged, said.seq());
      case ServerToStudent.Message said -> {} // for people
      case ServerToStudent.Deadline said -> {} // the relay keeps it
      case ServerToStudent.Standing said -> {} // for people
      case ServerToStudent.Finished said -> finished.complete(null);
      case ServerToStudent.Ended said -> closed.countDown();
      case ServerToStudent.Replaced said -> closed.countDown();
      case Pong said -> {} // the socket's life sign is enough
      case Problem said -> complain(said);
    }
    listeners.forEach(listener -> listener.accept(message));
  }

  private void letIn(ServerToStudent.Welcome said) {
    lock.lock();
    try {
      acknowledged = Math.max(acknowledged, said.lastEventSeq());
      welcome = said;
      socket = entering;
      welcomes.incrementAndGet();
      events.stream().skip(said.lastEventSeq()).forEach(this::send);
    } finally {
      lock.unlock();
    }
    firstWelcome.complete(said);
  }

  private void answer(ServerToStudent.Answer said) {
    CompletableFuture<String> waiting = answers.remove(said.peer());
    if (waiting != null) {
      waiting.complete(said.sdp());
    }
  }

  private void complain(Problem said) {
    problems.add(said);
    if (said.about() != null) {
      refuse(said.about(), said.title());
    }
    if (!firstWelcome.isDone()) {
      firstWelcome.completeExceptionally(new IllegalStateException(said.toString()));
    }
  }

  private void refuse(String peer, String reason) {
    IllegalStateException refusal = new IllegalStateException(reason);
    CompletableFuture<String> waiting = answers.remove(peer);
    if (waiting != null) {
      waiting.completeExceptionally(refusal);
    }
    CompletableFuture<Void> media = connected.get(peer);
    if (media != null) {
      media.completeExceptionally(refusal);
    }
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
