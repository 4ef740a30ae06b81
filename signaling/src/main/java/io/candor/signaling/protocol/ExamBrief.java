package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a student is told about the exam: its title, the address of its page, and when it ends
 * (epoch milliseconds), if that is fixed.
 */
public record ExamBrief(
    @Limit(Limit.NAME) String title, @Limit(Limit.TEXT) String address, @Nullable Long endsAt) {}
