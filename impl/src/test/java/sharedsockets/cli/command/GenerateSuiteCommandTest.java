package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerateSuiteCommandTest {
  @TempDir private Path folder;

  private CommandLineRun generate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("generate-suite", "--models", "../model"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static void assertRefused(CommandLineRun run, String message) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aTableAndOneFileForEachTrace() throws Exception {
    Path target = folder.resolve("new/suite");

    CommandLineRun run = generate("--out", target.toString(), "windows-standard");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().findFirst().orElseThrow())
        .matches("model +states +transitions +covered +traces +least +steps +events");
    assertThat(run.out()).contains("windows-standard ", "\nall ");
    assertThat(target.resolve("windows-standard-0001.ndjson")).exists();
    assertThat(CommandLineRun.of("check-trace", target + "/windows-standard-0001.ndjson").status())
        .isZero();
  }

  @Test
  void oneJsonDocument() throws Exception {
    CommandLineRun run =
        generate("--format", "json", "--out", folder.toString(), "windows-standard");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("covered")).isEqualTo(json.get("transitions"));
    assertThat(json.get("traces").asLong()).isEqualTo(count(folder));
    assertThat(json.get("models").get(0).get("model").asText()).isEqualTo("windows-standard");
  }

  @Test
  void aFolderWithSomethingInIt() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine"), "precious");

    assertRefused(
        generate("--out", folder.toString(), "windows-standard"),
        "cannot write to " + folder + ": it is not empty");
    assertThat(mine).hasContent("precious");
    assertThat(count(folder)).isEqualTo(1);
  }

  @Test
  void noFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertRefused(generate("--out", file.toString()), "it is no folder");
    assertRefused(generate("--out", file + "/below"), "cannot make the folder " + file + "/below");
    assertRefused(generate("--out", "/proc/suite"), "cannot make the folder /proc/suite");
  }

  /** Nothing is made where the request is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile wondows | no profile and no file: wondows (profiles: any, documented,",
        "windows-standart | did you mean windows-standard",
        "liveness-small | liveness-small is no model that a suite can be made of",
        "--size deep | --size takes [small, standard], not [deep]",
        "--size huge | huge",
        "--longest 0 | --longest must be at least 1",
      })
  void badArguments(String arguments, String message) {
    Path target = folder.resolve("suite");
    List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
    all.addAll(List.of("--out", target.toString()));

    assertRefused(generate(all.toArray(String[]::new)), message);
    assertThat(target).doesNotExist();
  }

  @Test
  void outIsRequired() {
    assertRefused(generate(), "--out");
  }

  @Test
  void aProfileOfAFile() throws Exception {
    Path profile = Files.writeString(folder.resolve("p.json"), "{\"U11\": \"silent\"}");
    Path target = folder.resolve("suite");

    assertThat(
            generate("--profile", profile.toString(), "--out", target.toString(), "accept-standard")
                .status())
        .isZero();
  }
}
