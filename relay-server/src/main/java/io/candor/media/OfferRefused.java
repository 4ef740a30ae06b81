package io.candor.media;

/** An offer that cannot be taken; the message is for the person at the other end. */
public final class OfferRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OfferRefused(String message) {
    super(message);
  }
}
