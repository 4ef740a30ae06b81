package io.candor.rtc.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One end of a DTLS association. The handshake runs in a task of its own, because the library
 * blocks; before and after it no thread is held. All methods are for one thread, the session's; the
 * outcome may be read by any.
 */
public abstract class DtlsPeer implements AutoCloseable {
  /** The largest datagram sent, in bytes of UDP payload. */
  public static final int MTU = 1200;

  /** How long a handshake may take, in milliseconds. */
  public static final int HANDSHAKE_MILLIS = 30_000;

  /** The first pause before a flight is sent again, in milliseconds; it doubles each time. */
  public static final int RESEND_MILLIS = 100;

  private final Executor handshakes;
  private final DatagramPipe pipe;
  private final Runnable onOutput;
  private boolean started;
  private volatile Handshake handshake = new Handshake.Pending();
  private volatile boolean closedByPeer;
  private volatile @Nullable String refusal;
  private volatile @Nullable DTLSTransport transport;

  /**
   * An end that has not begun.
   *
   * @param handshakes runs the one blocking task, on a virtual thread
   * @param onOutput called in that task when there is a datagram to send or an outcome
   */
  protected DtlsPeer(Executor handshakes, int mtu, Runnable onOutput) {
    this.handshakes = handshakes;
    this.onOutput = onOutput;
    this.pipe = new DatagramPipe(mtu, onOutput);
  }

  /** What a completed handshake leaves. */
  public record Negotiated(DTLSTransport transport, Handshake.Done keys) {}

  /** Performs the handshake, blocking. */
  protected abstract Negotiated negotiate(DatagramTransport datagrams) throws IOException;

  /** Begins the handshake, unless it has begun. A server begins with the first datagram. */
  public final void start() {
    if (started) {
      return;
    }
    started = true;
    try {
      handshakes.execute(this::run);
    } catch (RejectedExecutionException e) {
      handshake = new Handshake.Failed("the relay takes no more handshakes");
    }
  }

  /**
   * Takes a datagram from the peer, from position to limit; copies it. Drain {@link #poll} after
   * each call. Datagrams that are not DTLS, or of no use any more, are dropped and counted.
   */
  public final void receive(ByteBuffer datagram) {
    if (!DtlsRecords.wellFormed(datagram)) {
      pipe.drop();
      return;
    }
    switch (handshake) {
      case Handshake.Pending pending -> {
        start();
        pipe.offer(datagram);
      }
      case Handshake.Done done -> {
        if (DtlsRecords.repeatsFinished(datagram)) {
          pipe.repeat();
        } else if (DtlsRecords.hasAlert(datagram)) {
          pipe.offer(datagram);
          readOn();
        } else {
          pipe.drop();
        }
      }
      case Handshake.Failed failed -> pipe.drop();
    }
  }

  /** The next datagram to send to the peer, or null. Any thread may call it. */
  public final byte @Nullable [] poll() {
    return pipe.poll();
  }

  /** How far the handshake has come. Any thread may call it. */
  public final Handshake handshake() {
    return handshake;
  }

  /** Says whether the peer ended the association, by close_notify or a fatal alert. */
  public final boolean closedByPeer() {
    return closedByPeer;
  }

  /** How many datagrams were dropped. Any thread may call it. */
  public final long dropped() {
    return pipe.dropped();
  }

  /** Says whether the handshake's task waits for the peer and has worked off all input. */
  public final boolean idle() {
    return !started || !(handshake instanceof Handshake.Pending) || pipe.idle();
  }

  /** Ends the association; a close_notify may be left in {@link #poll}. */
  @Override
  public final void close() {
    DTLSTransport established = transport;
    if (established != null) {
      try {
        established.close();
      } catch (IOException e) {
        pipe.drop();
      }
      pipe.flush();
    }
    pipe.close();
  }

  /** Ends the handshake with this sentence as its reason. */
  protected final TlsFatalAlert refuse(short alert, String reason) {
    refusal = reason;
    return new TlsFatalAlert(alert, reason);
  }

  /** Notes an alert of the peer. */
  protected final void alertReceived(short level, short description) {
    if (level == AlertLevel.fatal || description == AlertDescription.close_notify) {
      closedByPeer = true;
    }
  }

  private void run() {
    try {
      Negotiated negotiated = negotiate(pipe);
      pipe.flush();
      pipe.stopBlocking();
      transport = negotiated.transport();
      handshake = negotiated.keys();
    } catch (IOException | RuntimeException e) {
      pipe.flush();
      handshake = new Handshake.Failed(reason(e));
    }
    onOutput.run();
  }

  /**
   * Lets the library read an encrypted alert. It is given nothing else after the handshake: it
   * would take forged plain records seriously.
   */
  private void readOn() {
    DTLSTransport established = transport;
    if (established == null) {
      return;
    }
    byte[] ignored = new byte[pipe.getReceiveLimit()];
    try {
      do {
        established.receive(ignored, 0, ignored.length, 1);
      } while (pipe.hasInput());
    } catch (InterruptedIOException e) {
      // Everything was read.
    } catch (IOException | RuntimeException e) {
      pipe.drop();
    }
    pipe.flush();
  }

  private String reason(Exception e) {
    String refused = refusal;
    if (refused != null) {
      return refused;
    }
    return switch (e) {
      case TlsTimeoutException timeout -> "the handshake was not complete in time";
      case TlsFatalAlertReceived alert ->
          "the peer ended the handshake: " + words(alert.getAlertDescription());
      case TlsFatalAlert alert -> "the handshake failed: " + words(alert.getAlertDescription());
      default -> "the handshake failed: " + e.getMessage();
    };
  }

  private static String words(short alert) {
    return AlertDescription.getName(alert).replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
