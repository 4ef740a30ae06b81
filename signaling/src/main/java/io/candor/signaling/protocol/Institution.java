package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for what is collected, in the institution's own words.
 *
 * @param controller its name and address
 * @param legalBasis the law that allows it
 * @param dataProtection whom to ask or complain to, such as the data protection officer
 */
public record Institution(
    @Limit(Limit.TEXT) @Nullable String controller,
    @Limit(Limit.TEXT) @Nullable String legalBasis,
    @Limit(Limit.TEXT) @Nullable String dataProtection) {

  /** Nothing said. */
  public static Institution silent() {
    return new Institution(null, null, null);
  }
}
