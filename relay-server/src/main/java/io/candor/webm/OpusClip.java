package io.candor.webm;

import java.util.List;
import java.util.Optional;

/**
 * A short piece of sound that somebody else has packed, in WebM or Ogg: its Opus packets and
 * nothing else. What isn't one, through and through, is none.
 *
 * @param durationMs when the last packet ends
 */
public record OpusClip(List<OpusPacket> packets, long durationMs) {
  /** No clip is longer. */
  public static final long LONGEST_MS = 5 * 60_000;

  public OpusClip {
    packets = List.copyOf(packets);
  }

  /** Reads a whole file. */
  public static Optional<OpusClip> of(byte[] file) {
    List<OpusPacket> packets = WebmSound.packets(file);
    return checked(packets.isEmpty() ? OggSound.packets(file) : packets);
  }

  private static Optional<OpusClip> checked(List<OpusPacket> packets) {
    long end = 0;
    for (OpusPacket packet : packets) {
      int samples = Opus.samples(packet.bytes());
      end = packet.timeMs() + Math.ceilDiv(samples, Opus.SAMPLES_PER_MS);
      if (samples == 0 || end > LONGEST_MS) {
        return Optional.empty();
      }
    }
    return packets.isEmpty() ? Optional.empty() : Optional.of(new OpusClip(packets, end));
  }

  /** The clip as a WebM file of our own. */
  public byte[] file() {
    CueIndex cues = new CueIndex();
    ClusterBuilder clusters = new ClusterBuilder(cues);
    for (OpusPacket packet : packets) {
      clusters.add(WebmHeader.AUDIO, packet.timeMs(), true, packet.bytes(), WebmHeader.SIZE);
    }
    clusters.close();
    byte[] index = cues.bytes();
    long cuesAt = WebmHeader.SIZE + (long) clusters.length();
    byte[] header =
        WebmHeader.live(false, true, 1, 1)
            .finished(
                durationMs, index.length == 0 ? WebmHeader.UNKNOWN : cuesAt, cuesAt + index.length)
            .bytes();
    EbmlBuffer all = new EbmlBuffer(header.length + clusters.length() + index.length);
    all.raw(header, 0, header.length);
    all.raw(clusters.array(), 0, clusters.length());
    all.raw(index, 0, index.length);
    return all.copy();
  }
}
