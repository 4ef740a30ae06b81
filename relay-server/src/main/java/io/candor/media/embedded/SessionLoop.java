package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.rtc.Outbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which all peers live: it reads the sockets, gives each datagram to its peer,
 * wakes peers whose time has come, and runs what other threads ask for.
 *
 * <p>Between two rounds it rests a moment, so that datagrams gather and are read in one go: that
 * costs a call {@link #GATHER} of delay and saves a wake-up for each packet.
 */
final class SessionLoop implements Runnable, Outbox, Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);
  private static final long GATHER = TimeUnit.MICROSECONDS.toNanos(2500);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

  /** Without a datagram for this long, the loop sleeps until the next tick instead. */
  private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int MOST_PER_ROUND = 2048;

  /** Under a flood, timers go on all the same. */
  private static final int MOST_ROUNDS_BEHIND = 16;

  private final Selector selector;
  private final List<UdpSocket> udp;
  private final List<TcpListener> tcp;
  private final EngineClock clock;
  private final PeerTable peers = new PeerTable();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean stopping;
  private long now;
  private long tickAt;
  private int roundsBehind;
  private long lastDatagramAt;
  private @Nullable Transport current;
  private @Nullable InetSocketAddress currentFrom;
  private long strays;

  SessionLoop(Selector selector, List<UdpSocket> udp, List<TcpListener> tcp, EngineClock clock) {
    this.selector = selector;
    this.udp = List.copyOf(udp);
    this.tcp = List.copyOf(tcp);
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("candor-media").unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Runs something on the loop's thread, soon and in order. */
  void execute(Runnable task) {
    tasks.add(task);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
      LockSupport.unpark(thread);
    }
  }

  /** The loop's time; for its own thread. */
  long now() {
    return now;
  }

  /** Who is there; for the loop's own thread. */
  PeerTable peers() {
    return peers;
  }

  /** Datagrams that were nobody's. */
  long strays() {
    return strays;
  }

  /** Stops after the tasks that are waiting, closes the sockets and waits for the thread. */
  void stop() throws InterruptedException {
    stopping = true;
    selector.wakeup();
    LockSupport.unpark(thread);
    thread.join();
  }

  @Override
  public void run() {
    while (!stopping || !tasks.isEmpty()) {
      try {
        round();
      } catch (IOException e) {
        LOG.error("The media sockets failed", e);
      } catch (RuntimeException e) {
        // A broken invariant of the loop itself; peers' own are caught where they are called.
        LOG.error("The media loop stumbled and goes on", e);
      }
    }
    udp.forEach(UdpSocket::close);
    tcp.forEach(TcpListener::close);
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof TcpConnection connection) {
        connection.close();
      }
    }
    Closing.quietly(selector);
  }

  private void round() throws IOException {
    now = clock.nanos();
    int received = 0;
    for (UdpSocket socket : udp) {
      received += socket.drain(this, MOST_PER_ROUND);
    }
    streams();
    // After what has arrived: whoever is hung up loses nothing that was here before.
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    if (received > 0) {
      lastDatagramAt = now;
    }
    // After a stall more waits than one round reads; until it is read, time must not run ahead of
    // it, or recordings would take what is still unread for silence.
    boolean behind = received >= MOST_PER_ROUND && ++roundsBehind < MOST_ROUNDS_BEHIND;
    if (!behind && now - tickAt >= 0) {
      roundsBehind = 0;
      tickAt = now + TICK;
      tick();
    }
    rest(received);
  }

  private void streams() throws IOException {
    if (tcp.isEmpty()) {
      return;
    }
    selector.selectNow();
    for (SelectionKey key : selector.selectedKeys()) {
      Object attached = key.attachment();
      if (attached instanceof TcpListener listener) {
        listener.accept();
      } else if (attached instanceof TcpConnection connection && key.isValid()) {
        lastDatagramAt = now;
        connection.ready(this);
      }
    }
    selector.selectedKeys().clear();
  }

  private void tick() {
    for (Peer peer : peers.all()) {
      if (now - peer.wakeAt() >= 0) {
        try {
          peer.wake(now, this);
        } catch (RuntimeException e) {
          stumbled(peer, e);
        }
      }
    }
  }

  private void rest(int received) throws IOException {
    if (stopping || received >= MOST_PER_ROUND || !tasks.isEmpty()) {
      return;
    }
    if (peers.isEmpty()) {
      selector.select();
    } else if (now - lastDatagramAt > QUIET) {
      selector.select(TimeUnit.NANOSECONDS.toMillis(TICK));
    } else {
      LockSupport.parkNanos(GATHER);
      return;
    }
    if (tcp.isEmpty()) {
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void datagram(Transport transport, InetSocketAddress from, byte[] data) {
    // Read after the datagram: a round may take long, and none may seem to come before it was sent.
    now = clock.nanos();
    Peer peer = peers.owner(from, data);
    if (peer == null) {
      strays++;
      return;
    }
    current = transport;
    currentFrom = from;
    try {
      if (peer.receive(now, from, data, this)) {
        peers.learn(from, peer, transport);
      }
    } catch (RuntimeException e) {
      stumbled(peer, e);
    }
    current = null;
    currentFrom = null;
  }

  @Override
  public void transmit(ByteBuffer datagram, InetSocketAddress to) {
    // An answer goes back by the socket the question came by, even before the route is learned.
    Transport transport = to.equals(currentFrom) ? current : peers.transport(to);
    if (transport != null) {
      transport.send(datagram, to);
    }
  }

  /** A broken invariant ends the one peer it belongs to, and touches no other. */
  private void stumbled(Peer peer, RuntimeException e) {
    LOG.error("Peer {} stumbled and is ended", peer.name(), e);
    peer.end(now, MediaEvent.Reason.FAILED, this);
  }
}
