package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rtpmap, fmtp and rtcp-fb of the payload types an m= line lists. */
final class CodecsReader {
  private static final int MAX_FEEDBACK = 32;

  private final Map<Integer, Draft> drafts = new LinkedHashMap<>();
  private final List<String> feedbackOfAll = new ArrayList<>();

  /** A payload type whose lines are still coming. */
  private static final class Draft {
    private String name = "";
    private int clockRate;
    private int channels = 1;
    private String fmtp = "";
    private final List<String> feedback = new ArrayList<>();
  }

  CodecsReader(List<String> formats) {
    for (String format : formats) {
      long payloadType = SdpLines.number(format, 127);
      if (payloadType >= 0) {
        drafts.putIfAbsent((int) payloadType, new Draft());
      }
    }
  }

  void attribute(Attribute attribute) {
    String value = attribute.value().strip();
    int space = value.indexOf(' ');
    if (space < 0) {
      return;
    }
    String rest = value.substring(space + 1).strip();
    if (attribute.name().equals("rtcp-fb") && value.startsWith("* ")) {
      add(feedbackOfAll, rest);
      return;
    }
    Draft draft = drafts.get((int) SdpLines.number(value.substring(0, space), 127));
    if (draft != null) {
      attribute(attribute.name(), rest, draft);
    }
  }

  private static void attribute(String name, String rest, Draft draft) {
    switch (name) {
      case "rtpmap" -> rtpmap(rest.split("/", 4), draft);
      case "fmtp" -> draft.fmtp = rest;
      case "rtcp-fb" -> add(draft.feedback, rest);
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static void rtpmap(String[] parts, Draft draft) {
    long clockRate = parts.length < 2 ? -1 : SdpLines.number(parts[1], 1_000_000);
    long channels = parts.length < 3 ? 1 : SdpLines.number(parts[2], 255);
    if (clockRate > 0 && channels > 0 && SdpLines.token(parts[0])) {
      draft.name = parts[0];
      draft.clockRate = (int) clockRate;
      draft.channels = (int) channels;
    }
  }

  private static void add(List<String> feedback, String value) {
    if (feedback.size() < MAX_FEEDBACK && !feedback.contains(value)) {
      feedback.add(value);
    }
  }

  /** Those with an rtpmap, in the m= line's order. */
  List<Codec> codecs() {
    List<Codec> codecs = new ArrayList<>();
    drafts.forEach(
        (payloadType, draft) -> {
          if (!draft.name.isEmpty()) {
            feedbackOfAll.forEach(each -> add(draft.feedback, each));
            codecs.add(
                new Codec(
                    payloadType,
                    draft.name,
                    draft.clockRate,
                    draft.channels,
                    draft.fmtp,
                    List.copyOf(draft.feedback)));
          }
        });
    return List.copyOf(codecs);
  }
}
