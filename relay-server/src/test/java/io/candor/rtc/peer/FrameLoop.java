package io.candor.rtc.peer;

import java.util.List;

/** A clip played over and over; when a key frame is wanted it goes on from the next one. */
public final class FrameLoop {
  private final List<IvfReader.Frame> frames;
  private int position;

  /** A loop that starts with the first frame, which is a key frame. */
  public FrameLoop(IvfReader clip) {
    this.frames = clip.frames();
  }

  /** The next frame's bytes. */
  public byte[] next() {
    byte[] data = frames.get(position).data();
    position = (position + 1) % frames.size();
    return data;
  }

  /** Skips to the next key frame (an answer to PLI). */
  public void wantKeyFrame() {
    while (!frames.get(position).key()) {
      position = (position + 1) % frames.size();
    }
  }
}
