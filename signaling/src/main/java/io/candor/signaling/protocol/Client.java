package io.candor.signaling.protocol;

/** The software at the other end: its name and version, the browser and the operating system. */
public record Client(
    String name, String version, @Limit(Limit.NAME) String browser, @Limit(Limit.NAME) String os) {}
