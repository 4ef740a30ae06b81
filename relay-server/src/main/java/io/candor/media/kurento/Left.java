package io.candor.media.kurento;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.RecorderEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/**
 * What was left on some server by a peer that could not say goodbye.
 *
 * @param pipeline its pipeline's id
 * @param recorder the id of the recorder in it whose file nobody has taken, or null
 */
record Left(String pipeline, @Nullable String recorder) {
  /** As a note in the folder says it: one id a line. */
  String note() {
    return recorder == null ? pipeline : pipeline + "\n" + recorder;
  }

  static Left ofNote(String note) {
    List<String> ids = note.lines().toList();
    return new Left(ids.isEmpty() ? "" : ids.getFirst(), ids.size() < 2 ? null : ids.get(1));
  }

  /**
   * Has the server finish the file (without that, what came since the last key frame would not be
   * in it) and lets go of everything; what is gone already is no harm. Blocks.
   */
  void release(KurentoClient client) {
    if (recorder != null) {
      unlessGone(() -> client.getById(recorder, RecorderEndpoint.class).stopAndWait());
    }
    unlessGone(() -> client.getById(pipeline, MediaPipeline.class).release());
  }

  private static void unlessGone(Runnable call) {
    try {
      call.run();
    } catch (KurentoServerException e) {
      // No object of this id: another server's, or one that was collected.
    }
  }
}
