package io.candor.score;

/**
 * What a flag takes from the score, and how that comes: {@code weight × counted × percent × relief
 * × hour ÷ against}, rounded down to a tenth.
 *
 * @param tenths tenths of points
 * @param weight points for a minute in an hour
 * @param countedMs how much of it was observed; for an act at least {@link TrustScore#LEAST_MS}
 * @param percent how much of that counts, as the option's other flags are longer
 * @param relief how many per cent of the option's flags count for this student
 * @param againstMs the observed time it is put against
 * @param capped whether the option's most was reached, so that it takes less
 */
public record Deduction(
    Flag flag,
    int tenths,
    int weight,
    long countedMs,
    int percent,
    int relief,
    long againstMs,
    boolean capped) {}
