package io.candor.media;

/**
 * How one of an engine's servers is; an engine in this process is its own and only one.
 *
 * @param name for people and figures, without an address
 * @param reachable whether peers can be taken
 * @param publishers sources it receives
 * @param viewers who is shown something
 * @param recorders sources it records
 * @param cpuPercent of its machine, as it says itself; negative when not known
 * @param reconnects how often the connection to it was lost and came back
 * @param refused sources not taken because it would have transcoded them
 * @param lastError the last thing that went wrong, empty when nothing did
 */
public record MediaServer(
    String name,
    boolean reachable,
    int publishers,
    int viewers,
    int recorders,
    double cpuPercent,
    long reconnects,
    long refused,
    String lastError) {}
