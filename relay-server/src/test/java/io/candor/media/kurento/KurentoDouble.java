package io.candor.media.kurento;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server that speaks JSON-RPC as the recorded traffic of a real Kurento does: sessions that
 * outlive their socket, objects that go with their pipeline, its error codes. What a machine does
 * wrong, its {@link Front} does.
 */
public final class KurentoDouble implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final Front front;
  private volatile KurentoProcess process = new KurentoProcess();

  public KurentoDouble() {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    JakartaWebSocketServletContainerInitializer.configure(
        context, (servlet, container) -> install(container));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    front = new Front(connector.getLocalPort());
  }

  private void install(ServerContainer container) throws jakarta.websocket.DeploymentException {
    container.addEndpoint(
        ServerEndpointConfig.Builder.create(Socket.class, "/kurento")
            .configurator(
                new ServerEndpointConfig.Configurator() {
                  @Override
                  public <T> T getEndpointInstance(Class<T> type) {
                    return type.cast(new Socket());
                  }
                })
            .build());
  }

  public URI address() {
    return URI.create("ws://127.0.0.1:" + front.port() + "/kurento");
  }

  Front front() {
    return front;
  }

  public Set<String> objects() {
    return process.objects();
  }

  MediaDouble media() {
    return process.media();
  }

  /**
   * Another process on the same port: it knows nobody, and what ran in the first one is over. Who
   * comes back meanwhile waits until it is there: a client that is shown the door wedges, and never
   * learns that another process runs.
   */
  public void restart() {
    front.meanwhile(
        () -> {
          process.close();
          process = new KurentoProcess();
          front.refuse(false);
        });
  }

  /** The process dies, and nothing answers in its place until {@link #restart}. */
  public void kill() {
    front.refuse(true);
    front.drop();
    process.kill();
  }

  public final class Socket extends Endpoint {
    @Override
    public void onOpen(Session socket, EndpointConfig config) {
      KurentoProcess asked = process;
      socket.addMessageHandler(
          String.class,
          (MessageHandler.Whole<String>)
              text -> {
                try {
                  KurentoProcess.send(socket, asked.answer(JSON.readTree(text), socket).toString());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Override
  public void close() {
    front.close();
    process.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
