package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.rtc.Outbox;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.session.OutgoingTrack;
import io.candor.rtc.session.Pacer;
import io.candor.rtc.session.RtcSession;
import io.candor.rtc.session.SessionEnd;
import io.candor.rtc.session.SessionListener;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A teacher's peer connection: shows one publisher. */
final class Viewer implements Peer, SessionListener {
  private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

  /** A viewer that lost its picture gets the kept one again, but not more often than this. */
  private static final long BETWEEN_BEGINNINGS = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final String ufrag;
  private final Publisher source;
  private final MediaEvents events;
  private final PeerTable table;
  private final Session parts;
  private final RtcpWriter writer = new RtcpWriter();
  private long reportAt;
  private long beginAgainAt;
  private boolean ended;

  /** What a viewer is made of; apart, because a session needs its listener first. */
  record Session(
      RtcSession rtc, Pacer pacer, @Nullable OutgoingTrack video, @Nullable OutgoingTrack audio) {}

  /** Makes the session for this listener. */
  interface Assembly {
    Session assemble(Viewer viewer);
  }

  Viewer(
      String name,
      String ufrag,
      Publisher source,
      MediaEvents events,
      PeerTable table,
      Assembly assembly) {
    this.name = name;
    this.ufrag = ufrag;
    this.source = source;
    this.events = events;
    this.table = table;
    this.parts = assembly.assemble(this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String ufrag() {
    return ufrag;
  }

  @Override
  public boolean receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
    return parts.rtc().receive(now, from, data, out);
  }

  @Override
  public void wake(long now, Outbox out) {
    parts.rtc().wake(now, out);
    parts.pacer().wake(now, out);
    if (parts.rtc().established() && now - reportAt >= 0) {
      report(now, out);
    }
  }

  @Override
  public long wakeAt() {
    if (parts.pacer().waiting()) {
      return 0;
    }
    return Math.min(reportAt, parts.rtc().wakeAt());
  }

  /** Ties both tracks' timestamps to one clock, so that sound and picture play together. */
  private void report(long now, Outbox out) {
    reportAt = now + REPORT_EVERY;
    writer.reset();
    if (parts.video() != null) {
      parts.video().report(writer);
    }
    if (parts.audio() != null) {
      parts.audio().report(writer);
    }
    if (writer.length() > 0) {
      parts.rtc().sendRtcp(writer.buffer(), writer.length(), out);
    }
  }

  /** Passes one packet on; a video track begins with a key frame and what followed it. */
  void forward(long now, MediaKind kind, RtpPacket packet, long sequence) {
    if (!parts.rtc().established()) {
      return;
    }
    OutgoingTrack track = kind == MediaKind.VIDEO ? parts.video() : parts.audio();
    if (track == null) {
      return;
    }
    if (kind == MediaKind.AUDIO || track.started()) {
      track.forward(now, packet, sequence);
    } else if (source.forwarder().history().complete()) {
      track.begin(now, source.forwarder().history().packets());
    }
  }

  @Override
  public void established(long nowNanos) {
    events.on(new MediaEvent.Connected(name));
    begin(nowNanos);
  }

  private void begin(long now) {
    beginAgainAt = now + BETWEEN_BEGINNINGS;
    if (parts.video() == null) {
      return;
    }
    if (source.forwarder().history().complete()) {
      parts.video().begin(now, source.forwarder().history().packets());
    } else {
      source.wantKeyFrame();
    }
  }

  @Override
  public void rtp(long nowNanos, RtpPacket packet) {
    // A viewer has nothing to show us.
  }

  @Override
  public void rtcp(long nowNanos, byte[] data, int length) {
    Rtcp.parse(data, 0, length, packet -> rtcp(nowNanos, packet));
  }

  private void rtcp(long now, RtcpPacket packet) {
    switch (packet) {
      case RtcpPacket.GenericNack nack -> {
        OutgoingTrack video = parts.video();
        if (video != null && nack.mediaSsrc() == video.ssrc()) {
          video.sendAgain(nack.sequenceNumbers());
        }
      }
      case RtcpPacket.Pli pli -> pictureLost(now);
      case RtcpPacket.Fir fir -> pictureLost(now);
      case RtcpPacket.SenderReport s -> {}
      case RtcpPacket.ReceiverReport r -> {}
      case RtcpPacket.Sdes s -> {}
      case RtcpPacket.Bye b -> {}
      case RtcpPacket.Remb r -> {}
      case RtcpPacket.TransportFeedback t -> {}
      case RtcpPacket.ExtendedReport x -> {}
      case RtcpPacket.Unknown u -> {}
    }
  }

  private void pictureLost(long now) {
    if (parts.video() != null && now - beginAgainAt >= 0) {
      parts.video().restart();
      begin(now);
    }
  }

  /** What it shows is gone. */
  void sourceEnded() {
    finish(MediaEvent.Reason.SOURCE_ENDED);
  }

  @Override
  public void ended(long nowNanos, SessionEnd end) {
    finish(
        switch (end) {
          case LEFT -> MediaEvent.Reason.LEFT;
          case SILENT -> MediaEvent.Reason.SILENT;
          case UNREACHABLE -> MediaEvent.Reason.UNREACHABLE;
          case HANDSHAKE_FAILED -> MediaEvent.Reason.FAILED;
        });
  }

  @Override
  public void end(long now, MediaEvent.Reason why, Outbox out) {
    parts.rtc().close(out);
    finish(why);
  }

  private void finish(MediaEvent.Reason why) {
    if (!ended) {
      ended = true;
      table.remove(this);
      source.forwarder().remove(this);
      events.on(new MediaEvent.Closed(name, why));
    }
  }
}
