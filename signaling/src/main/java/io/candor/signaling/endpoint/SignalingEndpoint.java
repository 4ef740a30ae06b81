package io.candor.signaling.endpoint;

import io.candor.signaling.conversation.Conversation;
import io.candor.signaling.protocol.Problem;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One connection, of a student or a teacher: passes texts to its conversation. */
public final class SignalingEndpoint extends Endpoint {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NO_TEXT = 1003;
  private static final int POLICY = 1008;

  private final Signaling signaling;
  private @Nullable TextSocket socket;
  private @Nullable SocketLine<?> line;
  private @Nullable Inbox inbox;

  SignalingEndpoint(Signaling signaling) {
    this.signaling = signaling;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    TextSocket opened = signaling.socket(session);
    socket = opened;
    if (session.getNegotiatedSubprotocol().isEmpty()) {
      opened.close(PROTOCOL_ERROR, "the subprotocol candor.v1 is needed");
      return;
    }
    switch (visitor(config)) {
      case Visitor.Student student -> student(session, opened);
      case Visitor.Page page -> teacher(session, opened, page);
      case Visitor.Stranger stranger -> opened.close(POLICY, "this origin is not welcome");
    }
  }

  private void student(Session session, TextSocket opened) {
    var out = signaling.studentLine(opened);
    if (admitted(session, out)) {
      begin(session, opened, out, signaling.studentConversation(out, session));
    }
  }

  private void teacher(Session session, TextSocket opened, Visitor.Page page) {
    var out = signaling.teacherLine(opened);
    if (admitted(session, out)) {
      begin(session, opened, out, signaling.teacherConversation(page.teacher(), out));
    }
  }

  private boolean admitted(Session session, SocketLine<? super Problem> out) {
    if (signaling.admits(session)) {
      return true;
    }
    out.end(Signaling.busy());
    return false;
  }

  private void begin(
      Session session, TextSocket opened, SocketLine<?> out, Conversation conversation) {
    Inbox letters = signaling.inbox(conversation);
    line = out;
    inbox = letters;
    signaling.heartbeats().heard(opened);
    session.addMessageHandler(
        String.class,
        (MessageHandler.Whole<String>)
            text -> {
              signaling.heartbeats().heard(opened);
              if (!letters.offer(text)) {
                opened.close(POLICY, "too many messages");
              }
            });
    session.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Whole<ByteBuffer>) bytes -> opened.close(NO_TEXT, "text messages only"));
  }

  @Override
  public void onClose(Session session, CloseReason closeReason) {
    if (socket != null) {
      signaling.heartbeats().forget(socket);
    }
    if (line != null) {
      line.gone();
    }
    if (inbox != null) {
      inbox.gone();
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    // The container closes the session after an error; onClose does what is to be done.
  }

  private static Visitor visitor(EndpointConfig config) {
    return config.getUserProperties().get(Handshake.VISITOR) instanceof Visitor visitor
        ? visitor
        : new Visitor.Stranger();
  }
}
