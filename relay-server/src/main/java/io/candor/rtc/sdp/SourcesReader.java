package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which streams a section sends: ssrc and ssrc-group (RFC 5576), msid, rids (RFC 8851). */
final class SourcesReader {
  private static final int MAX_SSRCS = 64;
  private static final int MAX_GROUPS = 32;
  private static final int MAX_RIDS = 16;

  private final Set<Long> ssrcs = new LinkedHashSet<>();
  private final List<SsrcGroup> groups = new ArrayList<>();
  private final List<String> rids = new ArrayList<>();
  private @Nullable String cname;
  private @Nullable String msid;

  void attribute(Attribute attribute) {
    List<String> words = SdpLines.words(attribute.value());
    if (words.isEmpty()) {
      return;
    }
    switch (attribute.name()) {
      case "ssrc" -> ssrc(words);
      case "ssrc-group" -> group(words);
      case "msid" -> msid = attribute.value().strip();
      case "rid" -> rid(words);
      default -> throw new IllegalArgumentException(attribute.name());
    }
  }

  private void ssrc(List<String> words) {
    long ssrc = SdpLines.number(words.getFirst(), 0xffff_ffffL);
    if (ssrc < 0 || ssrcs.size() >= MAX_SSRCS) {
      return;
    }
    ssrcs.add(ssrc);
    if (cname == null && words.size() > 1 && words.get(1).startsWith("cname:")) {
      cname = words.get(1).substring("cname:".length());
    }
  }

  private void group(List<String> words) {
    List<Long> members =
        words.stream().skip(1).map(word -> SdpLines.number(word, 0xffff_ffffL)).toList();
    boolean good = !members.isEmpty() && members.size() <= MAX_SSRCS && !members.contains(-1L);
    if (good && groups.size() < MAX_GROUPS) {
      groups.add(new SsrcGroup(words.getFirst(), members));
    }
  }

  private void rid(List<String> words) {
    String id = words.getFirst();
    if (words.size() > 1
        && words.get(1).equals("send")
        && SdpLines.token(id)
        && rids.size() < MAX_RIDS
        && !rids.contains(id)) {
      rids.add(id);
    }
  }

  List<Long> ssrcs() {
    return List.copyOf(ssrcs);
  }

  List<SsrcGroup> groups() {
    return List.copyOf(groups);
  }

  List<String> rids() {
    return List.copyOf(rids);
  }

  @Nullable String cname() {
    return cname;
  }

  @Nullable String msid() {
    return msid;
  }
}
