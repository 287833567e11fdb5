package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;

/** The compiled engine refuses unsupported expressions with their place. */
final class RefusedModelsTest {
  private static final String CFG = "INIT Init\nNEXT Next\n";

  @TempDir private Path folder;

  private void refuses(String body, String cfg, String... words) throws Exception {
    Model model = WrittenModel.write(folder, body, cfg);

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> new ExplorerEngine().explore(model, 1, progress -> {}))
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x' = CHOOSE i : i > x; CHOOSE without a set; M.tla:5:14",
        "x' = IF ENABLED (x' = 1) THEN 0 ELSE 1; ENABLED; M.tla:5:17",
        "x' = 2 ^ x; ^; M.tla:5:14",
        "x' = x % (x + 1); % by what is no positive constant; M.tla:5:14",
        "x' = Len(SelectSeq(<<1>>, LAMBDA i : i > 1)); SelectSeq; M.tla:5:18",
        "x' = Cardinality(SUBSET (1..7)); at most 64 values; M.tla:5:14",
        "x' = (x * 65536) * 65536; more than 32 bits; M.tla:5:14",
        "x' = IF x THEN 1 ELSE 0; neither TRUE nor FALSE; M.tla:5:17"
      })
  void anOperatorThatIsNotSupported(String action, String what, String place) throws Exception {
    refuses(
        "EXTENDS Integers, Sequences, FiniteSets\nVARIABLE x\nInit == x = 0\nNext == "
            + action
            + "\nTypeOK == x \\in 0..9",
        CFG,
        what,
        place);
  }

  @Test
  void aRecursiveOperator() throws Exception {
    refuses(
        """
        EXTENDS Integers
        VARIABLE x
        RECURSIVE Sum(_)
        Sum(n) == IF n = 0 THEN 0 ELSE n + Sum(n - 1)
        TypeOK == x \\in 0..9
        Init == x = 0
        Next == x' = Sum(x)
        """,
        CFG,
        "recursive operator Sum",
        "M.tla:5:");
  }

  @Test
  void aVariableWithoutAType() throws Exception {
    refuses("VARIABLE x\nInit == x = 0\nNext == x' = x", CFG, "variable x");
  }

  @Test
  void aTypeOfMixedStructure() throws Exception {
    refuses(
        "VARIABLE x\nTypeOK == x \\in {1} \\cup {\"a\"}\nInit == x = 1\nNext == x' = x",
        CFG, "M.tla:3:", "different structure");
  }

  @Test
  void aViewOfMoreThanVariables() throws Exception {
    refuses(
        "EXTENDS Integers\nVARIABLE x\nV == x + 1\nTypeOK == x \\in 0..1\nInit == x = 0\n"
            + "Next == x' = 1 - x",
        CFG + "VIEW V",
        "a VIEW of more than variables",
        "M.tla:4:6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Permutations(P); PROPERTY Live; beside temporal properties; M.cfg:5",
        "Permutations(P); VIEW View; beside a VIEW; M.cfg:5",
        "{[p \\in P |-> a]}; ; no permutation; M.tla:8:1",
        "{{P}}; ; no permutation; M.tla:8:1",
        "Permutations(P \\cup {c}); ; what the type of its variable lacks; M.tla:8:1"
      })
  void symmetry(String permutations, String line, String what, String place) throws Exception {
    refuses(
        "EXTENDS TLC\nCONSTANTS P, a, c\nVARIABLE x\nTypeOK == x \\in P\nInit == x \\in P\n"
            + "Next == x' \\in P\nSym == "
            + permutations
            + "\nLive == <>(x \\in P)\nView == x",
        CFG
            + "CONSTANTS a = a c = c\nCONSTANT P = {a, b}\nSYMMETRY Sym\n"
            + (line == null ? "" : line),
        what,
        place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(x = 0) -+-> (y = 0); -+-> in a temporal property; M.tla:7:9",
        "<>(\\A i \\in 0..x : []<>(y = i)); a set that is not constant; M.tla:7:21",
        "\\EE z : <>(x = 2); \\EE; M.tla:7:9",
        "<>(x = CHOOSE i : i = 2); CHOOSE without a set; M.tla:7:16"
      })
  void aTemporalFormula(String formula, String what, String place) throws Exception {
    refuses(
        "EXTENDS Naturals\nVARIABLES x, y\nTypeOK == x \\in 0..2 /\\ y \\in 0..2\n"
            + "Init == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 3 /\\ UNCHANGED y\nLive == "
            + formula,
        CFG + "PROPERTY Live",
        what,
        place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<<x>>; under a VIEW without y, z; M.tla:6:1",
        "<<x, z>>; y matters to temporal properties; M.tla:8:9"
      })
  void aTemporalPropertyUnderAViewThatHidesWhatMatters(String view, String what, String place)
      throws Exception {
    refuses(
        "EXTENDS Naturals\nVARIABLES x, y, z\nTypeOK == x \\in 0..2 /\\ y \\in 0..2 /\\ z \\in 0..2\n"
            + "Init == x = 0 /\\ y = 0 /\\ z = 0\nView == "
            + view
            + "\nNext == x' = (x + 1) % 3 /\\ y' = x /\\ z' = x\nLive == <>(y = 2)",
        CFG + "VIEW View\nPROPERTY Live",
        what,
        place);
  }

  @Test
  void aFunctionOutsideItsDomain() throws Exception {
    refuses(
        """
        EXTENDS Integers
        VARIABLE f
        TypeOK == f \\in UNION {[D -> 0..3] : D \\in SUBSET {1, 2}}
        Init == f = [x \\in {1} |-> 0]
        Next == f' = [x \\in {1} |-> f[2]]
        """,
        CFG, "M.tla:6:29", "domain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Assert(x < 2, \"boom\"); M.tla:6:18; assertion failed: \"boom\"",
        "Assert(x < 2, <<x>>); M.tla:6:18; assertion failed",
        "PrintT(<<1>>[x + 1]); M.tla:6:25; domain"
      })
  void anAssertionThatFailsAndAnErrorInWhatIsPrinted(String test, String place, String words)
      throws Exception {
    String body =
        "EXTENDS Naturals, Sequences, TLC\nVARIABLE x\nTypeOK == x \\in 0..3\nInit == x = 0\n"
            + "Next == x < 3 /\\ ";

    refuses(body + test + " /\\ x' = x + 1", CFG, place, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Loww <- One; M.cfg:4; Loww is no constant or definition of the module",
        "Nat <- One; M.cfg:4; Nat is no constant or definition of the module",
        "Low <- [Nat]One; M.cfg:4; the module Nat has no definition Low",
        "Loww <- [M]One; M.cfg:4; the module M has no definition Loww",
        "Low <- Nope; M.cfg:4; Low is replaced by the unknown Nope",
        "Low <- Twice; M.cfg:4; another number of arguments",
        "Twice <- One; M.cfg:4; another number of arguments",
        "NN = 4; M.cfg:4; NN is no constant or definition of the module",
        "x = 4; M.cfg:4; x is no constant or definition of the module",
        "Twice = 4; M.cfg:4; Twice takes arguments",
        "SPECIFICATION Spec; M.cfg:1; INIT beside SPECIFICATION",
        "INVARIANT Twice; M.cfg:4; Twice takes arguments",
        "ALIAS Nope; M.cfg:4; does not define Nope",
        "VIEW Nope; M.cfg:4; does not define Nope"
      })
  void whatTheConfigurationSaysOfNothing(String line, String place, String words) throws Exception {
    String body =
        "EXTENDS Naturals\nCONSTANT N\nVARIABLE x\nLow == 0\nOne == 1\nTwice(a) == 2 * a\n"
            + "TypeOK == x \\in 0..3\nInit == x = Low\nNext == x < N /\\ x' = x + One\n"
            + "Spec == Init /\\ [][Next]_x";

    refuses(body, CFG + "CONSTANT N = 3\n" + line, place, words);
  }

  @Test
  void aConstantWithoutValueAndAnUnknownName() throws Exception {
    String body = "CONSTANT P\nVARIABLE x\nInit == x = 1\nNext == x' = x";
    refuses(body, CFG, "constant P");
    refuses(body, CFG + "CONSTANT P = 1\nINVARIANT Nope", "M.cfg:4", "Nope");
    refuses(body, CFG + "CONSTANT P = ", "M.cfg:3");
    refuses(body + " +", CFG, "M.tla:6:");
  }
}
