package io.candor.e2e.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A UDP proxy that loses, delays, reorders and doubles datagrams between peers and one relay, and
 * can change the source port the relay sees, as a NAT does. All chance comes from one seed.
 */
public final class LossyProxy implements AutoCloseable {
  private final InetSocketAddress relay;
  private final InetAddress host;
  private final Selector selector;
  private final DatagramChannel front;
  private final LossyPath up;
  private final LossyPath down;
  private final Map<SocketAddress, DatagramChannel> backs = new HashMap<>();
  private final PriorityQueue<Delivery> pending = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
  private final AtomicBoolean rebind = new AtomicBoolean();
  private final Thread loop;
  private final RtpTimestamps sent = new RtpTimestamps();
  private final LongAdder refused = new LongAdder();
  private volatile @Nullable InetAddress admitted;
  private volatile boolean dark;
  private long deliveries;

  /**
   * Opens a proxy on a free port of {@code host}.
   *
   * @param up what happens to datagrams on their way to the relay
   * @param down what happens to datagrams on their way to the peer
   */
  public static LossyProxy open(
      InetAddress host, InetSocketAddress relay, Impairment up, Impairment down, long seed) {
    return open(new InetSocketAddress(host, 0), relay, up, down, seed);
  }

  /** Opens a proxy at an address and a port of its own. */
  public static LossyProxy open(
      InetSocketAddress at, InetSocketAddress relay, Impairment up, Impairment down, long seed) {
    try {
      return new LossyProxy(at, relay, new LossyPath(up, seed), new LossyPath(down, ~seed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LossyProxy(InetSocketAddress at, InetSocketAddress relay, LossyPath up, LossyPath down)
      throws IOException {
    this.relay = relay;
    this.host = at.getAddress();
    this.up = up;
    this.down = down;
    selector = Selector.open();
    front = DatagramChannel.open().bind(at);
    front.configureBlocking(false);
    front.register(selector, SelectionKey.OP_READ);
    loop = Thread.ofPlatform().daemon().name("lossy-proxy").start(this::run);
  }

  /** The address a peer should take for the relay's. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) front.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives every peer a new source port towards the relay from its next datagram on. */
  public void rebind() {
    rebind.set(true);
    selector.wakeup();
  }

  /** Loses everything in both directions while {@code dark}. */
  public void blackout(boolean dark) {
    this.dark = dark;
  }

  /** Lets nothing in from now on but what {@code one} sends. */
  public void admitOnly(InetAddress one) {
    admitted = one;
  }

  /** Changes both directions from the next datagram on. */
  public void impair(Impairment up, Impairment down) {
    this.up.impair(up);
    this.down.impair(down);
  }

  /** What has come. */
  public Counts counts() {
    return new Counts(up.offered(), up.lost(), down.offered(), down.lost(), refused.sum());
  }

  /** What peers have sent, before anything was lost. */
  public RtpTimestamps sent() {
    return sent;
  }

  /**
   * Datagrams that came, and those of them that the model lost, in both directions.
   *
   * @param refused what peers sent that was not let in: not admitted, or in a blackout
   */
  public record Counts(long up, long upLost, long down, long downLost, long refused) {}

  @Override
  public void close() {
    loop.interrupt();
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector;
        front) {
      while (!Thread.currentThread().isInterrupted()) {
        select();
        if (rebind.compareAndSet(true, false)) {
          forget();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          read(key);
        }
        selector.selectedKeys().clear();
        deliver(System.nanoTime());
      }
      forget();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void select() throws IOException {
    Delivery next = pending.peek();
    if (next == null) {
      selector.select();
      return;
    }
    long millis = Math.ceilDiv(next.due - System.nanoTime(), 1_000_000L);
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow();
    }
  }

  private void forget() throws IOException {
    for (DatagramChannel back : backs.values()) {
      back.close();
    }
    backs.clear();
  }

  private void read(SelectionKey key) throws IOException {
    DatagramChannel channel = (DatagramChannel) key.channel();
    @Nullable SocketAddress peer = (SocketAddress) key.attachment();
    for (SocketAddress from = receive(channel); from != null; from = receive(channel)) {
      if (peer != null) {
        if (!dark) {
          enqueue(down, front, peer);
        }
      } else if (admits(from)) {
        sent.note(buffer);
        enqueue(up, backFor(from), relay);
      } else {
        refused.increment();
      }
    }
  }

  private boolean admits(SocketAddress peer) {
    InetAddress one = admitted;
    return !dark && (one == null || one.equals(((InetSocketAddress) peer).getAddress()));
  }

  private @Nullable SocketAddress receive(DatagramChannel channel) throws IOException {
    buffer.clear();
    try {
      SocketAddress from = channel.receive(buffer);
      buffer.flip();
      return from;
    } catch (ClosedChannelException e) {
      return null;
    }
  }

  private void enqueue(LossyPath path, DatagramChannel via, SocketAddress to) {
    byte[] data = new byte[buffer.rewind().remaining()];
    buffer.get(data);
    path.offer(
        System.nanoTime(), due -> pending.add(new Delivery(due, deliveries++, data, via, to)));
  }

  private DatagramChannel backFor(SocketAddress peer) throws IOException {
    DatagramChannel known = backs.get(peer);
    if (known != null) {
      return known;
    }
    DatagramChannel back = DatagramChannel.open().bind(new InetSocketAddress(host, 0));
    back.configureBlocking(false);
    back.register(selector, SelectionKey.OP_READ, peer);
    backs.put(peer, back);
    return back;
  }

  private void deliver(long now) throws IOException {
    for (Delivery next = pending.peek(); next != null; next = pending.peek()) {
      if (next.due - now > 0) {
        return;
      }
      pending.remove();
      if (!dark && next.via.isOpen()) {
        next.via.send(ByteBuffer.wrap(next.data), next.to);
      }
    }
  }

  /** A datagram on its way. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Delivery(long due, long order, byte[] data, DatagramChannel via, SocketAddress to)
      implements Comparable<Delivery> {
    @Override
    public int compareTo(Delivery other) {
      int byTime = Long.compare(due - other.due, 0);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
