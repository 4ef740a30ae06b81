package io.candor.media;

/**
 * Who is told what happens to peers; called on an engine thread, so it must hand over and return.
 */
@FunctionalInterface
public interface MediaEvents {
  void on(MediaEvent event);
}
