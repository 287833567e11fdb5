package sharedsockets.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, without a window, driven by its DevTools protocol. It keeps what
 * goes wrong on the page, and which addresses it asked for.
 */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PORT_FILE = "DevToolsActivePort";
  private static final int MOST_SECONDS = 120;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private int sent;

  private Chromium(Process process, Path home) throws Exception {
    this.process = process;
    String page =
        JSON.readTree(get("http://127.0.0.1:" + port(home) + "/json"))
            .findValuesAsText("webSocketDebuggerUrl")
            .get(0);
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page), new Incoming())
            .get(MOST_SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network", "DOM")) {
      ask(domain + ".enable", Map.of());
    }
  }

  /** Where it is installed, on the path. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param home a folder for what it keeps
   */
  static Chromium start(Path home) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
                installed().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + home,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("chromium.log").toFile());
    command.environment().put("TMPDIR", home.toString());
    Process process = command.start();
    try {
      return new Chromium(process, home);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The port is in a file as soon as it is open. */
  private String port(Path home) throws Exception {
    Path file = home.resolve(PORT_FILE);
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(home.resolve("chromium.log")));
      }
    }
    return Files.readAllLines(file).get(0);
  }

  private String get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** A command of the protocol and its answer. */
  JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
    int id = ++sent;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
    request.set("params", JSON.valueToTree(parameters));
    socket.sendText(request.toString(), true).get(MOST_SECONDS, TimeUnit.SECONDS);
    JsonNode got = answer.get(MOST_SECONDS, TimeUnit.SECONDS);
    if (got.has("error")) {
      throw new IOException(method + ": " + got.get("error"));
    }
    return got.get("result");
  }

  /** The value of an expression of JavaScript on the page, once that is there. */
  JsonNode value(String expression) throws Exception {
    JsonNode result =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    value(
        """
        new Promise((done) => {
          const look = () => (%s) ? done(true) : setTimeout(look, 20)
          look()
        })
        """
            .formatted(expression));
  }

  /** Presses and lets go of a key, as an ordinary keyboard does. */
  void press(String key, int code, int modifiers) throws Exception {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type,
              "key", key,
              "code", key,
              "windowsVirtualKeyCode", code,
              "modifiers", modifiers));
    }
  }

  void screenshot(Path file) throws Exception {
    String png =
        ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true)).get("data").asText();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(png));
  }

  /** Errors and warnings on the console, and exceptions. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses that it asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private final class Incoming implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        String whole = text.toString();
        text.setLength(0);
        try {
          take(JSON.readTree(whole));
        } catch (IOException e) {
          complaints.add("no JSON: " + whole);
        }
      }
      from.request(1);
      return null;
    }

    private void take(JsonNode message) {
      if (message.has("id")) {
        open.remove(message.get("id").asInt()).complete(message);
        return;
      }
      JsonNode parameters = message.get("params");
      switch (message.path("method").asText()) {
        case "Network.requestWillBeSent" -> requests.add(parameters.at("/request/url").asText());
        case "Runtime.exceptionThrown" ->
            complaints.add(parameters.get("exceptionDetails").toString());
        case "Log.entryAdded" -> complaints.add(parameters.get("entry").toString());
        case "Runtime.consoleAPICalled" -> complaints.add(parameters.get("args").toString());
        default -> {}
      }
    }
  }
}
