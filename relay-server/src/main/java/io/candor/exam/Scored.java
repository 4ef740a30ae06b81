package io.candor.exam;

import io.candor.score.Attention;
import io.candor.score.Sat;
import io.candor.score.Score;
import io.candor.store.Accommodation;
import io.candor.store.Review;
import java.util.List;

/**
 * The score of an attempt that has begun, and what it comes from.
 *
 * @param reviews of its flags, the earliest first
 * @param accommodations of its student, the earliest first
 */
public record Scored(
    Sat sat,
    Score score,
    Attention attention,
    List<Review> reviews,
    List<Accommodation> accommodations) {
  public Scored {
    reviews = List.copyOf(reviews);
    accommodations = List.copyOf(accommodations);
  }
}
