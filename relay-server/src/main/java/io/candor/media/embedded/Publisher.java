package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.recording.PartSummary;
import io.candor.rtc.Outbox;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.session.IncomingMedia;
import io.candor.rtc.session.MediaOutput;
import io.candor.rtc.session.RtcSession;
import io.candor.rtc.session.SessionEnd;
import io.candor.rtc.session.SessionListener;
import io.candor.rtc.vp8.EncodedFrame;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A student's peer connection: what comes in is recorded and passed on to viewers. */
final class Publisher implements Peer, SessionListener, MediaOutput {
  /** A browser is heard every 2.5 s at least; longer silence means the part ended back then. */
  private static final long STILL_THERE = TimeUnit.SECONDS.toNanos(5);

  private final String name;
  private final String ufrag;
  private final MediaEvents events;
  private final Forwarder forwarder = new Forwarder();
  private final Set<MediaKind> flowing = EnumSet.noneOf(MediaKind.class);
  private final PeerTable table;
  private final Session parts;
  private MediaEvent.@Nullable Reason ended;

  /** What a publisher is made of; apart, because a session needs its listener first. */
  record Session(
      RtcSession rtc, IncomingMedia media, Witness witness, @Nullable Recorder recorder) {}

  /** Makes the session for this listener. */
  interface Assembly {
    Session assemble(Publisher publisher);
  }

  Publisher(String name, String ufrag, MediaEvents events, PeerTable table, Assembly assembly) {
    this.name = name;
    this.ufrag = ufrag;
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

  boolean recorded() {
    return parts.recorder() != null;
  }

  Forwarder forwarder() {
    return forwarder;
  }

  /** A viewer cannot begin without a key frame. */
  void wantKeyFrame() {
    parts.media().wantKeyFrame();
  }

  @Override
  public boolean receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
    return parts.rtc().receive(now, from, data, out);
  }

  @Override
  public void wake(long now, Outbox out) {
    parts.rtc().wake(now, out);
    if (parts.rtc().established() && now - parts.media().wakeAt() >= 0) {
      parts.media().wake(now, (buffer, length) -> parts.rtc().sendRtcp(buffer, length, out));
    }
    if (parts.recorder() != null && ended == null) {
      parts.recorder().wake(now);
    }
    if (parts.rtc().established() && ended == null && now - parts.witness().wakeAt() >= 0) {
      parts.witness().wake(now);
    }
  }

  @Override
  public long wakeAt() {
    long at = parts.rtc().wakeAt();
    if (parts.rtc().established()) {
      at = Math.min(at, Math.min(parts.media().wakeAt(), parts.witness().wakeAt()));
    }
    return parts.recorder() == null ? at : Math.min(at, parts.recorder().wakeAt());
  }

  @Override
  public void established(long nowNanos) {
    parts.witness().begin(nowNanos);
    events.on(new MediaEvent.Connected(name));
  }

  @Override
  public void rtp(long nowNanos, RtpPacket packet) {
    parts.media().rtp(nowNanos, packet);
  }

  @Override
  public void rtcp(long nowNanos, byte[] data, int length) {
    parts.media().rtcp(nowNanos, data, length);
  }

  @Override
  public void ended(long nowNanos, SessionEnd end) {
    finish(
        nowNanos,
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
    finish(now, why);
  }

  private void finish(long now, MediaEvent.Reason why) {
    if (ended != null) {
      return;
    }
    ended = why;
    table.remove(this);
    for (Viewer viewer : forwarder.viewers()) {
      viewer.sourceEnded();
    }
    Recorder recorder = parts.recorder();
    if (recorder == null) {
      events.on(new MediaEvent.Closed(name, why));
      return;
    }
    long heard = parts.rtc().lastHeard();
    recorder.end(
        now - heard > STILL_THERE ? heard : now,
        summary -> recorded(summary, why),
        () -> events.on(new MediaEvent.Closed(name, why)));
  }

  private void recorded(PartSummary part, MediaEvent.Reason why) {
    events.on(new MediaEvent.Recorded(name, part.startMs(), part.durationMs(), part.bytes()));
    events.on(new MediaEvent.Closed(name, why));
  }

  @Override
  public void video(EncodedFrame frame, long serverNanos) {
    flows(MediaKind.VIDEO);
    if (frame.keyFrame()) {
      parts.witness().keyFrame(frame);
    }
    if (parts.recorder() != null) {
      parts.recorder().video(frame, serverNanos);
    }
  }

  @Override
  public void audio(byte[] opus, long serverNanos) {
    flows(MediaKind.AUDIO);
    if (parts.recorder() != null) {
      parts.recorder().audio(opus, serverNanos);
    }
  }

  private void flows(MediaKind kind) {
    if (flowing.add(kind)) {
      events.on(
          new MediaEvent.Flowing(
              name, kind == MediaKind.AUDIO ? MediaEvent.Kind.AUDIO : MediaEvent.Kind.VIDEO));
    }
  }

  @Override
  public void packet(long now, MediaKind kind, RtpPacket packet, long sequence) {
    parts.witness().packet(now, kind, packet);
    forwarder.packet(now, kind, packet, sequence);
  }

  @Override
  public void lost(MediaKind kind) {
    forwarder.lost(kind);
  }
}
