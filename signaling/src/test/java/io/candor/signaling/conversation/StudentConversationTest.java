package io.candor.signaling.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.Line;
import io.candor.signaling.StudentDesk;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Briefs;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Pong;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentBrief;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.WireMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The student's dialogue, without a socket. */
class StudentConversationTest {
  private static final ServerToStudent.Welcome WELCOME =
      new ServerToStudent.Welcome(
          1,
          "attempt",
          Briefs.exam(),
          new StudentBrief("Ada"),
          AttemptState.INVITED,
          Policy.standard(),
          "1",
          "resume",
          5,
          1000,
          null,
          null,
          null,
          null,
          List.of());

  private final Recorded<ServerToStudent> line = new Recorded<>();
  private final Desk desk = new Desk();
  private final StudentConversation conversation =
      new StudentConversation(
          desk,
          line,
          new MessageReader<>(StudentMessage.class, WireMapper.create()),
          InstantSource.fixed(Instant.ofEpochMilli(1234)),
          "192.0.2.1");

  @Test
  void helloIsAnsweredWithTheWelcomeAndPingWithTheTime() {
    hello();
    say("{'type':'ping','id':9}");
    assertThat(line.sent).containsExactly(WELCOME, new Pong(9, 1234));
  }

  @Test
  void theLaunchIsSpentByTheFirstMessageAfterTheWelcomeOnly() {
    hello();
    assertThat(desk.calls).isEmpty();
    say("{'type':'ping','id':1}");
    say("{'type':'ping','id':2}");
    assertThat(desk.calls).containsExactly("settled");
  }

  @Test
  void everyKindReachesTheSeatInOrder() {
    hello();
    say("{'type':'decline','reason':'I have no camera.'}");
    say("{'type':'consent','textVersion':'1','language':'en'}");
    say(
        "{'type':'offer','peer':'p','source':'camera','sdp':'v=0','tracks':{'video':{'width':1,'height':1}}}");
    say("{'type':'candidate','peer':'p','candidate':'','sdpMid':'0'}");
    say("{'type':'closePeer','peer':'p','reason':'done'}");
    say("{'type':'help','wanted':true}");
    say("{'type':'finish'}");
    conversation.gone();
    assertThat(desk.calls)
        .containsExactly(
            "settled",
            "decline",
            "consent",
            "offer",
            "candidate",
            "closePeer",
            "help",
            "finish",
            "left");
  }

  @Test
  void anEventIsAcknowledgedOnlyOnceItIsCommitted() {
    hello();
    event(6);
    assertThat(line.last()).isEqualTo(WELCOME);
    desk.commit(6);
    assertThat(line.last()).isEqualTo(new ServerToStudent.Ack(6));
  }

  @Test
  void acknowledgementsAreCumulativeThoughCommitsEndInAnyOrder() {
    hello();
    event(6);
    event(7);
    event(8);
    desk.commit(8);
    desk.commit(7);
    assertThat(line.last()).isEqualTo(WELCOME);
    desk.commit(6);
    assertThat(line.last()).isEqualTo(new ServerToStudent.Ack(8));
  }

  @Test
  void anEventThatComesAgainIsAcknowledgedButNotStoredAgain() {
    hello();
    event(5);
    assertThat(line.last()).isEqualTo(new ServerToStudent.Ack(5));
    event(6);
    event(6);
    assertThat(desk.stages).containsOnlyKeys(6L);
  }

