package io.candor.e2e.net;

import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the UDP candidates of an SDP answer, so that the peer sends through a proxy. */
public final class AnswerRewrite {
  private static final Pattern CANDIDATE =
      Pattern.compile("(?m)^a=candidate:(\\S+) (\\d+) (\\S+) (\\d+) (\\S+) (\\d+) typ host.*$");

  private AnswerRewrite() {}

  /** The address of the first UDP candidate of an answer. */
  public static InetSocketAddress firstUdpCandidate(String sdp) {
    Matcher matcher = CANDIDATE.matcher(sdp);
    while (matcher.find()) {
      if (matcher.group(3).equalsIgnoreCase("udp")) {
        return new InetSocketAddress(matcher.group(5), Integer.parseInt(matcher.group(6)));
      }
    }
    throw new IllegalArgumentException("no UDP candidate in\n" + sdp);
  }

  /** The answer with its first UDP candidate moved to {@code proxy}, all others dropped. */
  public static String through(InetSocketAddress proxy, String sdp) {
    String host = proxy.getAddress().getHostAddress();
    UnaryOperator<String> moved =
        foundation ->
            "a=candidate:%s 1 udp 2130706431 %s %d typ host"
                .formatted(foundation, host, proxy.getPort());
    StringBuilder out = new StringBuilder();
    for (String section : sdp.split("(?m)^(?=m=)", -1)) {
      boolean[] first = {true};
      out.append(
          CANDIDATE
              .matcher(section)
              .replaceAll(
                  match -> {
                    boolean keep = first[0] && match.group(3).equalsIgnoreCase("udp");
                    first[0] &= !keep;
                    return keep ? Matcher.quoteReplacement(moved.apply(match.group(1))) : "";
                  }));
    }
    return out.toString().replaceAll("(?m)^\\r?\\n", "");
  }
}
