package sharedsockets.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.ast.Unsupported;

/** A table of two rules: what it becomes, and what is refused where. */
final class RuleTableTest {
  private static final String TABLE =
      """
      {
        "documents": {"TXT": "A Text"},
        "rules": [
          {"id": "ONE-1", "documents": ["TXT"], "says": "One is taken."},
          {"id": "TWO-10", "documents": [], "says": "Two are left."}
        ]
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void specification() throws IOException {
    Files.writeString(
        folder.resolve("Toy.tla"),
        "---- MODULE Toy ----\n\\* (ONE-1, U3) It is.\nX == 1 \\* TWO-10\n");
  }

  private RuleTable table(String text) throws IOException {
    return RuleTable.read(Files.writeString(folder.resolve("rules.json"), text));
  }

  @Test
  void becomesConstants() throws IOException {
    RuleTable table = table(TABLE);
    table.check(folder, List.of("U3"));
    new RuleSources(table).write(folder, UnaryOperator.identity());
    assertThat(folder.resolve("sharedsockets/rules/Rule.java"))
        .content()
        .contains("ONE_1(\"ONE-1\", \"One is taken.\", List.of(Document.TXT))");
    assertThat(folder.resolve("sharedsockets/rules/Document.java"))
        .content()
        .contains("TXT(\"A Text\")");
  }

  @ParameterizedTest
  @CsvSource({
    "TWO-10, TWO-1, Toy.tla:3, TWO-10 has no row in rules.json",
    "TWO-10, ONE-1, rules.json:1, two sentences for ONE-1",
    "TWO-10, U3, rules.json:1, two sentences for U3",
    "'TXT\"]', 'TXX\"]', rules.json:1, the rules name [TXX]",
    "A Text\", 'A Text\", \"OLD\": \"Another\"', rules.json:1, 'the rules name [TXT]'",
    "says, sais, rules.json:4, Missing required creator property",
    "'[]', '[]]', rules.json:5, ]",
  })
  void whatDoesNotAgreeIsRefusedWithItsPlace(
      String old, String replacement, String place, String complaint) throws IOException {
    String text = TABLE.replace(old, replacement);
    assertThat(text).isNotEqualTo(TABLE);
    assertThatThrownBy(() -> table(text).check(folder, List.of("U3")))
        .isInstanceOf(Unsupported.class)
        .hasMessageStartingWith(place)
        .hasMessageContaining(complaint);
  }

  @Test
  void aRowThatNothingNamesIsRefused() throws IOException {
    Files.writeString(folder.resolve("Toy.tla"), "---- MODULE Toy ----\n\\* ONE-1\n");
    RuleTable table = table(TABLE);
    assertThatThrownBy(() -> table.check(folder, List.of()))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("no module names TWO-10");
  }
}
