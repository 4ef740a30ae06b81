package io.candor.store;

/** Everything about learning management systems in the database. */
public record ClientRows(
    Clients clients, ClientNames names, Entries entries, Deliveries deliveries) {
  public static ClientRows of(Database database) {
    return new ClientRows(
        new Clients(database),
        new ClientNames(database),
        new Entries(database),
        new Deliveries(database));
  }
}
