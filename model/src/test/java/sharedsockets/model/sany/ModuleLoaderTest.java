package sharedsockets.model.sany;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Definition.Parameter;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;

final class ModuleLoaderTest {
  @TempDir private Path folder;

  private Module load(String name, String body) throws IOException {
    Path file = folder.resolve(name + ".tla");
    Files.writeString(file, "---- MODULE " + name + " ----\n" + body + "\n====\n");
    return new ModuleLoader().load(file, List.of(folder.resolve("library")));
  }

  @Test
  void declarationsStandInOrderAndStandardOperatorsAreBuiltins() throws IOException {
    Module module =
        load(
            "M",
            "EXTENDS Naturals, Sequences\nCONSTANTS B, A(_)\nVARIABLES y, x\n"
                + "Second == x =< 1 /\\ y # <<>>\nFirst == Second \\/ A(x) \\cup {}");

    assertThat(module.constants()).containsExactly(entry("B", 0), entry("A", 1));
    assertThat(module.variables()).containsExactly("y", "x");
    assertThat(module.definitions().keySet()).containsExactly("Second", "First");
    Expr.Builtin and = (Expr.Builtin) module.definitions().get("Second").body();
    assertThat(and.op()).isEqualTo(Operator.AND);
    assertThat(((Expr.Builtin) and.args().get(0)).op()).isEqualTo(Operator.LESS_OR_EQUAL);
    assertThat(((Expr.Builtin) and.args().get(1)).op()).isEqualTo(Operator.UNEQUAL);
    assertThat(and.at()).hasToString("M.tla:5:11");
  }

  @Test
  void theCommentDirectlyAboveIsADefinitions() throws IOException {
    Module module =
        load(
            "M",
            """
            (*** a header ***)

            \\* What it does,
            \\* and why (A-1).
            Documented == 1  \\* not this

            (* A block
               of two lines. *)
            Block == 2
            Plain == 3
            """);

    assertThat(module.definitions().get("Documented").comment())
        .isEqualTo("What it does,\nand why (A-1).");
    assertThat(module.definitions().get("Block").comment()).isEqualTo("A block\nof two lines.");
    assertThat(module.definitions().get("Plain").comment()).isEmpty();
  }

  @Test
  void anInstanceIsSubstitutedWithoutCapture() throws IOException {
    Files.createDirectory(folder.resolve("library"));
    Files.writeString(
        folder.resolve("library/Inner.tla"),
        """
        ---- MODULE Inner ----
        EXTENDS Naturals
        CONSTANT C
        VARIABLE k
        LOCAL Bump(v) == v + C
        Op(s) == k' = Bump(s)
        All == \\A s \\in C : k = s
        ====
        """);
    Module module = load("M", "VARIABLE x\nK(s) == INSTANCE Inner WITH k <- x[s], C <- {s}");

    Definition op = module.definitions().get("K!Op");
    assertThat(op.parameters()).containsExactly(new Parameter("s", 0), new Parameter("s_", 0));
    Expr.Builtin equation = (Expr.Builtin) op.body();
    Expr.Prime prime = (Expr.Prime) equation.args().get(0);
    assertThat(((Expr.Local) ((Expr.Apply) prime.body()).argument()).name()).isEqualTo("s");
    Expr.Call bump = (Expr.Call) equation.args().get(1);
    assertThat(bump.target()).isEqualTo("K!Bump");
    assertThat(bump.args()).extracting(e -> ((Expr.Local) e).name()).containsExactly("s", "s_");
    Expr.Quantified all = (Expr.Quantified) module.definitions().get("K!All").body();
    assertThat(all.bounds().get(0).names()).containsExactly("s_");
    assertThat(module.definitions()).containsKey("K!Bump");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Op == Nope; M.tla:2:7",
        "Op == == 1; M.tla:2:7",
        "Op == \"open; M.tla:2:12",
        "EXTENDS Missing; Missing"
      })
  void whatSanyRefusesIsToldWithItsPlace(String body, String words) {
    assertThatExceptionOfType(InvalidModule.class)
        .isThrownBy(() -> load("M", body))
        .withMessageContaining(words);
  }

  @Test
  void twoDefinitionsOfOneNameAreToldWithTheirPlace() throws IOException {
    Files.writeString(folder.resolve("A.tla"), "---- MODULE A ----\nOp(x) == 1\n====\n");
    Files.writeString(folder.resolve("B.tla"), "---- MODULE B ----\nOp(x, y) == 2\n====\n");

    assertThatExceptionOfType(InvalidModule.class)
        .isThrownBy(() -> load("M", "EXTENDS A, B"))
        .withMessageStartingWith("B.tla:2:1: ")
        .withMessageContaining("'Op' conflicts with its definition")
        .withMessageContaining("of module A");
  }

  @Test
  void aMissingFileAndOneThatIsNoModule() throws IOException {
    Path text = folder.resolve("Text.tla");
    Files.writeString(text, "hello");

    assertThatExceptionOfType(InvalidModule.class)
        .isThrownBy(() -> new ModuleLoader().load(folder.resolve("No.tla"), List.of()))
        .withMessageContaining("No.tla");
    assertThatExceptionOfType(InvalidModule.class)
        .isThrownBy(() -> new ModuleLoader().load(text, List.of()))
        .withMessageContaining("Text.tla");
  }

  @Test
  void aModuleIsReadAgainWhereAFileHasChangedOrTakesAnothersPlace() throws IOException {
    Path library = Files.createDirectory(folder.resolve("library"));
    Path extended = library.resolve("Lib.tla");
    Files.writeString(extended, "---- MODULE Lib ----\nOne == 1\n====\n");
    Module first = load("M", "EXTENDS Lib\nTwo == One");
    assertThat(load("M", "EXTENDS Lib\nTwo == One")).isSameAs(first);

    Files.writeString(extended, "---- MODULE Lib ----\nOne == 2\n====\n");
    Module changed = load("M", "EXTENDS Lib\nTwo == One");
    assertThat(changed.definitions().get("One").body()).asString().contains("value=2");

    Files.writeString(folder.resolve("Lib.tla"), "---- MODULE Lib ----\nOne == 3\n====\n");
    Module nearer = load("M", "EXTENDS Lib\nTwo == One");
    assertThat(nearer.definitions().get("One").body()).asString().contains("value=3");
  }
}
