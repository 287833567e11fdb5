package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharedsockets.model.check.CorpusModel;
import sharedsockets.model.check.Engine;

/**
 * The interpreter and the compiled engine find in each module of the corpus what TLC finds there:
 * {@code verify} holds TLC to what the modules say of it.
 */
final class CorpusTest {
  private static final Path FOLDER = Path.of("src/test/resources/corpus");

  @TempDir private Path folder;

  private static List<CorpusModel> models() throws IOException {
    return CorpusModel.in(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theEnginesAgreeWithTlc(CorpusModel model) throws Exception {
    for (Engine engine : List.of(new InterpretedEngine(), new ExplorerEngine())) {
      assertThat(model.difference(engine, folder)).as(engine.name()).isEmpty();
    }
  }

  @Test
  void aDifferenceIsSeen() throws Exception {
    String counter =
        """
        ---- MODULE Other ----
        EXTENDS Naturals
        VARIABLE x
        TypeOK == x \\in 0..3
        Init == x = 0
        Next == x < 2 /\\ x' = x + 1
        ====
        INIT Init
        NEXT Next
        CHECK_DEADLOCK FALSE
        """;
    Path file = folder.resolve("Other.tla");

    for (String wrong :
        List.of(
            "TLC: holds, 3 distinct, 4 generated",
            "TLC: TypeOK is violated",
            "TLC: error in line 6",
            "TLC: deadlock",
            "compiled: the recursive operator")) {
      Files.writeString(file, counter + "\\* " + wrong + "\n");

      assertThat(CorpusModel.in(folder).get(0).difference(new ExplorerEngine(), folder))
          .get()
          .asString()
          .contains("found holds, 3 distinct, 3 generated");
    }
  }
}
