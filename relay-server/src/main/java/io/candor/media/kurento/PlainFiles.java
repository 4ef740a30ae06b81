package io.candor.media.kurento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The folder that servers write recordings into and the relay reads them from: for each peer one
 * file, and a note of the pipeline that fills it. What is found here when the relay starts is left
 * from a run that was cut short.
 *
 * @param folder as the relay sees it
 * @param seenByServers the same folder's path on the servers' machines
 */
record PlainFiles(Path folder, String seenByServers) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String RECORDING = ".webm";
  private static final String NOTE = ".pipeline";

  /**
   * Makes the folder when it is missing.
   *
   * @throws KurentoFolderException when it cannot be written
   */
  static PlainFiles open(Path folder, String seenByServers) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new KurentoFolderException(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new KurentoFolderException(folder, null);
    }
    return new PlainFiles(folder, seenByServers);
  }

  Path recording(String peer) {
    return folder.resolve(name(peer) + RECORDING);
  }

  /** What a recorder is told to write. */
  String uri(String peer) {
    return "file://" + seenByServers + "/" + name(peer) + RECORDING;
  }

  private Path note(String peer) {
    return folder.resolve(name(peer) + NOTE);
  }

  private static String name(String peer) {
    if (!NAME.matcher(peer).matches()) {
      throw new IllegalArgumentException("no name for a file");
    }
    return peer;
  }

  /** Notes what is on a server, so that it can be released even after a crash. */
  void note(String peer, Left left) {
    try {
      Files.writeString(note(peer), left.note(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of this peer is left on any server. */
  void released(String peer) {
    delete(note(peer));
  }

  /** The recording has been taken over. */
  void taken(String peer) {
    delete(recording(peer));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The peers whose recordings lie here. */
  List<String> recordings() {
    return peers(RECORDING);
  }

  /** What is noted here; the notes are gone. */
  List<Left> takeNotes() {
    List<Left> noted = new ArrayList<>();
    for (String peer : peers(NOTE)) {
      try {
        noted.add(Left.ofNote(Files.readString(note(peer), StandardCharsets.US_ASCII).strip()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      released(peer);
    }
    return noted;
  }

  private List<String> peers(String ending) {
    List<String> peers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ending)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String peer = name.substring(0, name.length() - ending.length());
        if (NAME.matcher(peer).matches()) {
          peers.add(peer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return peers;
  }
}
