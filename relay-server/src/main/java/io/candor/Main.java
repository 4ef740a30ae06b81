package io.candor;

import io.candor.api.HttpServerException;
import io.candor.cli.ClientWish;
import io.candor.cli.CommandLineInterface;
import io.candor.cli.Logging;
import io.candor.cli.StartException;
import io.candor.cli.Uptime;
import io.candor.config.Settings;
import io.candor.config.SettingsException;
import io.candor.media.embedded.MediaPortTaken;
import io.candor.recording.KeyFileException;
import io.candor.store.DataFolderException;
import io.candor.store.DatabaseException;
import io.candor.tls.CertificateException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Where the program begins. */
public final class Main {
  private static final String CACHE_LINE = "org.eclipse.jetty.util.referencesPerCacheLine";

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  private Main() {}

  public static void main(String[] arguments) {
    // Told, Jetty need not ask the JVM's management beans, which takes a third of the start.
    if (System.getProperty(CACHE_LINE) == null) {
      System.setProperty(CACHE_LINE, "16");
    }
    Main main = new Main();
    int code =
        new CommandLineInterface(
                System.getenv(), main::serve, main::adminLink, main::client, main.out, main.err)
            .run(arguments);
    main.out.flush();
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Serves until the process is asked to stop. */
  private void serve(Settings settings) {
    Logging.start(settings.logLevel());
    Relay.Running running = start(settings);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  out.println("Finishing recordings …");
                  running.relay().close();
                  out.println("Stopped; every recording is finished.");
                  out.flush();
                  stopped.countDown();
                },
                "stop"));
    String took = Uptime.ofThisJvm().map(time -> " (" + time.toMillis() + " ms)").orElse("");
    out.println("Candor is ready on " + running.origin() + took + ".");
    if (running.firstLink().isPresent()) {
      out.println("The first administrator signs in with this link; keep it to yourself:");
      out.println("  " + running.firstLink().get());
    } else {
      out.println("Sign in with your account:");
      out.println("  " + running.origin() + "/console/");
    }
    out.flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For whoever runs the server and has lost the last administrator's password. */
  private void adminLink(Settings settings) {
    Logging.start(settings.logLevel());
    String link = AdminLink.make(settings);
    out.println("This link makes an administrator, once, within an hour; keep it to yourself:");
    out.println("  " + link);
  }

  private void client(Settings settings, ClientWish wish) {
    Logging.start(settings.logLevel());
    new ClientCommand(settings, out).run(wish);
  }

  /** Starts the server, or says in one sentence why it can't. */
  static Relay.Running start(Settings settings) {
    try {
      return Relay.start(settings, CommandLineInterface.version(), Engines.of(settings));
    } catch (CertificateException
        | DatabaseException
        | HttpServerException
        | KeyFileException
        | MediaPortTaken e) {
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw DataFolderException.unusable(
          settings.server().data(), Objects.requireNonNull(e.getCause()));
    } catch (DataFolderException | SettingsException e) {
      throw e;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).debug("the start failed", e);
      throw new StartException(
          "Candor cannot start, for a reason it did not foresee (%s); with --log-level=debug it says where, for the report you may want to write."
              .formatted(e.getClass().getSimpleName()));
    }
  }
}
