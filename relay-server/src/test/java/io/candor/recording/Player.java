package io.candor.recording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium with a video element in it, and the little server that gives it recordings piece by
 * piece.
 */
final class Player implements AutoCloseable {
  /**
   * What was seen after a jump: the time in the picture's bar code, where the player says it is,
   * and how long it took.
   */
  record Seek(long pictureMs, long positionMs, long tookMs) {}

  private static final String SEEK =
      """
      const [seconds, expected, tolerance, done] = arguments;
      const video = document.querySelector('video');
      const started = performance.now();
      const canvas = new OffscreenCanvas(320, 240).getContext('2d', { willReadFrequently: true });
      const read = () => {
        canvas.drawImage(video, 0, 0, 320, 240);
        let number = 0;
        for (let bar = 0; bar < 16; bar++) {
          if (canvas.getImageData(bar * 20 + 10, 120, 1, 1).data[0] > 128) number |= 1 << bar;
        }
        const took = performance.now() - started;
        if (Math.abs(number * 100 - expected) <= tolerance || took > 10000) {
          done([number * 100, Math.round(video.currentTime * 1000), Math.round(took)].join(' '));
        } else {
          setTimeout(read, 10);
        }
      };
      // The seeked event comes before the picture is painted: look until the right one is there.
      video.onseeked = read;
      video.currentTime = seconds;
      """;

  private static final String OPEN =
      """
      const [address, done] = arguments;
      const video = document.createElement('video');
      video.onerror = () => done('-1');
      video.oncanplay = () => { video.oncanplay = null; done(String(Math.round(video.duration * 1000))); };
      video.src = address;
      document.body.replaceChildren(video);
      """;

  private final Function<String, PartReader> recordings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final ChromeDriver browser;

  Player(Function<String, PartReader> recordings) throws IOException {
    this.recordings = recordings;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required");
    browser = new ChromeDriver(service, options);
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Loads a recording; answers how long the player thinks it lasts, in ms. */
  long open(String id) {
    return Long.parseLong(run(OPEN, "/" + id + ".webm"));
  }

  /** Jumps, and waits up to 10 s for the picture of a time to be shown. */
  Seek seek(long ms, long expectedMs, long toleranceMs) {
    String[] seen = run(SEEK, ms / 1000.0, expectedMs, toleranceMs).split(" ");
    return new Seek(Long.parseLong(seen[0]), Long.parseLong(seen[1]), Long.parseLong(seen[2]));
  }

  @Override
  public void close() {
    browser.quit();
    server.stop(0);
    threads.close();
  }

  private String run(String script, Object... arguments) {
    return String.valueOf(browser.executeAsyncScript(script, arguments));
  }

  private static File program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name).toFile())
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.endsWith(".webm")) {
        media(exchange, path.substring(1, path.length() - 5));
      } else {
        byte[] page = "<!doctype html><title>player</title>".getBytes(StandardCharsets.UTF_8);
        exchange
            .getResponseHeaders()
            .putAll(Map.of("Content-Type", java.util.List.of("text/html")));
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
      }
    }
  }

  private void media(HttpExchange exchange, String id) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String[] bounds =
        range == null ? new String[] {"0"} : range.substring("bytes=".length()).split("-");
    try (PartReader reader = recordings.apply(id)) {
      long size = reader.size();
      long from = Long.parseLong(bounds[0]);
      long to = bounds.length > 1 ? Long.parseLong(bounds[1]) : size - 1;
      exchange.getResponseHeaders().add("Content-Type", "video/webm");
      exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
      exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + to + "/" + size);
      exchange.sendResponseHeaders(206, to - from + 1);
      byte[] piece = new byte[16 * 1024];
      OutputStream out = exchange.getResponseBody();
      for (long at = from; at <= to; ) {
        int read = reader.read(at, piece, 0, (int) Math.min(piece.length, to - at + 1));
        out.write(piece, 0, read);
        at += read;
      }
    }
  }
}
