package io.candor.signaling;

/** A teacher who has signed in. */
public record Teacher(String id) {}
