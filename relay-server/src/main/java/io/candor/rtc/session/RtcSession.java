package io.candor.rtc.session;

import io.candor.rtc.Outbox;
import io.candor.rtc.dtls.DtlsServer;
import io.candor.rtc.dtls.Handshake;
import io.candor.rtc.ice.IceLite;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.srtp.SrtpReceiver;
import io.candor.rtc.srtp.SrtpSender;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection, seen from the relay: datagrams in, authentic RTP and RTCP out.
 *
 * <p>Sans-I/O: it is given the time and a datagram, and puts what it wants sent into an {@link
 * Outbox}. Single-threaded, except that the handshake's thread may call the nudge given at
 * construction, which must lead to a {@link #wake}. Times are nanoseconds of one monotonic clock.
 */
public final class RtcSession {
  /** Media may overtake the end of the handshake; this many packets wait for the keys. */
  private static final int MOST_EARLY = 64;

  /** From the answer to the keys; a person may need a while to find a way through a firewall. */
  private static final long MOST_CONNECTING = TimeUnit.SECONDS.toNanos(30);

  private final IceLite ice;
  private final DtlsServer dtls;
  private final SessionListener listener;
  private final SessionCounters counters = new SessionCounters();
  private final ArrayDeque<byte[]> early = new ArrayDeque<>();
  private final long connectBefore;
  private @Nullable SrtpReceiver receiver;
  private @Nullable SrtpSender sender;
  private @Nullable SessionEnd end;
  private long lastHeard;

  public RtcSession(IceLite ice, DtlsServer dtls, SessionListener listener, long nowNanos) {
    this.ice = ice;
    this.dtls = dtls;
    this.listener = listener;
    this.connectBefore = nowNanos + MOST_CONNECTING;
    this.lastHeard = nowNanos;
  }

  /**
   * Takes one datagram, whose array is the session's from now on.
   *
   * @return whether it was an authentic ICE check, so that {@code from} is known to be the peer's
   */
  public boolean receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
    if (end != null || data.length == 0) {
      return false;
    }
    // RFC 7983 §7: the first byte tells the protocol.
    int first = data[0] & 0xFF;
    if (first < 4) {
      return stun(now, from, data, out);
    } else if (first >= 128 && first < 192) {
      media(now, from, data);
    } else if (first >= 20 && first < 64) {
      handshake(now, from, data, out);
    } else {
      counters.unknown++;
    }
    return false;
  }

  private boolean stun(long now, InetSocketAddress from, byte[] data, Outbox out) {
    return switch (ice.receive(now, ByteBuffer.wrap(data), from, out)) {
      case ANSWERED, SELECTED -> {
        lastHeard = now;
        yield true;
      }
      case REFUSED, DROPPED -> false;
    };
  }

  private void handshake(long now, InetSocketAddress from, byte[] data, Outbox out) {
    // Only an address that proved itself by ICE may feed the handshake.
    if (!from.equals(ice.selected())) {
      counters.unknown++;
      return;
    }
    dtls.receive(ByteBuffer.wrap(data));
    progress(now, out);
  }

  private void media(long now, InetSocketAddress from, byte[] data) {
    SrtpReceiver srtp = receiver;
    if (srtp == null) {
      if (early.size() < MOST_EARLY && from.equals(ice.selected())) {
        early.add(data);
      } else {
        counters.tooEarly++;
      }
      return;
    }
    authentic(now, srtp, data);
  }

  private void authentic(long now, SrtpReceiver srtp, byte[] data) {
    if (rtcp(data)) {
      int length = srtp.unprotectRtcp(data, 0, data.length);
      if (length < 0) {
        counters.notAuthentic++;
        return;
      }
      lastHeard = now;
      listener.rtcp(now, data, length);
      return;
    }
    int length = srtp.unprotect(data, 0, data.length);
    if (length < 0) {
      counters.notAuthentic++;
      return;
    }
    lastHeard = now;
    RtpPacket packet = RtpPacket.parse(data, 0, length);
    if (packet == null) {
      counters.malformed++;
      return;
    }
    listener.rtp(now, packet);
  }

  /** RFC 5761 §4: with rtcp-mux, packet types 192 to 223 are RTCP. */
  private static boolean rtcp(byte[] data) {
    return data.length > 1 && (data[1] & 0xFF) >= 192 && (data[1] & 0xFF) <= 223;
  }

  /** Does what time or the handshake's thread has made due. */
  public void wake(long now, Outbox out) {
    if (end != null) {
      return;
    }
    progress(now, out);
    if (end == null && ice.expired(now)) {
      end(now, receiver == null ? SessionEnd.UNREACHABLE : SessionEnd.SILENT);
    } else if (end == null && receiver == null && now - connectBefore >= 0) {
      end(now, SessionEnd.UNREACHABLE);
    }
  }

  /** When {@link #wake} is wanted at the latest. */
  public long wakeAt() {
    return receiver == null ? Math.min(connectBefore, ice.wakeAt()) : ice.wakeAt();
  }

  private void progress(long now, Outbox out) {
    sendFlights(out);
    switch (dtls.handshake()) {
      case Handshake.Pending pending -> {}
      case Handshake.Done done -> {
        if (receiver == null) {
          establish(now, done);
        } else if (dtls.closedByPeer()) {
          end(now, SessionEnd.LEFT);
        }
      }
      case Handshake.Failed failed -> end(now, SessionEnd.HANDSHAKE_FAILED);
    }
  }

  private void sendFlights(Outbox out) {
    InetSocketAddress to = ice.selected();
    if (to == null) {
      return;
    }
    for (byte[] flight = dtls.poll(); flight != null; flight = dtls.poll()) {
      out.transmit(ByteBuffer.wrap(flight), to);
    }
  }

  private void establish(long now, Handshake.Done done) {
    SrtpReceiver srtp = new SrtpReceiver(done.keys().client());
    receiver = srtp;
    sender = new SrtpSender(done.keys().server());
    listener.established(now);
    for (byte[] waiting = early.poll(); waiting != null; waiting = early.poll()) {
      authentic(now, srtp, waiting);
    }
  }

  private void end(long now, SessionEnd why) {
    if (end == null) {
      end = why;
      dtls.close();
      early.clear();
      listener.ended(now, why);
    }
  }

  /**
   * Protects and sends a compound RTCP packet in place.
   *
   * @param buffer with room for the trailer behind {@code length}
   */
  public void sendRtcp(byte[] buffer, int length, Outbox out) {
    SrtpSender srtp = sender;
    InetSocketAddress to = ice.selected();
    if (srtp == null || to == null || end != null) {
      return;
    }
    int size = srtp.protectRtcp(buffer, 0, length);
    if (size > 0) {
      out.transmit(ByteBuffer.wrap(buffer, 0, size), to);
    }
  }

  /**
   * Protects an RTP packet in place.
   *
   * @param buffer with {@link #overhead} bytes of room behind {@code length}
   * @return the protected length, to be {@link #transmit}ted once or more; -1 when it must not be
   */
  public int protect(byte[] buffer, int length) {
    SrtpSender srtp = sender;
    return srtp == null || end != null ? -1 : srtp.protect(buffer, 0, length);
  }

  /** Sends what {@link #protect} has made ready. */
  public void transmit(byte[] buffer, int size, Outbox out) {
    InetSocketAddress to = ice.selected();
    if (to != null && end == null) {
      out.transmit(ByteBuffer.wrap(buffer, 0, size), to);
    }
  }

  /** The most bytes that protection adds to an RTP packet, whatever the profile. */
  public static int overhead() {
    return 16;
  }

  /** Says goodbye and lets go of the handshake's thread; the listener hears nothing more. */
  public void close(Outbox out) {
    if (end != null) {
      return;
    }
    end = SessionEnd.LEFT;
    early.clear();
    dtls.close();
    sendFlights(out);
  }

  /** Whether media may flow. */
  public boolean established() {
    return receiver != null && end == null;
  }

  /** When the remote peer last gave an authentic sign of life. */
  public long lastHeard() {
    return lastHeard;
  }

  public SessionCounters counters() {
    return counters;
  }
}
