package io.candor.api;

import io.candor.signaling.protocol.Policy;

/** An exam as the API shows it; {@code createdAt} in epoch milliseconds. */
record ExamView(
    String id, String title, String address, Policy policy, String joinLink, long createdAt) {}
