package io.candor.rtc.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * Two bounded queues of datagrams between the session's thread and the handshake's. Records of one
 * flight share datagrams up to the MTU: fewer datagrams, fewer losses.
 */
final class DatagramPipe implements DatagramTransport {
  private static final int CAPACITY = 64;
  private static final int RECEIVE_LIMIT = 2048;
  private static final byte[] WAKE_UP = {};

  private final BlockingQueue<byte[]> inbound = new ArrayBlockingQueue<>(CAPACITY);
  private final BlockingQueue<byte[]> outbound = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final Runnable onOutput;
  private final byte[] flight;
  private int flightLength;
  private byte[] latest = {};
  private long taken;
  private volatile long offered;
  private volatile long worked = -1;
  private volatile boolean blocking = true;
  private volatile boolean closed;

  DatagramPipe(int mtu, Runnable onOutput) {
    this.flight = new byte[mtu];
    this.onOutput = onOutput;
  }

  /** Hands in what the peer sent; drops it when it is too long or the queue is full. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Only the session's thread writes it.
  void offer(ByteBuffer datagram) {
    byte[] copy = new byte[datagram.remaining()];
    datagram.get(datagram.position(), copy);
    if (closed || copy.length > RECEIVE_LIMIT || !inbound.offer(copy)) {
      drop();
    } else {
      offered++;
    }
  }

  /** The next datagram for the peer, or null. */
  byte @Nullable [] poll() {
    return outbound.poll();
  }

  boolean hasInput() {
    return !inbound.isEmpty();
  }

  /** Says whether all input was worked off and its reader waits for more. */
  boolean idle() {
    return worked == offered;
  }

  /** From now on reading never waits: an empty queue ends it with an exception. */
  void stopBlocking() {
    blocking = false;
    inbound.clear();
  }

  void drop() {
    dropped.incrementAndGet();
  }

  long dropped() {
    return dropped.get();
  }

  /** Sends what is left of the flight. */
  void flush() {
    if (flightLength == 0) {
      return;
    }
    latest = Arrays.copyOf(flight, flightLength);
    flightLength = 0;
    repeat();
    if (blocking) {
      onOutput.run();
    }
  }

  /**
   * Sends the latest datagram again. After the handshake that is the server's whole last flight:
   * ChangeCipherSpec and Finished have 75 bytes together.
   */
  void repeat() {
    if (!outbound.offer(latest)) {
      drop();
    }
  }

  @Override
  public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
    flush();
    worked = taken;
    byte[] datagram = take(waitMillis);
    if (closed) {
      throw new IOException("closed");
    }
    if (datagram == null) {
      return -1;
    }
    taken++;
    if (datagram.length > len) {
      drop();
      return -1;
    }
    System.arraycopy(datagram, 0, buf, off, datagram.length);
    return datagram.length;
  }

  private byte @Nullable [] take(int waitMillis) throws InterruptedIOException {
    if (!blocking) {
      byte[] datagram = inbound.poll();
      if (datagram == null) {
        throw new InterruptedIOException("nothing more to read");
      }
      return datagram;
    }
    try {
      return inbound.poll(Math.max(1, waitMillis), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void send(byte[] buf, int off, int len) {
    if (flightLength + len > flight.length) {
      flush();
    }
    System.arraycopy(buf, off, flight, flightLength, len);
    flightLength += len;
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return flight.length;
  }

  /** Ends reading; what was sent before can still be polled. */
  @Override
  public void close() {
    closed = true;
    inbound.clear();
    inbound.add(WAKE_UP);
  }
}