  @Test
  void aGapIsToldOnceWithTheEventToGoOnFrom() {
    hello();
    event(6);
    event(8);
    event(9);
    assertThat(line.sent).hasSize(2);
    assertThat(line.last())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("event-gap");
              assertThat(problem.lastEventSeq()).isEqualTo(6);
            });
    event(7);
    event(8);
    event(10);
    assertThat(desk.stages).containsOnlyKeys(6L, 7L, 8L);
    assertThat(line.sent).hasSize(3);
    assertThat(line.ended).isFalse();
  }

  @Test
  void anEventThatCannotBeStoredEndsTheConnectionForNow() {
    hello();
    event(6);
    desk.stage(6).completeExceptionally(new IllegalStateException("the disk is full"));
    assertThat(line.ended).isTrue();
    assertProblem("event-not-stored", Retry.LATER);
  }

  @Test
  void anEventThatCannotBeReadEndsTheConnectionForGood() {
    hello();
    say("{'type':'event','seq':6,'kind':'tab.flown','at':1,'detail':{}}");
    assertThat(line.refused).isTrue();
    assertProblem("event-refused", Retry.NEVER);
  }

  @Test
  void finishWaitsForTheLastEvents() {
    hello();
    event(6);
    say("{'type':'finish'}");
    assertProblem("finish-too-early", Retry.NOW);
    desk.commit(6);
    say("{'type':'finish'}");
    assertThat(desk.calls).contains("finish");
  }

  @Test
  void threeBadMessagesAreTheLast() {
    hello();
    say("{'type':'ping'}");
    say("garbage");
    assertThat(line.ended).isFalse();
    hello();
    assertThat(line.refused).isTrue();
    int said = line.sent.size();
    say("{'type':'ping','id':1}");
    assertThat(line.sent).hasSize(said);
  }

  @Test
  void whatTheSeatThrowsIsAnsweredAndTheSeatStays() {
    hello();
    desk.failing = true;
    say("{'type':'consent','textVersion':'1','language':'en'}");
    assertProblem("internal", Retry.LATER);
    assertThat(((Problem) line.last()).about()).isEqualTo("consent");
    desk.failing = false;
    say("{'type':'ping','id':1}");
    assertThat(line.last()).isInstanceOf(Pong.class);
  }

  @Test
  void theFirstMessageMustBeAGoodHello() {
    say("{'type':'ping','id':1}");
    assertThat(line.refused).isTrue();
    assertProblem("hello-expected", Retry.NEVER);
  }

  @Test
  void anotherVersionIsTurnedAway() {
    say(HELLO.replace("'protocol':1", "'protocol':2"));
    assertProblem("protocol-unsupported", Retry.NEVER);
  }

  @Test
  void exactlyOneTokenIsNeeded() {
    say(HELLO.replace(",'launch':'token'", ""));
    assertProblem("hello-refused", Retry.NEVER);
  }

  @Test
  void aRefusalIsPassedOn() {
    desk.refusal = Problem.session("launch-used", "Used.", "used", Retry.NEVER);
    hello();
    assertThat(line.sent).containsExactly(desk.refusal);
    assertThat(line.ended).isTrue();
    conversation.gone();
    assertThat(desk.calls).isEmpty();
  }

  private static final String HELLO =
      "{'type':'hello','protocol':1,'client':{'name':'t','version':'1','browser':'b','os':'o'},'launch':'token'}";

  private void hello() {
    say(HELLO);
  }

  private void event(long seq) {
    say("{'type':'event','seq':%d,'kind':'tab.left','at':1,'detail':{}}".formatted(seq));
  }

  private void say(String text) {
    conversation.heard(text.replace('\'', '"'));
  }

  private void assertProblem(String code, Retry retry) {
    assertThat(line.last())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.retry()).isEqualTo(retry);
            });
  }

  private static final class Desk implements StudentDesk, StudentSeat {
    final List<String> calls = new ArrayList<>();
    final Map<Long, CompletableFuture<String>> stages = new LinkedHashMap<>();
    boolean failing;
    @Nullable Problem refusal;

    void commit(long seq) {
      stage(seq).complete("stored");
    }

    CompletableFuture<String> stage(long seq) {
      return Objects.requireNonNull(stages.get(seq));
    }

    private void called(String name) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
      calls.add(name);
    }

    @Override
    public Admission admit(StudentMessage.Hello hello, Line<ServerToStudent> line, String address) {
      return refusal == null
          ? new Admission.Admitted(WELCOME, this)
          : new Admission.Refused(refusal);
    }

    @Override
    public void settled() {
      called("settled");
    }

    @Override
    public void consent(StudentMessage.Consent consent) {
      called("consent");
    }

    @Override
    public void decline(StudentMessage.Decline decline) {
      called("decline");
    }

    @Override
    public void offer(StudentMessage.Offer offer) {
      called("offer");
    }

    @Override
    public void candidate(StudentMessage.Candidate candidate) {
      called("candidate");
    }

    @Override
    public void closePeer(StudentMessage.ClosePeer closePeer) {
      called("closePeer");
    }

    @Override
    public CompletionStage<?> event(StudentMessage.Event event) {
      return stages.computeIfAbsent(event.seq(), seq -> new CompletableFuture<>());
    }

    @Override
    public void help(StudentMessage.Help help) {
      called("help");
    }

    @Override
    public void finish(StudentMessage.Finish finish) {
      called("finish");
    }

    @Override
    public void left() {
      called("left");
    }
  }
}
