package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.List;

/** The lines of a description, bounded and free of control characters. */
final class SdpLines {
  private static final int MAX_TEXT = 64 * 1024;
  private static final int MAX_LINES = 2000;

  private SdpLines() {}

  static List<String> of(String text) {
    if (text.length() > MAX_TEXT) {
      throw new SdpException("The session description is longer than 64 KiB.");
    }
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int stop = end < 0 ? text.length() : end;
      int bare = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      if (bare > at) {
        lines.add(clean(text.substring(at, bare)));
      }
      at = stop + 1;
    }
    if (lines.isEmpty() || lines.size() > MAX_LINES || !lines.getFirst().equals("v=0")) {
      throw new SdpException("This is no session description: it does not begin with v=0.");
    }
    return lines;
  }

  /** What is read may be written into an answer, so a stray CR must not start a line there. */
  private static String clean(String line) {
    if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
      throw new SdpException("The session description contains a control character.");
    }
    return line;
  }

  /** A number of digits only, or -1 if it is none or above the maximum. */
  static long number(String word, long max) {
    if (word.isEmpty() || word.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= max ? value : -1;
  }

  /** The words of a value. */
  static List<String> words(String value) {
    String bare = value.strip();
    return bare.isEmpty() ? List.of() : List.of(bare.split("[ \t]+"));
  }

  /** Whether the word is a token (RFC 8866 §9), such as a mid must be. */
  static boolean token(String word) {
    return !word.isEmpty()
        && word.length() <= 64
        && word.chars().allMatch(c -> c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]".indexOf(c) < 0);
  }

  /** As much of a text as a message to a person can hold. */
  static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
