package io.candor.config;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where media comes in.
 *
 * @param port UDP; 0 means any free one
 * @param tcpPort empty when media over TCP is switched off; 0 means any free one
 * @param advertise addresses told to browsers; empty means the host's own
 */
public record MediaSettings(
    String host, int port, OptionalInt tcpPort, List<InetAddress> advertise) {}
