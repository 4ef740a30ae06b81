package io.candor.lms;

import io.candor.exam.Changes;
import io.candor.exam.Clockwork;
import io.candor.exam.Invitations;
import io.candor.exam.PolicyText;
import io.candor.exam.Registrar;
import io.candor.exam.Retention;
import io.candor.exam.Rooms;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Staff;
import java.util.function.LongSupplier;

/** Everything about learning management systems that runs. */
public record LmsParts(
    ClientDoor door, ClientExams exams, ClientSittings sittings, Entrance entrance, Hook hook) {

  /** {@code nanos} is a monotonic clock. */
  public static LmsParts of(
      Rows rows,
      Rooms rooms,
      Invitations invitations,
      Retention retention,
      PolicyText texts,
      Staff staff,
      ClientSecrets secrets,
      Clockwork clockwork,
      LongSupplier nanos) {
    ClientSittings sittings =
        new ClientSittings(
            rows,
            new Registrar(rooms, invitations),
            retention,
            new Scoring(rows, texts, clockwork),
            clockwork);
    return new LmsParts(
        new ClientDoor(rows.clients().clients(), secrets, clockwork.clock(), nanos),
        new ClientExams(rows, invitations, new Changes(rooms), texts),
        sittings,
        new Entrance(rows.clients().entries(), staff, clockwork),
        new Hook(rows.clients(), sittings, secrets, clockwork));
  }
}
