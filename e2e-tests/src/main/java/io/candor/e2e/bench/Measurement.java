package io.candor.e2e.bench;

import io.candor.e2e.load.Sent;
import java.util.List;
import java.util.Locale;

/**
 * What one server did under one load.
 *
 * @param seconds length of the measured stretch
 * @param packets media packets sent to it in that stretch
 * @param cpuNanos CPU time its process took in that stretch
 * @param idleBytes resident memory before the first student
 * @param busyBytes resident memory at the end of the stretch
 * @param sent all that was sent, before and after the stretch too
 */
record Measurement(
    String server,
    int students,
    double seconds,
    long packets,
    long cpuNanos,
    long idleBytes,
    long busyBytes,
    Sent sent,
    Recorded recorded) {

  static final String HEADER =
      """
      | server | students | packets/s | CPU µs a packet | CPU ms a student-second | cores | memory \
      | memory a student | video frames sent | missing | audio frames sent | missing |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

  double microsPerPacket() {
    return cpuNanos / 1e3 / packets;
  }

  /** A line of the table. */
  String row() {
    double megabyte = 1 << 20;
    return "| "
        + String.join(
            " | ",
            List.of(
                server,
                Integer.toString(students),
                "%.0f".formatted(packets / seconds),
                String.format(Locale.ROOT, "%.1f", microsPerPacket()),
                String.format(Locale.ROOT, "%.2f", cpuNanos / 1e6 / students / seconds),
                String.format(Locale.ROOT, "%.2f", cpuNanos / 1e9 / seconds),
                String.format(Locale.ROOT, "%.0f MB", busyBytes / megabyte),
                String.format(
                    Locale.ROOT, "%.2f MB", (busyBytes - idleBytes) / megabyte / students),
                Long.toString(sent.videoFrames()),
                Long.toString(sent.videoFrames() - recorded.videoFrames()),
                Long.toString(sent.audioFrames()),
                Long.toString(sent.audioFrames() - recorded.audioFrames())))
        + " |";
  }
}
