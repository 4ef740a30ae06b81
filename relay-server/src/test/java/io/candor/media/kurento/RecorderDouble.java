package io.candor.media.kurento;

import io.candor.media.MediaEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recorder as a real one is: it writes real WebM from the moment it is told to, once; says
 * nothing of a path it cannot write but by an event; and writes nothing at all while one of the
 * media it is connected to is missing. Thread-safe.
 */
final class RecorderDouble {
  private final Path file;
  private final Runnable failed;
  private final Set<MediaEvent.Kind> connected = EnumSet.noneOf(MediaEvent.Kind.class);
  private final Set<MediaEvent.Kind> flowing = EnumSet.noneOf(MediaEvent.Kind.class);
  private final List<byte[]> withheld = new ArrayList<>();
  private @Nullable FileChannel out;
  private boolean recording;
  private boolean broken;

  /** {@code failed}: called when the file cannot be written. */
  RecorderDouble(String uri, Runnable failed) {
    this.file = Path.of(URI.create(uri));
    this.failed = failed;
  }

  synchronized void connect(MediaEvent.Kind kind) {
    connected.add(kind);
  }

  synchronized void flows(MediaEvent.Kind kind) throws IOException {
    flowing.add(kind);
    write();
  }

  /** Whether a medium that it records comes in. */
  synchronized boolean flowsIn(MediaEvent.Kind kind) {
    return recording && connected.contains(kind) && flowing.contains(kind);
  }

  synchronized void breakDown() {
    broken = true;
  }

  /** Begins; a second time does nothing. */
  synchronized void record(byte[] begun) {
    if (recording) {
      return;
    }
    recording = true;
    try {
      out =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      append(begun);
    } catch (IOException e) {
      failed.run();
    }
  }

  /** More of the file; before the recording has begun it is lost. */
  synchronized void append(byte[] bytes) {
    if (!recording || bytes.length == 0) {
      return;
    }
    if (broken) {
      failed.run();
      return;
    }
    withheld.add(bytes);
    try {
      write();
    } catch (IOException e) {
      failed.run();
    }
  }

  private void write() throws IOException {
    FileChannel channel = out;
    if (channel == null || !flowing.containsAll(connected)) {
      return;
    }
    for (byte[] bytes : withheld) {
      channel.write(ByteBuffer.wrap(bytes), channel.size());
    }
    withheld.clear();
  }

  /** The beginning of the file is written anew, as when the size of the picture is known. */
  synchronized void patch(byte[] bytes) {
    FileChannel channel = out;
    try {
      if (channel != null && channel.size() >= bytes.length) {
        channel.write(ByteBuffer.wrap(bytes), 0);
      } else if (!withheld.isEmpty()) {
        withheld.set(0, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void close() {
    try {
      if (out != null) {
        out.close();
        out = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
