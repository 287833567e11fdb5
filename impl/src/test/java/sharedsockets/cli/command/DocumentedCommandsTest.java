package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/**
 * Documents are true: each command in them is one, the quick ones print what is shown, and what is
 * quoted of the specification stands there.
 */
final class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");

  /** A command line, and what is shown below it. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^    (?:\\$ )?java -jar (?:impl/target/)?shared-sockets\\.jar (.*)\n((?:    .*\n|\n)*)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern MAKE = Pattern.compile("(?m)(?:`|^    )make ([a-z][a-z-]*)");
  private static final Pattern TARGET = Pattern.compile("(?m)^([a-z][a-z-]*):");
  private static final Pattern QUOTED = Pattern.compile("(?s)```tla\n(.*?)```");

  /** They take a second at most. */
  private static final Set<String> QUICK = Set.of("check-trace", "explain");

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    try (Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
      examples.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find() && !Set.of(">", "|").contains(word.group())) {
      words.add(word.group().replaceAll("^['\"]|['\"]$", ""));
    }
    return words;
  }

  @Test
  void eachCommandIsOne() throws IOException {
    int commands = 0;
    for (Path document : documents()) {
      Matcher command = COMMAND.matcher(read(document));
      for (int from = 0; command.find(from); from = command.end(1)) {
        commands++;
        try {
          Main.parse(words(command.group(1)));
        } catch (ParameterException e) {
          throw new AssertionError(document + ": " + command.group(1) + ": " + e.getMessage(), e);
        }
      }
    }
    assertThat(commands).isGreaterThan(20);
  }

  @Test
  void quickOnesPrintWhatIsShown() throws IOException {
    int run = 0;
    for (Path document : documents()) {
      Matcher command = COMMAND.matcher(read(document));
      for (int from = 0; command.find(from); from = command.end(1)) {
        List<String> words = words(command.group(1));
        Optional<Path> file = file(words.get(words.size() - 1));
        boolean isOfAFile = words.get(0).equals("check-trace");
        if (QUICK.contains(words.get(0)) && (!isOfAFile || file.isPresent())) {
          check(document, words, file, command.group(2));
          run++;
        }
      }
    }
    assertThat(run).isGreaterThan(6);
  }

  /** The file of that name in the repository; of a trace, also where only its name is given. */
  private static Optional<Path> file(String name) throws IOException {
    Path file = ROOT.resolve(name.replace("*", "_"));
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    try (Stream<Path> traces = Files.walk(ROOT.resolve("examples"))) {
      return traces.filter(trace -> trace.endsWith(name.replace("*", "_"))).findFirst();
    }
  }

  private static void check(Path document, List<String> words, Optional<Path> file, String shown) {
    List<String> arguments = new ArrayList<>(words);
    int last = words.size() - 1;
    file.ifPresent(path -> arguments.set(last, path.toString()));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    String printed = run.out();
    if (file.isPresent()) {
      printed = printed.replace(file.get().toString(), words.get(last));
    }
    List<String> lines = printed.lines().map(DocumentedCommandsTest::plain).toList();
    for (String line : shown.split("\n")) {
      if (line.startsWith("    $ ") || line.isBlank()) {
        break; // The next command, or what is said of it.
      }
      String text = plain(line);
      String begin = text.replaceFirst(" *\\.\\.\\.$", "");
      assertThat(lines)
          .as("%s: %s", document, words)
          .anyMatch(each -> begin.equals(text) ? each.equals(text) : each.startsWith(begin));
    }
  }

  /** Lines of the specification move. */
  private static String plain(String line) {
    return line.strip().replaceAll(" +", " ").replaceAll("\\.tla:\\d+", ".tla");
  }

  @Test
  void eachTargetOfMakeIsOne() throws IOException {
    Set<String> targets = new TreeSet<>();
    Matcher target = TARGET.matcher(read(ROOT.resolve("Makefile")));
    while (target.find()) {
      targets.add(target.group(1));
    }
    for (Path document : documents()) {
      Matcher make = MAKE.matcher(read(document));
      while (make.find()) {
        assertThat(targets).as(document.toString()).contains(make.group(1));
      }
    }
  }

  @Test
  void whatIsQuotedOfTheSpecificationStandsThere() throws IOException {
    StringBuilder modules = new StringBuilder();
    for (String folder : List.of("spec", "model")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (Path module : files.filter(file -> file.toString().endsWith(".tla")).toList()) {
          modules.append(read(module));
        }
      }
    }
    int quotes = 0;
    for (Path document : documents()) {
      Matcher quoted = QUOTED.matcher(read(document));
      while (quoted.find()) {
        assertThat(modules.toString()).as(document.toString()).contains(quoted.group(1));
        quotes++;
      }
    }
    assertThat(quotes).isPositive();
  }

  /** Which {@code npm run svg} in impl/src/diagrams draws. */
  @Test
  void thePictureOfTheExampleShowsIt() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "check-trace", "--format", "mermaid", "../examples/a-cancelled-registration.ndjson");
    List<String> shown =
        Jsoup.parse(read(ROOT.resolve("docs/a-cancelled-registration.svg")), "", Parser.xmlParser())
            .select("[data-label]")
            .eachAttr("data-label");
    List<String> labels =
        run.out()
            .lines()
            .filter(line -> line.matches(" *\\w+-+[>x)]+\\w+: .*"))
            .map(line -> line.replaceFirst(" *\\w+-+[>x)]+\\w+: ", "").replace("<br/>", " "))
            .toList();
    assertThat(labels).hasSizeGreaterThan(8);
    assertThat(shown).containsAll(labels);
  }
}
