package io.candor.evidence;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A JPEG with one picture and nothing told beside it (ITU-T T.81): no place, camera, comment,
 * preview or colour profile. Of the kinds there are, those with the picture in one to three scans
 * are taken, as browsers make them: refining one in thousands of scans costs little to send and
 * minutes to decode.
 *
 * @param bytes the file without whatever decoding it does not need
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BareJpeg(byte[] bytes, int width, int height) {
  private static final int MOST_SCANS = 3;
  private static final int LARGEST_FRAME_HEAD = 8 + 3 * 3;

  /** Reads a whole file; empty when it is anything else. */
  static Optional<BareJpeg> of(byte[] file) {
    Walk walk = new Walk(file);
    return walk.whole() ? Optional.of(walk.result()) : Optional.empty();
  }

  /** Goes from marker to marker. */
  private static final class Walk {
    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;
    private int width;
    private int height;
    private int scans;

    Walk(byte[] file) {
      this.file = file;
    }

    BareJpeg result() {
      return new BareJpeg(kept.toByteArray(), width, height);
    }

    boolean whole() {
      if (file.length < 4 || byteAt(0) != 0xFF || byteAt(1) != 0xD8) {
        return false;
      }
      keep(0, 2);
      at = 2;
      while (at + 2 <= file.length && byteAt(at) == 0xFF) {
        int marker = byteAt(at + 1);
        if (marker == 0xD9) {
          keep(at, 2);
          return width > 0 && scans > 0;
        }
        if (marker == 0xFF) {
          at++; // fills
        } else if (!segment(marker)) {
          return false;
        }
      }
      return false;
    }

    private boolean segment(int marker) {
      int length = at + 4 <= file.length ? byteAt(at + 2) << 8 | byteAt(at + 3) : 0;
      if (length < 2 || length > file.length - at - 2) {
        return false;
      }
      boolean told = (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
      boolean known =
          switch (marker) {
            case 0xC0, 0xC1 -> frame(length);
            case 0xC4, 0xDB, 0xDD -> true;
            case 0xDA -> width > 0 && ++scans <= MOST_SCANS;
            default -> told;
          };
      if (!told) {
        keep(at, 2 + length);
      }
      at += 2 + length;
      if (marker == 0xDA) {
        coded();
      }
      return known;
    }

    private boolean frame(int length) {
      if (width > 0 || length < 8 || length > LARGEST_FRAME_HEAD) {
        return false;
      }
      int components = byteAt(at + 9);
      height = byteAt(at + 5) << 8 | byteAt(at + 6);
      width = byteAt(at + 7) << 8 | byteAt(at + 8);
      return byteAt(at + 4) == 8
          && width > 0
          && height > 0
          && (components == 1 || components == 3)
          && length == 8 + 3 * components;
    }

    /** The coded picture, up to the next marker that is none of its own. */
    private void coded() {
      int from = at;
      while (at + 1 < file.length && !(byteAt(at) == 0xFF && isMarker(byteAt(at + 1)))) {
        at++;
      }
      keep(from, at - from);
    }

    private static boolean isMarker(int code) {
      return code != 0 && !(code >= 0xD0 && code <= 0xD7) && code != 0xFF;
    }

    private void keep(int from, int count) {
      kept.write(file, from, count);
    }

    private int byteAt(int index) {
      return file[index] & 0xFF;
    }
  }
}
