package sharedsockets.model.sany;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.system.ChildProcess;

/** The TLA+ extension of VS Code finds all modules: it runs SANY in the folder of the module. */
final class EditorSettingsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"spec", "model"})
  void modulesAreRead(String name) throws Exception {
    JsonNode settings = new ObjectMapper().readTree(ROOT.resolve(".vscode/settings.json").toFile());
    List<String> paths = new ArrayList<>();
    settings.get("tlaplus.moduleSearchPaths").forEach(path -> paths.add(path.textValue()));
    Path folder = ROOT.resolve(name);
    List<String> command =
        ChildProcess.java(
            "-Djava.io.tmpdir=" + scratch,
            "-DTLA-Library=" + String.join(File.pathSeparator, paths),
            "-cp",
            System.getProperty("java.class.path"),
            "tla2sany.SANY");
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".tla"))
          .sorted()
          .forEach(command::add);
    }

    Process sany =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(sany.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(sany.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("Semantic processing of module SharedSockets")
        .doesNotContain("rror", "Cannot find");
  }
}
