package io.candor.media.embedded;

import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.session.PacketHistory;
import java.util.ArrayList;
import java.util.List;

/** Passes one publisher's packets on to whoever watches, and keeps what a newcomer needs. */
final class Forwarder {
  /** Half a minute of a busy screen; a still one takes far less. */
  private static final int MOST_HISTORY_BYTES = 1 << 20;

  private final PacketHistory history = new PacketHistory(MOST_HISTORY_BYTES);
  private final List<Viewer> viewers = new ArrayList<>();

  void add(Viewer viewer) {
    viewers.add(viewer);
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** Who watches now; a copy, so that viewers may end while it is walked. */
  List<Viewer> viewers() {
    return List.copyOf(viewers);
  }

  /** From the last key frame to now. */
  PacketHistory history() {
    return history;
  }

  void packet(long now, MediaKind kind, RtpPacket packet, long sequence) {
    if (kind == MediaKind.VIDEO) {
      history.add(packet, sequence);
    }
    for (int i = 0; i < viewers.size(); i++) {
      viewers.get(i).forward(now, kind, packet, sequence);
    }
  }

  void lost(MediaKind kind) {
    if (kind == MediaKind.VIDEO) {
      history.forget();
    }
  }
}
