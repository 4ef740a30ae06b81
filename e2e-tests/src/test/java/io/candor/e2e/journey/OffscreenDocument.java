package io.candor.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;

/** The extension's offscreen document, seen through the browser's heap. */
final class OffscreenDocument {
  private static final String ADDRESS = "offscreen.html";
  // Kept from now on, so that those let go of can be looked at too.
  private static final String KEEP =
      """
      streams => {
        globalThis.keptTracks = [...new Set(streams.flatMap(stream => stream.getTracks()))];
      }
      """;
  private static final String LIVE =
      "keptTracks.filter(track => track.readyState === 'live').length";
  private static final String STILL =
      """
      async (connections) => {
        let still = 0;
        for (const connection of connections) {
          for (const sender of connection.getSenders()) {
            if (sender.track?.getSettings().displaySurface !== undefined) {
              const parameters = sender.getParameters();
              parameters.encodings[0].active = false;
              await sender.setParameters(parameters);
              still++;
            }
          }
        }
        return still;
      }
      """;

  private final DevTools devTools;

  OffscreenDocument(DevTools devTools) {
    this.devTools = devTools;
  }

  /** Takes hold of all tracks there are, to be counted now and later. */
  void keepTracks() {
    devTools.onAll(ADDRESS, "MediaStream", KEEP);
  }

  /** How many of the tracks that were kept are live. */
  int liveTracks() {
    return devTools.run(ADDRESS, LIVE).asInt();
  }

  /** Lets the screen send nothing more, as a screen on which nothing moves does. */
  int stillScreen() {
    JsonNode still = devTools.onAll(ADDRESS, "RTCPeerConnection", STILL);
    return still.asInt();
  }
}
