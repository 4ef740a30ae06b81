package io.candor.signaling.endpoint;

import io.candor.signaling.Line;
import io.candor.signaling.StudentDesk;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Briefs;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentBrief;
import io.candor.signaling.protocol.StudentMessage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A desk with one attempt, in memory: the launch token is "launch", the resume token "resume". */
final class MemoryDesk implements StudentDesk {
  final List<Long> committed = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private volatile boolean launchSpent;
  private @Nullable Line<ServerToStudent> holder;

  @Override
  public synchronized Admission admit(
      StudentMessage.Hello hello, Line<ServerToStudent> line, String address) {
    boolean launched = "launch".equals(hello.launch()) && !launchSpent;
    if (!launched && !"resume".equals(hello.resume())) {
      return new Admission.Refused(
          Problem.session("token-unknown", "Open the link again.", "unknown token", Retry.NEVER));
    }
    if (holder != null) {
      holder.end(new ServerToStudent.Replaced());
    }
    holder = line;
    return new Admission.Admitted(welcome(), new Seat(line));
  }

  private ServerToStudent.Welcome welcome() {
    return new ServerToStudent.Welcome(
        1,
        "attempt",
        Briefs.exam(),
        new StudentBrief("Ada"),
        AttemptState.LIVE,
        Policy.standard(),
        "1",
        "resume",
        committed.size(),
        1000,
        null,
        null,
        null,
        null,
        List.of());
  }

  private final class Seat implements StudentSeat {
    private final Line<ServerToStudent> line;

    Seat(Line<ServerToStudent> line) {
      this.line = line;
    }

    @Override
    public void settled() {
      launchSpent = true;
    }

    @Override
    public void consent(StudentMessage.Consent consent) {
      line.send(new ServerToStudent.Consented(1));
    }

    @Override
    public void decline(StudentMessage.Decline decline) {
      line.send(new ServerToStudent.Declined(1));
    }

    /** Sends ever more, for as long as this line takes it. */
    @Override
    public void offer(StudentMessage.Offer offer) {
      String text = "x".repeat(2000);
      for (int i = 0; i < 20_000; i++) {
        line.send(new ServerToStudent.Message(text));
      }
      news.add("offered");
    }

    @Override
    public void candidate(StudentMessage.Candidate candidate) {}

    @Override
    public void closePeer(StudentMessage.ClosePeer closePeer) {}

    @Override
    public CompletionStage<?> event(StudentMessage.Event event) {
      if (!committed.contains(event.seq())) {
        committed.add(event.seq());
      }
      return CompletableFuture.completedFuture("stored");
    }

    @Override
    public void help(StudentMessage.Help help) {}

    @Override
    public void finish(StudentMessage.Finish finish) {
      line.end(new ServerToStudent.Finished(2));
    }

    @Override
    public void left() {
      news.add("left");
    }
  }
}
