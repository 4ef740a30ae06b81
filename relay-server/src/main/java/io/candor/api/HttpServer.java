package io.candor.api;

import io.candor.config.ServerSettings;
import io.candor.people.Staff;
import io.candor.tls.Certificates;
import io.candor.tls.Credentials;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with our servlets: pages, API and the signaling's WebSocket on one port. */
public final class HttpServer implements AutoCloseable {
  /** Adds WebSocket endpoints. */
  @FunctionalInterface
  public interface WebSockets {
    void install(ServerContainer container) throws DeploymentException;
  }

  private static final int HEADER_BYTES = 16 * 1024;

  private final ServerSettings settings;
  private final Optional<Certificates> certificates;
  private final Optional<Tls> tls;
  private final Server server;
  private final ServerConnector connector;

  /**
   * Binds the port, so that links can be told, but serves nothing yet.
   *
   * @param certificates for TLS; without them it is spoken plainly
   * @throws HttpServerException when it can't be had
   */
  public HttpServer(ServerSettings settings, Optional<Certificates> certificates) {
    this.settings = settings;
    this.certificates = certificates;
    this.tls = certificates.map(Tls::new);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    if (settings.proxyTrusted()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    this.connector = new ServerConnector(server, 1, 1, protocols(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    open();
  }

  private ConnectionFactory[] protocols(HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (tls.isEmpty()) {
      return new ConnectionFactory[] {plain};
    }
    http.addCustomizer(tls.get().secure());
    return new ConnectionFactory[] {tls.get().connections(), plain};
  }

  /** Shows whoever connects from now on another certificate; who is connected stays so. */
  public void renew(Credentials credentials) {
    tls.ifPresent(each -> each.renew(credentials));
  }

  private void open() {
    try {
      connector.open();
    } catch (IOException e) {
      throw new HttpServerException(
          "The port "
              + settings.port()
              + " on "
              + settings.host()
              + " cannot be used (another program has it, or the address isn't this machine's);"
              + " allowed is a free port, set with --port, or 0 for any, on an address of this"
              + " machine, set with --host.",
          e);
    }
  }

  /**
   * Makes everything ready to serve; {@link #accept} opens the door.
   *
   * @param sockets adds the signaling's WebSocket
   */
  public void start(ApiParts parts, WebSockets sockets) {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    FilterHolder gate =
        new FilterHolder(
            new Gate(
                parts.staff(),
                new StudentGate(
                    parts.ownPages(), parts.rows().attempts(), parts.rows().exams(), parts.staff()),
                new BrowserGate(parts.rows().attempts(), parts.extensionIds()),
                new ClientGate(parts.lms().door(), parts.clockwork().clock()),
                new SecurityHeaders(parts.extensionIds())));
    gate.setAsyncSupported(true);
    context.addFilter(gate, "/*", EnumSet.of(DispatcherType.REQUEST));
    servlets(context, parts);
    JakartaWebSocketServletContainerInitializer.configure(
        context, (servletContext, container) -> sockets.install(container));
    server.setHandler(context);
    server.setErrorHandler(new ErrorAnswer());
    context.setErrorHandler(new ErrorAnswer());
    try {
      server.start();
    } catch (Exception e) {
      throw new HttpServerException("The HTTP server cannot start: " + e.getMessage() + ".", e);
    }
  }

  /** Answers whoever has asked since the port was bound, and everybody after them. */
  public void accept() {
    try {
      server.addConnector(connector);
      connector.start();
    } catch (Exception e) {
      throw new HttpServerException("The HTTP server cannot start: " + e.getMessage() + ".", e);
    }
  }

  private void servlets(ServletContextHandler context, ApiParts parts) {
    add(context, new HealthServlet(parts.version()), "/healthz");
    Staff staff = parts.staff();
    add(context, new RelayServlet(certificates, parts.engine(), staff), "/api/relay");
    add(context, new MetricsServlet(parts.engine(), parts.metricsToken()), "/metrics");
    add(context, new SessionServlet(staff, parts.key()), "/api/session");
    add(context, new AccountServlet(staff), "/api/account/*");
    add(context, new LinkServlet(staff), "/api/link/*");
    add(context, new PeopleServlet(staff, this::origin), "/api/people/*");
    add(context, new AuditServlet(staff, parts.rows()), "/api/audit");
    add(
        context,
        new ExamsServlet(
            parts.rows(),
            parts.invitations(),
            parts.changes(),
            parts.roster(),
            parts.texts(),
            parts.scoring(),
            staff,
            this::origin),
        "/api/exams/*");
    add(context, new AttemptsServlet(parts), "/api/attempts/*");
    add(context, new MediaServlet(parts.rows().parts(), parts.recordings()), "/api/parts/*");
    add(
        context,
        new KeepingServlet(
            parts.rows(),
            parts.recordings(),
            parts.evidence().vault(),
            parts.scoring(),
            parts.retention(),
            staff),
        "/api/keeping/*");
    add(
        context,
        new JoinServlet(parts.rows(), parts.texts(), parts.joining(), parts.extensionIds()),
        "/api/join/*");
    OwnPageServlet ownPage = new OwnPageServlet(parts);
    add(context, ownPage, "/api/mine");
    add(context, ownPage, "/api/mine/*");
    add(context, new EvidenceServlet(parts.evidence().uploads()), "/api/evidence/*");
    lms(context, parts);
    add(context, new IceServlet(parts.turn()), "/api/ice");
    add(context, new PageServlet(path -> "console/join.html"), "/join/*");
    add(context, new PageServlet(path -> "console/mine.html"), "/mine");
    add(context, new PageServlet(HttpServer::consoleFile), "/console/*");
    add(context, new PageServlet(path -> path.substring(1)), "/extension/*");
    ExtensionServlet extension = new ExtensionServlet(parts.extensionKey(), this::origin);
    add(context, extension, ExtensionServlet.PACKAGE);
    add(context, extension, ExtensionServlet.UPDATE);
    add(context, new MoodleServlet(), MoodleServlet.PLUGIN);
    add(context, new HomeServlet(), "");
  }

  private void lms(ServletContextHandler context, ApiParts parts) {
    LmsServlet others = new LmsServlet(parts, this::origin);
    add(context, others, "/api/lms/*");
    add(context, new LmsExamsServlet(parts), "/api/lms/exams/*");
    add(context, new LmsAttemptsServlet(parts, this::origin), "/api/lms/attempts/*");
    add(context, new EnterServlet(parts.lms().entrance(), parts.staff()), "/api/enter");
    add(
        context,
        new LaunchServlet(
            parts.rows(), parts.texts(), parts.extensionIds(), parts.clockwork().clock()),
        "/api/launch");
    add(context, new PageServlet(path -> "console/launch.html"), "/launch");
  }

  private static String consoleFile(String path) {
    return path.startsWith("/console/assets/") ? path.substring(1) : "console/index.html";
  }

  private static void add(ServletContextHandler context, HttpServlet servlet, String path) {
    context.addServlet(new ServletHolder(servlet), path);
  }

  /** The port that is listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The address under which browsers reach this server, without a slash at its end. */
  public String origin() {
    return settings.origin(port());
  }

  /** The address that is listened on. */
  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(settings.host(), port());
  }

  @Override
  public void close() {
    try {
      server.stop();
      connector.close();
    } catch (Exception e) {
      throw new HttpServerException("The HTTP server did not stop well.", e);
    }
  }
}
