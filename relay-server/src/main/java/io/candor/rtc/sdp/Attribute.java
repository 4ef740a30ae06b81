package io.candor.rtc.sdp;

/** One a= line: a name, and a value that may be empty. */
record Attribute(String name, String value) {
  static Attribute of(String line) {
    int colon = line.indexOf(':');
    return colon < 0
        ? new Attribute(line.substring(2), "")
        : new Attribute(line.substring(2, colon), line.substring(colon + 1));
  }
}
