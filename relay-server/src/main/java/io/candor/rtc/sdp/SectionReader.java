package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one m= section, line by line. */
final class SectionReader {
  private static final int MAX_FORMATS = 128;
  private static final int MAX_EXTENSIONS = 64;
  private static final int MAX_CANDIDATES = 64;

  private final String type;
  private final int port;
  private final String protocol;
  private final List<String> formats;
  private final TransportReader session;
  private final TransportReader transport = new TransportReader();
  private final CodecsReader codecs;
  private final SourcesReader sources = new SourcesReader();
  private final Map<Integer, String> extensions = new LinkedHashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private Direction direction;
  private String mid = "";
  private boolean bundleOnly;
  private boolean rtcpMux;
  private boolean rtcpRsize;
  private boolean endOfCandidates;
  private int bandwidthKbps;

  SectionReader(String mediaLine, TransportReader session, Direction direction) {
    List<String> words = SdpLines.words(mediaLine);
    // The port may be followed by a count, "9/2"; nothing here uses more than one.
    long number = words.size() < 4 ? -1 : SdpLines.number(words.get(1).split("/", 2)[0], 0xffff);
    if (number < 0 || words.size() > 3 + MAX_FORMATS || !SdpLines.token(words.getFirst())) {
      throw new SdpException("This media line cannot be read: m=" + SdpLines.shown(mediaLine));
    }
    this.type = words.getFirst();
    this.port = (int) number;
    this.protocol = words.get(2);
    this.formats = words.subList(3, words.size());
    this.codecs = new CodecsReader(formats);
    this.session = session;
    this.direction = direction;
  }

  void line(String line) {
    if (line.startsWith("a=")) {
      attribute(Attribute.of(line));
    } else if (line.startsWith("b=AS:")) {
      bandwidthKbps = (int) Math.max(0, SdpLines.number(line.substring(5).strip(), 10_000_000));
    }
  }

  private void attribute(Attribute attribute) {
    switch (attribute.name()) {
      case "mid" -> mid(attribute.value().strip());
      case "sendrecv" -> direction = Direction.SENDRECV;
      case "sendonly" -> direction = Direction.SENDONLY;
      case "recvonly" -> direction = Direction.RECVONLY;
      case "inactive" -> direction = Direction.INACTIVE;
      case "bundle-only" -> bundleOnly = true;
      case "rtcp-mux" -> rtcpMux = true;
      case "rtcp-rsize" -> rtcpRsize = true;
      case "end-of-candidates" -> endOfCandidates = true;
      case "candidate" -> candidate(attribute.value());
      case "extmap" -> extension(SdpLines.words(attribute.value()));
      case "rtpmap", "fmtp", "rtcp-fb" -> codecs.attribute(attribute);
      case "ssrc", "ssrc-group", "msid", "rid" -> sources.attribute(attribute);
      default -> transport.attribute(attribute);
    }
  }

  private void mid(String value) {
    if (!SdpLines.token(value)) {
      throw new SdpException("This mid is no token: " + SdpLines.shown(value));
    }
    mid = value;
  }

  private void candidate(String value) {
    Candidate candidate = Candidate.parse("candidate:" + value);
    if (candidate != null && candidates.size() < MAX_CANDIDATES) {
      candidates.add(candidate);
    }
  }

  private void extension(List<String> words) {
    if (words.size() < 2 || extensions.size() >= MAX_EXTENSIONS) {
      return;
    }
    int id = (int) SdpLines.number(words.getFirst().split("/", 2)[0], 255);
    if (id > 0) {
      extensions.putIfAbsent(id, words.get(1));
    }
  }

  private MediaKind kind() {
    return switch (type) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      default -> MediaKind.OTHER;
    };
  }

  MediaSection section() {
    return new MediaSection(
        kind(),
        type,
        port,
        protocol,
        formats,
        mid,
        bundleOnly,
        direction,
        rtcpMux,
        rtcpRsize,
        transport.ice(session),
        transport.fingerprints(session),
        transport.setup(session),
        codecs.codecs(),
        Collections.unmodifiableMap(extensions),
        sources.ssrcs(),
        sources.groups(),
        sources.cname(),
        sources.msid(),
        sources.rids(),
        List.copyOf(candidates),
        endOfCandidates,
        bandwidthKbps);
  }
}
