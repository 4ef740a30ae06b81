package io.candor.store;

/** A data folder that cannot be used; the message is one sentence for the operator. */
public final class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderException(String sentence) {
    super(sentence);
  }
}
