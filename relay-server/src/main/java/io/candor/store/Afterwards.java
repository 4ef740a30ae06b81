package io.candor.store;

/** What is kept of attempts for those who look at them afterwards. */
public record Afterwards(Notes notes, Browsers browsers, Wordings wordings) {
  public static Afterwards of(Database database) {
    return new Afterwards(new Notes(database), new Browsers(database), new Wordings(database));
  }
}
