package io.candor.exam;

/**
 * Where in the network a browser is, as far as one can tell it from another: kept in memory only,
 * compared, and never written anywhere. Of IPv6 the first half counts: the rest changes by itself.
 */
record Network(String part) {
  private static final int HALF = 4;

  static Network of(String address) {
    String bare = address.replaceAll("[\\[\\]]|%.*", "");
    return new Network(bare.indexOf(':') < 0 ? bare : half(bare));
  }

  /** The first four groups, however the address is shortened. */
  private static String half(String address) {
    int gap = address.indexOf("::");
    String[] before = (gap < 0 ? address : address.substring(0, gap)).split(":", -1);
    StringBuilder half = new StringBuilder();
    for (int group = 0; group < HALF; group++) {
      half.append(group < before.length && !before[group].isEmpty() ? before[group] : "0");
      half.append(':');
    }
    return half.toString();
  }

  /** Says nothing, lest it stand in a log. */
  @Override
  public String toString() {
    return "a network address";
  }
}
