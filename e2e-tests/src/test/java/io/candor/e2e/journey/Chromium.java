package io.candor.e2e.journey;

import io.candor.e2e.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium with a profile of its own, headless. */
final class Chromium implements AutoCloseable {
  /** How long anything may take; the machine may be busy with other things. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** Pages of its own that it would load behind the address bar at each start, and keep drawing. */
  private static final List<String> NO_FEATURES =
      List.of("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup");

  private final Path profile;
  private final ChromeDriverService service;
  private final ChromeDriver driver;

  /** Opens a browser on {@code profile}, which may be one that another browser has left behind. */
  Chromium(Path profile, List<String> flags) {
    this.profile = profile.toAbsolutePath();
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
        "--disable-features=" + String.join(",", NO_FEATURES),
        "--lang=en",
        "--window-size=1280,900",
        "--autoplay-policy=no-user-gesture-required",
        "--user-data-dir=" + this.profile);
    options.addArguments(flags);
    service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(LIMIT).pageLoadTimeout(LIMIT);
  }

  /** A student's browser: the real extension, and a camera that plays {@code clip}. */
  static Chromium student(Path profile, Path clip) {
    return student(profile, clip, List.of());
  }

  /** A student's browser with flags that change what its devices do. */
  static Chromium student(Path profile, Path clip, List<String> flags) {
    Path extension = folder("extension/browser/dist-e2e");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--load-extension=" + extension,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + clip.toAbsolutePath()));
    all.addAll(flags); // of a flag given twice the last one counts
    return new Chromium(profile, all);
  }

  static Chromium teacher(Path profile) {
    return new Chromium(profile, List.of());
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Waits for an element that is there to be seen. */
  WebElement see(String css) {
    return await(
        "see " + css,
        () -> driver.findElements(By.cssSelector(css)).stream().findFirst().orElse(null));
  }

  boolean sees(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  /** Clicks as soon as there is something to click; pages may draw themselves anew meanwhile. */
  void click(String css) {
    await(
        "click " + css,
        () -> {
          driver.findElement(By.cssSelector(css)).click();
          return true;
        });
  }

  /** Waits until {@code source} gives something, forgiving what a page in motion does. */
  <T> T await(String what, Supplier<@Nullable T> source) {
    try {
      return Await.value(what, LIMIT, () -> attempt(source));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the page says: " + text(), e);
    }
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object runAsync(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  void cdp(String command) {
    cdp(command, Map.of());
  }

  Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** All the words on the page that is shown. */
  String text() {
    return String.valueOf(attempt(() -> driver.findElement(By.tagName("body")).getText()));
  }

  /** The DevTools of everything in this browser: workers, offscreen documents, frames. */
  DevTools devTools() {
    Object options = driver.getCapabilities().getCapability("goog:chromeOptions");
    Object address = options instanceof Map<?, ?> all ? all.get("debuggerAddress") : null;
    return new DevTools(String.valueOf(address));
  }

  /** The page from top to bottom, beyond the window. */
  private byte[] wholePage() {
    Map<?, ?> size = (Map<?, ?>) cdp("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
    Map<String, Object> clip =
        Map.of(
            "x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
    Object png =
        cdp("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
            .get("data");
    return Base64.getDecoder().decode(String.valueOf(png));
  }

  /** Saves a picture of the page when {@code candor.shots} names a folder for them. */
  void picture(String name) {
    String folder = System.getProperty("candor.shots");
    if (folder != null) {
      try {
        Files.write(Path.of(folder, name + ".png"), wholePage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends every process of this browser at once, as a power cut does; the profile stays. */
  void kill() {
    processes().forEach(ProcessHandle::destroyForcibly);
    Await.until("the browser is gone", LIMIT, () -> processes().findAny().isEmpty());
    service.stop(); // not quit(), which would wait for the browser's answer
  }

  private Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains("--user-data-dir=" + profile));
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static <T> @Nullable T attempt(Supplier<@Nullable T> source) {
    try {
      return source.get();
    } catch (NoSuchElementException
        | StaleElementReferenceException
        | JavascriptException
        | org.openqa.selenium.ElementNotInteractableException e) {
      return null;
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** A folder of the repository, wherever the tests were started. */
  static Path folder(String path) {
    for (Path top = Path.of("").toAbsolutePath(); top != null; top = top.getParent()) {
      if (Files.isDirectory(top.resolve(path))) {
        return top.resolve(path);
      }
    }
    throw new IllegalStateException(path + " is not built: npm run build:e2e in extension/browser");
  }

  private static File program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name).toFile())
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
  }
}
