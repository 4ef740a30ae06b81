package io.candor.cli;

import java.util.List;

/** What {@code ./candor client …} is asked for. */
public sealed interface ClientWish {
  /** Makes a client of this name. */
  record Add(String name) implements ClientWish {}

  /** Gives a client another secret. */
  record Rotate(String id) implements ClientWish {}

  /** Ends a client at once. */
  record Revoke(String id) implements ClientWish {}

  /** Tells which clients there are. */
  record All() implements ClientWish {}

  /** How it is written on the command line. */
  String USE = "client add NAME, client rotate ID, client revoke ID, or client list";

  /** Reads the words behind {@code client}; {@link StartException} when they are none of these. */
  static ClientWish of(List<String> words) {
    if (words.equals(List.of("list"))) {
      return new All();
    }
    if (words.size() == 2 && !words.get(1).isBlank()) {
      String what = words.get(1).strip();
      switch (words.getFirst()) {
        case "add" -> {
          return new Add(what);
        }
        case "rotate" -> {
          return new Rotate(what);
        }
        case "revoke" -> {
          return new Revoke(what);
        }
        default -> {}
      }
    }
    throw new StartException("That is not understood; allowed is " + USE + ".");
  }
}
