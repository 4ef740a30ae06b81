package io.candor.webm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything before the first cluster. Whatever it says it takes {@link #SIZE} bytes, so that a
 * finished recording's header, which knows the duration and where the cues are, can take the place
 * of the one it was begun with.
 *
 * @param video whether there is a VP8 track, number {@link #VIDEO}
 * @param audio whether there is an Opus track, number {@link #AUDIO}
 * @param width of the picture in pixels, as the first key frame has it
 * @param height of the picture in pixels
 * @param durationMs {@link #UNKNOWN} while recording
 * @param cuesAt place of the cues in the file, {@link #UNKNOWN} while recording
 * @param fileSize size of the whole file, {@link #UNKNOWN} while recording
 */
public record WebmHeader(
    boolean video,
    boolean audio,
    int width,
    int height,
    long durationMs,
    long cuesAt,
    long fileSize) {
  public static final long UNKNOWN = -1;
  public static final int VIDEO = 1;
  public static final int AUDIO = 2;

  private static final int VIDEO_TYPE = 1;
  private static final int AUDIO_TYPE = 2;
  private static final int DURATION_BYTES = 11;
  private static final int SEEK_BYTES = 21;

  /** Id and size of the info element, then the time scale. */
  private static final int DURATION_IN_INFO = 5 + 7;

  /** Where the segment's content begins, from which WebM counts positions. */
  static final int SEGMENT_START = prologue().length() + 4 + 8;

  public static final int SIZE = live(true, true, 320, 240).bytes().length;

  /** The header to begin with. */
  public static WebmHeader live(boolean video, boolean audio, int width, int height) {
    return new WebmHeader(video, audio, width, height, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  /** The header to end with. */
  public WebmHeader finished(long duration, long cues, long size) {
    return new WebmHeader(video, audio, width, height, duration, cues, size);
  }

  /** The header with the video track kept if {@code present}, or else taken out. */
  public WebmHeader withVideo(boolean present) {
    return new WebmHeader(video && present, audio, width, height, durationMs, cuesAt, fileSize);
  }

  /** A header to begin another file of the same tracks with. */
  public static WebmHeader begun(WebmHeader like) {
    return live(like.video, like.audio, like.width, like.height);
  }

  /** The header with another file's tracks too; the picture is as large as the first one. */
  public WebmHeader and(WebmHeader other) {
    return live(
        video || other.video,
        audio || other.audio,
        video ? width : other.width,
        video ? height : other.height);
  }

  /** The header as it stands in the file. */
  public byte[] bytes() {
    EbmlBuffer info = info();
    EbmlBuffer tracks = tracks();
    int seekHeadBytes = 5 + 3 * SEEK_BYTES;
    EbmlBuffer seeks = new EbmlBuffer(seekHeadBytes);
    seek(seeks, WebmId.INFO, seekHeadBytes);
    seek(seeks, WebmId.TRACKS, seekHeadBytes + (long) info.length());
    if (cuesAt != UNKNOWN) {
      seek(seeks, WebmId.CUES, cuesAt - SEGMENT_START);
    }

    EbmlBuffer all = prologue();
    all.id(WebmId.SEGMENT);
    // All ones is EBML's "unknown": the segment lasts to the end of the file.
    all.size(fileSize == UNKNOWN ? (1L << 56) - 1 : fileSize - SEGMENT_START, 8);
    all.master(WebmId.SEEK_HEAD, seeks);
    if (cuesAt == UNKNOWN) {
      all.blank(SEEK_BYTES);
    }
    all.raw(info.array(), 0, info.length());
    all.raw(tracks.array(), 0, tracks.length());
    return all.copy();
  }

  /** Reads a header that {@link #bytes()} made; null when it is anything else. */
  static @Nullable WebmHeader read(byte[] found) {
    for (WebmHeader form :
        List.of(live(true, true, 1, 1), live(true, false, 1, 1), live(false, true, 1, 1))) {
      WebmHeader header = form.filledFrom(found);
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  private @Nullable WebmHeader filledFrom(byte[] found) {
    int tracksAt = SIZE - tracks().length();
    ByteBuffer values = ByteBuffer.wrap(found);
    // The two sizes are the last eight bytes of the first entry: B0 82 width, BA 82 height.
    int sizesAt = SIZE - 2 - audioEntry().length() - 8;
    int foundWidth = video ? values.getShort(sizesAt + 2) : width;
    int foundHeight = video ? values.getShort(sizesAt + 6) : height;
    int durationAt = tracksAt - info().length() + DURATION_IN_INFO;
    WebmHeader same = live(video, audio, foundWidth, foundHeight);
    byte[] expected = same.bytes();
    boolean whole =
        Arrays.equals(found, 0, SEGMENT_START - 8, expected, 0, SEGMENT_START - 8)
            && Arrays.equals(found, tracksAt, SIZE, expected, tracksAt, SIZE);
    if (!whole || values.getShort(durationAt) != WebmId.DURATION) {
      return whole ? same : null;
    }
    double duration = values.getDouble(durationAt + 3);
    return duration >= 0 && duration < 1e12
        ? same.finished(Math.round(duration), UNKNOWN, UNKNOWN)
        : same;
  }

  private static EbmlBuffer prologue() {
    EbmlBuffer content = new EbmlBuffer(64);
    content.uint(WebmId.EBML_VERSION, 1, 1);
    content.uint(WebmId.EBML_READ_VERSION, 1, 1);
    content.uint(WebmId.EBML_MAX_ID_LENGTH, 4, 1);
    content.uint(WebmId.EBML_MAX_SIZE_LENGTH, 8, 1);
    content.text(WebmId.DOC_TYPE, "webm");
    content.uint(WebmId.DOC_TYPE_VERSION, 4, 1);
    content.uint(WebmId.DOC_TYPE_READ_VERSION, 2, 1);
    EbmlBuffer element = new EbmlBuffer(512);
    element.master(WebmId.EBML, content);
    return element;
  }

  private static void seek(EbmlBuffer into, int id, long position) {
    EbmlBuffer seek = new EbmlBuffer(SEEK_BYTES);
    seek.uint(WebmId.SEEK_ID, id & 0xFFFFFFFFL, 4);
    seek.uint(WebmId.SEEK_POSITION, position, 8);
    into.master(WebmId.SEEK, seek);
  }

  private EbmlBuffer info() {
    EbmlBuffer content = new EbmlBuffer(64);
    content.uint(WebmId.TIMESTAMP_SCALE, 1_000_000, 3);
    if (durationMs == UNKNOWN) {
      content.blank(DURATION_BYTES);
    } else {
      content.real(WebmId.DURATION, (double) durationMs);
    }
    content.text(WebmId.MUXING_APP, "candor");
    content.text(WebmId.WRITING_APP, "candor");
    EbmlBuffer element = new EbmlBuffer(80);
    element.master(WebmId.INFO, content);
    return element;
  }

  private EbmlBuffer tracks() {
    EbmlBuffer content = new EbmlBuffer(256);
    entry(content, videoEntry(), video);
    entry(content, audioEntry(), audio);
    EbmlBuffer element = new EbmlBuffer(256);
    element.master(WebmId.TRACKS, content);
    return element;
  }

  private static void entry(EbmlBuffer into, EbmlBuffer content, boolean present) {
    if (present) {
      into.master(WebmId.TRACK_ENTRY, content);
    } else {
      into.blank(2 + content.length());
    }
  }

  private EbmlBuffer videoEntry() {
    EbmlBuffer picture = new EbmlBuffer(16);
    picture.uint(WebmId.PIXEL_WIDTH, width, 2);
    picture.uint(WebmId.PIXEL_HEIGHT, height, 2);
    EbmlBuffer entry = track(VIDEO, VIDEO_TYPE, "V_VP8");
    entry.master(WebmId.VIDEO, picture);
    return entry;
  }

  private static EbmlBuffer audioEntry() {
    EbmlBuffer sound = new EbmlBuffer(16);
    sound.real(WebmId.SAMPLING_FREQUENCY, Opus.RATE);
    sound.uint(WebmId.CHANNELS, Opus.CHANNELS, 1);
    EbmlBuffer entry = track(AUDIO, AUDIO_TYPE, "A_OPUS");
    entry.binary(WebmId.CODEC_PRIVATE, Opus.head());
    entry.uint(WebmId.CODEC_DELAY, 0, 4);
    entry.uint(WebmId.SEEK_PRE_ROLL, Opus.SEEK_PRE_ROLL_NANOS, 4);
    entry.master(WebmId.AUDIO, sound);
    return entry;
  }

  private static EbmlBuffer track(int number, int type, String codec) {
    EbmlBuffer entry = new EbmlBuffer(96);
    entry.uint(WebmId.TRACK_NUMBER, number, 1);
    entry.uint(WebmId.TRACK_UID, number, 1);
    entry.uint(WebmId.TRACK_TYPE, type, 1);
    entry.uint(WebmId.FLAG_LACING, 0, 1);
    entry.text(WebmId.CODEC_ID, codec);
    return entry;
  }
}
