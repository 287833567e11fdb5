package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's example is the file in {@code examples}, and gets the verdict that it shows. */
final class ReadmeTest {
  private static final String JAR = "java -jar impl/target/shared-sockets.jar ";
  private static final Pattern SESSION =
      Pattern.compile("(?m)^    \\$ " + Pattern.quote(JAR) + "(.*)\n((?:    .*\n)+)");

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)");

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..", file)).replace("\r\n", "\n");
  }

  @Test
  void sessionIsAsShown() throws IOException {
    Matcher session = SESSION.matcher(read("README.md"));
    assertThat(session.find()).isTrue();
    List<String> words = Arrays.asList(session.group(1).split(" "));
    String file = words.get(words.size() - 1);
    words.set(words.size() - 1, "../" + file);

    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));

    assertThat(withoutLines(run.out().replace("../", "")))
        .isEqualTo(withoutLines(session.group(2).indent(-4)));
    assertThat(read("README.md")).contains(read(file).indent(4));
  }

  /** The specification's lines move. */
  private static String withoutLines(String text) {
    return text.replaceAll("\\.tla:\\d+", ".tla");
  }

  /** Of all documents. */
  @Test
  void linksLeadSomewhere() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("../README.md")));
    try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    for (Path document : documents) {
      Matcher link = LINK.matcher(Files.readString(document).replaceAll("`[^`\n]*`", ""));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1))).as(document.toString()).exists();
      }
    }
  }
}
