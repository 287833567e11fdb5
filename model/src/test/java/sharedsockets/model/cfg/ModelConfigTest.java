package sharedsockets.model.cfg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.ValueParser;

final class ModelConfigTest {
  @TempDir private Path folder;

  private ModelConfig read(String text) throws IOException {
    Path file = folder.resolve("M.cfg");
    Files.writeString(file, text);
    return ModelConfig.read(file);
  }

  @Test
  void everySectionIsRead() throws IOException {
    ModelConfig config =
        read(
            """
            \\* a comment
            CONSTANTS P = {p1, "two", 3}  (* another (* nested *) one *)
              None = None   Deep = {{}, {TRUE, -1}}
              Op <- MCOp    Fault <- [Inner]Broken
            SPECIFICATION Spec
            INVARIANTS TypeOK
              Safe
            INVARIANT More
            PROPERTY Live
            CONSTRAINT Bound
            ACTION_CONSTRAINTS Slow
            SYMMETRY Sym VIEW View
            ALIAS Alias
            CHECK_DEADLOCK FALSE
            """);

    assertThat(config.constants().get("P")).isEqualTo(ValueParser.parse("{p1, \"two\", 3}"));
    assertThat(config.constants().get("None")).isEqualTo(new Value.ModelValue("None"));
    assertThat(config.constants().get("Deep")).isEqualTo(ValueParser.parse("{{}, {TRUE, -1}}"));
    assertThat(config.overrides()).isEqualTo(Map.of("Op", new ModelConfig.Name("MCOp", "M.cfg:4")));
    assertThat(config.moduleOverrides())
        .isEqualTo(
            Map.of(
                new ModelConfig.InModule("Inner", "Fault"),
                new ModelConfig.Name("Broken", "M.cfg:4")));
    assertThat(config.specification()).isEqualTo("Spec");
    assertThat(config.place("SPECIFICATION")).isEqualTo("M.cfg:5");
    assertThat(config.place("Deep")).isEqualTo("M.cfg:3");
    assertThat(config.invariants())
        .extracting(ModelConfig.Name::name)
        .containsExactly("TypeOK", "Safe", "More");
    assertThat(config.invariants().get(1).place()).isEqualTo("M.cfg:7");
    assertThat(config.properties()).hasSize(1);
    assertThat(config.constraints()).hasSize(1);
    assertThat(config.actionConstraints()).hasSize(1);
    assertThat(config.symmetry()).isEqualTo("Sym");
    assertThat(config.view()).isEqualTo("View");
    assertThat(config.alias()).isEqualTo("Alias");
    assertThat(config.checkDeadlock()).isFalse();
  }

  @Test
  void deadlocksAreCheckedUnlessToldOtherwise() throws IOException {
    assertThat(read("INIT Init NEXT Next").checkDeadlock()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "INIT; M.cfg:1",
        "INIT A INIT B; given twice",
        "CONSTANT P =; M.cfg:1: expected a value",
        "CONSTANT P : 1; unexpected character ':'",
        "CONSTANT P = {1, 2; expected }",
        "CONSTANT P = 1 P = 2; P is given twice",
        "CHECK_DEADLOCK MAYBE; TRUE or FALSE",
        "CHECK_DEADLOCK TRUE CHECK_DEADLOCK FALSE; CHECK_DEADLOCK is given twice",
        "SPECIFICATION A SPECIFICATION A; SPECIFICATION is given twice",
        "CONSTANT P = 1 CONSTANTS P = 1; P is given twice",
        "CONSTANT P = 2147483648; more than 32 bits",
        "INVARIANT A POSTCONDITION B; POSTCONDITION is not supported: TLC only",
        "Inv; expected a keyword",
        "(* open; comment without end"
      })
  void aBrokenFileIsRefusedWithItsPlace(String text, String words) {
    assertThatExceptionOfType(InvalidConfig.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(words)
        .withMessageContaining("M.cfg:1");
  }

  @Test
  void aMissingFile() {
    assertThatExceptionOfType(InvalidConfig.class)
        .isThrownBy(() -> ModelConfig.read(folder.resolve("none.cfg")))
        .withMessageContaining("none.cfg");
  }
}
