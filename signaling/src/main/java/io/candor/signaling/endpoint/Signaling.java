package io.candor.signaling.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.StudentDesk;
import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherDesk;
import io.candor.signaling.TeacherGate;
import io.candor.signaling.conversation.Conversation;
import io.candor.signaling.conversation.StudentConversation;
import io.candor.signaling.conversation.TeacherConversation;
import io.candor.signaling.limits.AddressLimits;
import io.candor.signaling.limits.TokenBucket;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Protocol;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.signaling.wire.MessageReader;
import io.candor.signaling.wire.MessageWriter;
import io.candor.signaling.wire.WireMapper;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The signaling side of a running relay: everything that its connections share. */
public final class Signaling implements AutoCloseable {
  /** Larger than a message may be, so that one somewhat too large is answered with words. */
  private static final int LARGEST_FRAME = 4 * Protocol.MAX_MESSAGE;

  private static final long SEND_TIMEOUT_MS = 10_000;
  private static final String REMOTE_ADDRESS = "jakarta.websocket.endpoint.remoteAddress";

  /** Who is behind the endpoint, and which extensions may come. */
  public record Hosts(
      StudentDesk students, TeacherDesk teachers, TeacherGate gate, Set<String> extensionIds) {
    public Hosts {
      extensionIds = Set.copyOf(extensionIds);
    }
  }

  /**
   * How much is allowed: connections an address may open at once and each second, and messages a
   * connection may send at once and each second before it is slowed down.
   */
  public record Rates(
      int connectionBurst,
      double connectionsPerSecond,
      int messageBurst,
      double messagesPerSecond) {

    /** Enough for a whole school behind one address, not for a flood. */
    public static Rates standard() {
      return new Rates(2_000, 100, 200, 100);
    }
  }

  private final Hosts hosts;
  private final Rates rates;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final AddressLimits addresses;
  private final Heartbeats heartbeats;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("signaling-heartbeats").factory());
  private final MessageReader<StudentMessage> studentReader;
  private final MessageReader<TeacherMessage> teacherReader;
  private final MessageWriter<ServerToStudent> studentWriter;
  private final MessageWriter<ServerToTeacher> teacherWriter;

  /** {@code clock} is the server's, told to clients; {@code nanos} is monotonic. */
  public Signaling(Hosts hosts, Rates rates, InstantSource clock, LongSupplier nanos) {
    this.hosts = hosts;
    this.rates = rates;
    this.clock = clock;
    this.nanos = nanos;
    this.addresses =
        new AddressLimits(rates.connectionBurst(), rates.connectionsPerSecond(), nanos);
    this.heartbeats = new Heartbeats(nanos);
    ObjectMapper mapper = WireMapper.create();
    this.studentReader = new MessageReader<>(StudentMessage.class, mapper);
    this.teacherReader = new MessageReader<>(TeacherMessage.class, mapper);
    this.studentWriter = new MessageWriter<>(ServerToStudent.class, mapper);
    this.teacherWriter = new MessageWriter<>(ServerToTeacher.class, mapper);
  }

  /**
   * Adds the endpoint at {@link Protocol#PATH} to Jetty's container, inside {@code
   * JakartaWebSocketServletContainerInitializer.configure}, and begins to listen for silence.
   */
  public void install(ServerContainer container) throws DeploymentException {
    container.setDefaultMaxTextMessageBufferSize(LARGEST_FRAME);
    container.setDefaultMaxBinaryMessageBufferSize(1);
    container.setAsyncSendTimeout(SEND_TIMEOUT_MS);
    container.addEndpoint(
        ServerEndpointConfig.Builder.create(SignalingEndpoint.class, Protocol.PATH)
            .subprotocols(List.of(Protocol.SUBPROTOCOL))
            .configurator(
                new Handshake(
                    new Doorkeeper(hosts.extensionIds(), hosts.gate()),
                    () -> new SignalingEndpoint(this)))
            .build());
    var unused = sweeper.scheduleAtFixedRate(heartbeats::sweep, 1, 1, TimeUnit.SECONDS);
  }

  /** Stops the threads; close the server first, so that every seat is left. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    threads.close();
  }

  static Problem busy() {
    return Problem.session(
        Problem.TOO_BUSY,
        "Too many connections come from your network. Trying again…",
        "connections of this address are limited",
        Retry.LATER);
  }

  TextSocket socket(Session session) {
    return new JakartaSocket(session, threads);
  }

  SocketLine<ServerToStudent> studentLine(TextSocket socket) {
    return new SocketLine<>(socket, studentWriter);
  }

  SocketLine<ServerToTeacher> teacherLine(TextSocket socket) {
    return new SocketLine<>(socket, teacherWriter);
  }

  Conversation studentConversation(SocketLine<ServerToStudent> line, Session session) {
    return new StudentConversation(hosts.students(), line, studentReader, clock, address(session));
  }

  Conversation teacherConversation(@Nullable Teacher teacher, SocketLine<ServerToTeacher> line) {
    return new TeacherConversation(hosts.teachers(), teacher, line, teacherReader, clock);
  }

  Inbox inbox(Conversation conversation) {
    TokenBucket pace =
        new TokenBucket(rates.messageBurst(), rates.messagesPerSecond(), nanos.getAsLong());
    return new Inbox(conversation, threads, pace, nanos, Thread::sleep);
  }

  Heartbeats heartbeats() {
    return heartbeats;
  }

  boolean admits(Session session) {
    return addresses.admits(address(session), 1);
  }

  private static String address(Session session) {
    Object remote = session.getUserProperties().get(REMOTE_ADDRESS);
    return remote instanceof InetSocketAddress socketAddress
        ? socketAddress.getHostString()
        : "unknown";
  }
}
