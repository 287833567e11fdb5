package sharedsockets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.story.TestSource;

/** The page in a real browser: it says what the command line says, and works for everybody. */
final class PageTest {
  private static final Path PAGE = Path.of(System.getProperty("page"));
  private static final Path EXAMPLES = Path.of("../../examples");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final int CTRL = 2;

  @TempDir private Path scratch;
  private Chromium browser;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "Chromium is not installed");
    Path home = Files.createDirectory(scratch.resolve("home"));
    browser = Chromium.start(home);
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private void open(Path page) throws Exception {
    browser.ask("Page.navigate", Map.of("url", page.toUri().toString()));
    browser.await("document.body && document.body.dataset.ready");
  }

  private void show(String trace) throws Exception {
    browser.value(
        """
        at('trace').value = %s
        at('trace').dispatchEvent(new Event('input'))
        """
            .formatted(JSON.writeValueAsString(trace)));
  }

  @Test
  void everyExampleTraceHasTheVerdictThatTheCommandLinePrints() throws Exception {
    open(PAGE);

    assertThat(differences()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).allMatch(url -> url.matches("(file|blob|data):.*"));
  }

  /** The planted fault of that comparison: in the compiled specification two errors are swapped. */
  @Test
  void anAlteredSpecificationIsFound() throws Exception {
    Path altered = scratch.resolve("altered.html");
    Files.writeString(altered, Altered.page(Files.readString(PAGE), "WSAENOTSOCK", "WSAENOTSOCX"));
    open(altered);

    assertThat(differences()).isNotEmpty();
  }

  /** What the page says otherwise than the oracle does in this JVM. */
  private List<String> differences() throws Exception {
    List<String> differences = new ArrayList<>();
    for (String profile : List.of("documented", "any")) {
      for (Path trace : examples()) {
        String name = EXAMPLES.relativize(trace).toString();
        String said = judged(name, Files.readString(trace), profile).get(1).asText();
        ProfileSetting setting = ProfileSetting.named(profile).orElseThrow();
        String expected =
            VerdictReport.Text.describe(
                name,
                new Judge(setting).diagnosing(Judge.LOOK_AHEAD).judge(Files.newInputStream(trace)));
        if (!said.equals(expected)) {
          differences.add(said + "\n-- is not --\n" + expected);
        }
      }
    }
    return differences;
  }

  private JsonNode judged(String name, String trace, String profile) throws Exception {
    return browser.value(
        "ask('judge', [bytesOf(%s), %s, %s])"
            .formatted(
                JSON.writeValueAsString(trace),
                JSON.writeValueAsString(name),
                JSON.writeValueAsString(profile)));
  }

  private static List<Path> examples() throws Exception {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @Test
  void aTraceThatSomebodyPastesIsJudgedExplainedAndDrawn() throws Exception {
    open(PAGE);
    show(Files.readString(EXAMPLES.resolve("a-cancelled-registration.ndjson")));
    browser.value("at('judge').click()");
    browser.await("!at('verdict').hidden");

    assertThat(text("word")).startsWith("It diverges");
    assertThat(text("text"))
        .startsWith("trace:7: diverges: REG-2")
        .contains("looks like: ", "allowed   WSA_WAIT_TIMEOUT");
    drawn("diagram");
    browser.value("at('story').open = true");
    browser.await("at('story').querySelector('pre').textContent.length > 1");
    assertThat(browser.value("at('story').querySelector('pre').textContent").asText())
        .contains("     1  A socket(SOCK_DGRAM) = s1");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatIsMalformedIsShownWithItsLine() throws Exception {
    open(PAGE);
    show(
        "{\"process\":\"A\",\"call\":\"ExitProcess\",\"result\":0}\n{\"process\":\"A\",\"call\":}");
    browser.value("at('judge').click()");
    browser.await("!at('verdict').hidden");

    assertThat(text("text")).startsWith("trace:2: ").contains("(column ");
    assertThat(text("line")).isEqualTo("2  {\"process\":\"A\",\"call\":}");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFileOfAHundredMegabytesIsLeftToTheCommandLine() throws Exception {
    Path large = scratch.resolve("large.ndjson");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    open(PAGE);
    int document = browser.ask("DOM.getDocument", Map.of()).get("root").get("nodeId").asInt();
    int input =
        browser
            .ask("DOM.querySelector", Map.of("nodeId", document, "selector", "#file"))
            .get("nodeId")
            .asInt();
    browser.ask(
        "DOM.setFileInputFiles",
        Map.of("nodeId", input, "files", List.of(large.toAbsolutePath().toString())));
    browser.await("at('status').textContent");

    assertThat(text("status")).contains("100.0 MB", "check-trace large.ndjson");
  }

  @Test
  void aKeyboardIsEnough() throws Exception {
    open(PAGE);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      browser.press("Tab", TAB, 0);
      reached.add(browser.value("document.activeElement.id").asText());
    }
    show("{\"process\":\"A\",\"call\":\"ExitProcess\",\"result\":0}");
    browser.press("Enter", ENTER, CTRL);
    browser.await("!at('verdict').hidden");

    assertThat(reached).contains("trace", "profile", "judge", "open", "example");
    assertThat(text("text")).isEqualTo("trace: conforms (1 events)");
  }

  @Test
  void aGameOffersWhatTheRulesAllowAndCanBeKept() throws Exception {
    open(PAGE);
    browser.value("at('to-play').click()");
    browser.await("at('answers').children.length");
    choose("call socket");
    assertThat(offered()).containsExactly("a new name");
    take("a new name");
    choose("call recv");
    assertThat(offered()).doesNotContain("1");
    choose("network data");
    assertThat(text("played-status")).isEqualTo("The rules allow:");
    choose("call closesocket");
    take("0");
    choose("call closesocket");
    assertThat(offered()).containsExactly("WSAENOTSOCK");
    drawn("played-diagram");

    String moves = browser.value("moves.join('\\n') + '\\n'").asText();
    assertThat(new Judge(ProfileSetting.DOCUMENTED).judge(stream(moves)))
        .isInstanceOf(Verdict.Conforms.class);
    assertThat(browser.value("ask('test', ['PlayTest', sentence(), played()])").asText())
        .isEqualTo(
            TestSource.of(
                "PlayTest",
                "Played on the page of shared sockets, in the profile documented.",
                moves));

    String link = browser.value("location.href").asText();
    browser.ask("Page.navigate", Map.of("url", "about:blank"));
    browser.ask("Page.navigate", Map.of("url", link));
    browser.await("document.body && document.body.dataset.ready");
    assertThat(browser.value("moves.join('\\n') + '\\n'").asText()).isEqualTo(moves);
    assertThat(text("played")).contains("1  A socket(SOCK_STREAM) = s1");
    assertThat(browser.complaints()).isEmpty();
  }

  /** A diagram is drawn as soon as it is seen. */
  private void drawn(String id) throws Exception {
    browser.value("at('%1$s').open = true, at('%1$s').scrollIntoView()".formatted(id));
    browser.await("at('" + id + "').querySelector('svg')");
  }

  private void choose(String event) throws Exception {
    browser.value("at('call').value = %s, layOut()".formatted(JSON.writeValueAsString(event)));
  }

  private List<String> offered() throws Exception {
    List<String> offered = new ArrayList<>();
    browser
        .value("[...at('answers').children].map((each) => each.textContent)")
        .forEach(each -> offered.add(each.asText()));
    return offered;
  }

  /** The page is done with it when it asks for the next call. */
  private void take(String answer) throws Exception {
    browser.value("document.activeElement.blur()");
    browser.value(
        "[...at('answers').children].find((each) => each.textContent === %s).click()"
            .formatted(JSON.writeValueAsString(answer)));
    browser.await("document.activeElement === at('call')");
  }

  @Test
  void itFitsAPhoneAndBothThemes() throws Exception {
    Map<String, Integer> overflow = new LinkedHashMap<>();
    List<String> backgrounds = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      for (int width : new int[] {1200, 360}) {
        browser.ask(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.ask(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        open(PAGE);
        browser.value("at('example').click()");
        browser.await("!at('verdict').hidden");
        drawn("diagram");
        int wider = browser.value("document.documentElement.scrollWidth - innerWidth").asInt();
        overflow.put(theme + " " + width, Math.max(0, wider));
        backgrounds.add(browser.value("getComputedStyle(document.body).backgroundColor").asText());
        browser.screenshot(SCREENSHOTS.resolve(theme + "-" + width + ".png"));
        browser.value("at('to-play').click()");
        choose("call WSAEventSelect");
        int alsoWider = browser.value("document.documentElement.scrollWidth - innerWidth").asInt();
        overflow.put("play " + theme + " " + width, Math.max(0, alsoWider));
        browser.screenshot(SCREENSHOTS.resolve("play-" + theme + "-" + width + ".png"));
      }
    }

    assertThat(overflow.values()).containsOnly(0);
    assertThat(backgrounds.get(0)).isNotEqualTo(backgrounds.get(2));
  }

  @Test
  void itIsSmall() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      Files.copy(PAGE, gzip);
    }

    assertThat(compressed.size()).isLessThan(3_000_000);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String id) throws Exception {
    return browser.value("at('" + id + "').textContent").asText();
  }
}
