package io.candor.media.kurento;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder shared with the servers cannot be used; the message is for who runs the relay. */
public final class KurentoFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KurentoFolderException(Path folder, @Nullable Throwable cause) {
    super(
        "The folder kurento.folder is \""
            + folder
            + "\", which cannot be written; allowed is a folder that the relay and the Kurento"
            + " servers can both write to.",
        cause);
  }
}
