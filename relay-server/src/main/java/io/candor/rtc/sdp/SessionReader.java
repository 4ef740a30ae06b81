package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a description: first the session's, then section by section. */
final class SessionReader {
  private static final int MAX_SECTIONS = 16;

  private final List<String> lines;
  private final TransportReader session = new TransportReader();
  private final List<SectionReader> sections = new ArrayList<>();
  private List<String> bundle = List.of();
  private boolean iceLite;
  private boolean mixedExtensions;
  private Direction direction = Direction.SENDRECV;

  SessionReader(List<String> lines) {
    this.lines = lines;
  }

  SessionDescription read() {
    for (String line : lines) {
      if (line.startsWith("m=")) {
        open(line.substring(2));
      } else if (!sections.isEmpty()) {
        sections.getLast().line(line);
      } else if (line.startsWith("a=")) {
        attribute(Attribute.of(line));
      }
    }
    List<MediaSection> media = sections.stream().map(SectionReader::section).toList();
    return new SessionDescription(iceLite, mixedExtensions, bundle, media);
  }

  private void open(String mediaLine) {
    if (sections.size() == MAX_SECTIONS) {
      throw new SdpException("The description has more than 16 media sections.");
    }
    sections.add(new SectionReader(mediaLine, session, direction));
  }

  private void attribute(Attribute attribute) {
    switch (attribute.name()) {
      case "group" -> group(SdpLines.words(attribute.value()));
      case "ice-lite" -> iceLite = true;
      case "extmap-allow-mixed" -> mixedExtensions = true;
      case "sendrecv" -> direction = Direction.SENDRECV;
      case "sendonly" -> direction = Direction.SENDONLY;
      case "recvonly" -> direction = Direction.RECVONLY;
      case "inactive" -> direction = Direction.INACTIVE;
      default -> session.attribute(attribute);
    }
  }

  private void group(List<String> words) {
    if (bundle.isEmpty() && words.size() > 1 && words.getFirst().equals("BUNDLE")) {
      bundle = List.copyOf(words.subList(1, Math.min(words.size(), MAX_SECTIONS + 1)));
    }
  }
}
