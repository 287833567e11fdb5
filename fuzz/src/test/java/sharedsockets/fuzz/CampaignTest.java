package sharedsockets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.system.ChildProcess;

final class CampaignTest {
  @TempDir private Path folder;

  private record Result(int status, String out, String err) {}

  @Test
  @Tag("long")
  void corpusIsMinimised() throws Exception {
    Path corpus = Files.createDirectories(folder.resolve("corpus/formats"));
    for (int i = 0; i < 50; i++) {
      // The first byte chooses the format.
      Files.writeString(corpus.resolve("same-" + i), "\0" + i + " is no trace");
    }

    Result result = campaign("--target", "formats", "--seconds", "1", "--minimise");

    assertThat(result).extracting(Result::err, Result::status).containsExactly("", 0);
    int left = files(corpus).size();
    assertThat(result.out()).containsPattern("(?m)^formats .* " + left + "\\b");
    assertThat(files(corpus).stream().filter(file -> file.startsWith("same-")).count())
        .isLessThan(10);
  }

  @Test
  void corpusThatCannotBeWrittenIsSaid() throws Exception {
    Files.writeString(folder.resolve("corpus"), "a file");

    Result result = campaign("--target", "formats", "--seconds", "1");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("cannot write to " + folder.resolve("corpus"))
        .hasLineCount(1);
  }

  @Test
  void otherImplementationsAreLeftToExplore() throws Exception {
    Result result = campaign("--target", "adapter", "--adapter", "python3 toy.py");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("--adapter: ").contains("explore --adapter");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Result campaign(String... arguments) throws Exception {
    List<String> command =
        ChildProcess.java("-cp", System.getProperty("java.class.path"), Campaign.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--corpus", folder.resolve("corpus").toString()));
    command.addAll(List.of("--findings", folder.resolve("findings").toString()));
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    try (ChildProcess child = ChildProcess.start(builder)) {
      byte[] out = child.process().getInputStream().readAllBytes();
      int status = child.process().waitFor();
      return new Result(status, new String(out, StandardCharsets.UTF_8), Files.readString(err));
    }
  }
}
