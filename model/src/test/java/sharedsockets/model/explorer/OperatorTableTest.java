package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.sany.ModuleLoader;

/**
 * The tables of {@code docs/tla-plus.md}: what the interpreter and the compiled engine evaluate,
 * and what they refuse. Each row is an expression that both are given.
 */
final class OperatorTableTest {
  private static final Path DOCUMENT = Path.of("../docs/tla-plus.md");
  private static final Pattern PLACE = Pattern.compile("^M\\.tla:\\d+:\\d+: .*", Pattern.DOTALL);

  private static final String PRELUDE =
      """
      EXTENDS Integers, Sequences, FiniteSets, TLC
      VARIABLES x, s, q, f, r
      Twice(F(_), v) == F(F(v))
      Inc(v) == v + 1
      RECURSIVE Sum(_)
      Sum(n) == IF n = 0 THEN 0 ELSE n + Sum(n - 1)
      Fib[n \\in 0..3] == IF n < 2 THEN n ELSE Fib[n - 1] + Fib[n - 2]
      TypeOK == /\\ x \\in 0..3 /\\ s \\in SUBSET (0..3) /\\ q \\in {t \\in Seq(0..3) : Len(t) <= 3}
                /\\ f \\in [1..2 -> 0..3] /\\ r \\in [a : 0..3, b : BOOLEAN]
      Init == x = 1 /\\ s = {1} /\\ q = <<1, 2>> /\\ f = [i \\in 1..2 |-> 0] /\\ r = [a |-> 0, b |-> TRUE]
      Rest == UNCHANGED <<s, q, f, r>>
      """;

  /** Where an operator's name is not what users look for: what is written instead. */
  private static final Map<Operator, String> WRITTEN =
      Map.of(
          Operator.UNEQUAL, "#",
          Operator.UNION, "\\cup",
          Operator.INTERSECTION, "\\cap",
          Operator.NEGATIVE, "-x",
          Operator.PRODUCT, "\\X");

  private static final Set<Operator> OF_BEHAVIOURS =
      Arrays.stream(Operator.values()).filter(Operator::isTemporal).collect(Collectors.toSet());

  /** By what they show: expressions that are a condition, or an action with x'. */
  private static Map<String, String> examples() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Operator operator : Operator.values()) {
      if (!OF_BEHAVIOURS.contains(operator)) {
        rows.put(WRITTEN.getOrDefault(operator, operator.symbol()), example(operator));
      }
    }
    rows.put("x'", "x' = x");
    rows.put("IF", "IF x > 1 THEN x = 2 ELSE x = 1");
    rows.put("CASE", "CASE x = 0 -> TRUE [] OTHER -> x < 3");
    rows.put("LET", "LET y == x + 1 IN y = 2");
    rows.put("\\A, \\E", "\\E i \\in s : \\A j \\in s : i <= j");
    rows.put("a tuple in a quantifier", "\\E <<i, j>> \\in {<<x, 2>>} : i < j");
    rows.put("CHOOSE", "(CHOOSE i \\in s : i > 0) = 1");
    rows.put("{a, b}", "{x, 2} = {1, 2}");
    rows.put("{i \\in S : p}", "{i \\in s : i > 1} = {}");
    rows.put("{e : i \\in S}", "{i + 1 : i \\in s} = {2}");
    rows.put("[i \\in S |-> e]", "[i \\in s |-> i][x] = 1");
    rows.put("f[i]", "f[x] = 0");
    rows.put("[S -> T]", "f \\in [1..2 -> {0}]");
    rows.put("[a |-> e]", "r = [a |-> 0, b |-> TRUE]");
    rows.put("[a : S]", "r \\in [a : s \\cup {0}, b : {TRUE}]");
    rows.put("r.a", "r.a = 0");
    rows.put("<<a, b>>", "q = <<x, 2>>");
    rows.put("EXCEPT, @", "[r EXCEPT !.a = @ + 1].a = 1");
    rows.put("LAMBDA", "Twice(LAMBDA v : v + x, 0) = 2");
    rows.put("an operator as an argument", "Twice(Inc, x) = 3");
    rows.put("RECURSIVE, of a constant", "Sum(3) = 6");
    rows.put("RECURSIVE, of a variable", "Sum(x) = 1");
    rows.put("a function defined by itself", "Fib[x] = 1");
    rows.put("CHOOSE without a set", "(CHOOSE i : i = x) = 1");
    rows.put("\\A without a set", "\\A i : i = x");
    rows.put("[A]_v", "[x' = 2]_x");
    rows.put("<<A>>_v", "<<x' = 2>>_x");
    rows.put("ToString", "ToString(x) = \"1\"");
    rows.put("TLCGet", "TLCGet(\"level\") = 1");
    rows.put("TLCSet", "TLCSet(1, x)");
    rows.put("SortSeq", "SortSeq(q, LAMBDA a, b : a < b) = q");
    rows.put("RandomElement", "RandomElement(s) = 1");
    rows.put("Any", "x \\in Any");
    rows.put("a number of more than 32 bits", "x < 2147483648");
    rows.put("\\div by a variable", "x \\div x = 1");
    rows.put("a set of more than 64 elements", "Cardinality(SUBSET (1..7)) = 128");
    return rows;
  }

  private static String example(Operator operator) {
    return switch (operator) {
      case AND -> "x = 1 /\\ s = {1}";
      case OR -> "x = 1 \\/ s = {}";
      case IMPLIES -> "x = 1 => s # {}";
      case EQUIVALENT -> "x = 1 <=> s = {1}";
      case NOT -> "~(x = 2)";
      case EQUAL -> "x = 1";
      case UNEQUAL -> "x # 2";
      case IN -> "x \\in s";
      case NOT_IN -> "2 \\notin s";
      case SUBSET_OF -> "s \\subseteq {1, 2}";
      case UNION -> "s \\cup {2} = {1, 2}";
      case INTERSECTION -> "s \\cap {2} = {}";
      case DIFFERENCE -> "s \\ {1} = {}";
      case POWERSET -> "s \\in SUBSET {1, 2}";
      case UNION_OF -> "UNION {s, {2}} = {1, 2}";
      case PRODUCT -> "<<x, 2>> \\in s \\X {2}";
      case BOOLEAN -> "r.b \\in BOOLEAN";
      case STRING -> "\"a\" \\in STRING";
      case DOMAIN -> "DOMAIN f = {1, 2}";
      case CARDINALITY -> "Cardinality(s) = 1";
      case IS_FINITE_SET -> "IsFiniteSet(s)";
      case NAT -> "x \\in Nat";
      case INT -> "x \\in Int";
      case RANGE -> "x \\in 0..x";
      case PLUS -> "x + 1 = 2";
      case MINUS -> "x - 2 = -1";
      case NEGATIVE -> "-x < 0";
      case TIMES -> "x * 2 = 2";
      case DIV -> "x \\div 2 = 0";
      case MODULO -> "x % 2 = 1";
      case POWER -> "2 ^ x = 2";
      case LESS -> "x < 2";
      case LESS_OR_EQUAL -> "x <= 1";
      case GREATER -> "x > 0";
      case GREATER_OR_EQUAL -> "x >= 1";
      case SEQ -> "q \\in Seq({1, 2})";
      case LEN -> "Len(q) = 2";
      case HEAD -> "Head(q) = 1";
      case TAIL -> "Tail(q) = <<2>>";
      case APPEND -> "Append(q, x) = <<1, 2, 1>>";
      case CONCAT -> "q \\o q = <<1, 2, 1, 2>>";
      case SUB_SEQ -> "SubSeq(q, 1, 1) = <<1>>";
      case SELECT_SEQ -> "SelectSeq(q, LAMBDA i : i > 1) = <<2>>";
      case MAPS_TO -> "(x :> 2)[1] = 2";
      case MERGED -> "((x :> 2) @@ f)[1] = 2";
      case PERMUTATIONS -> "Cardinality(Permutations(s)) = 1";
      case ASSERT -> "Assert(x = 1, \"one\")";
      case PRINT -> "Print(\"x\", x) = 1";
      case PRINT_T -> "PrintT(x)";
      case TLC_EVAL -> "TLCEval(x) = 1";
      case UNCHANGED -> "UNCHANGED x";
      case ENABLED -> "ENABLED (x' = 2)";
      case ALWAYS, EVENTUALLY, LEADS_TO, GUARANTEES, WEAK_FAIRNESS, STRONG_FAIRNESS ->
          throw new IllegalArgumentException(operator.symbol());
    };
  }

  private static Module module;

  @TempDir static Path folder;

  @BeforeAll
  static void load() throws IOException {
    StringBuilder text = new StringBuilder("---- MODULE M ----\n" + PRELUDE);
    int number = 0;
    for (String example : examples().values()) {
      boolean assigns =
          example.startsWith("x'") || example.contains("_x") || example.startsWith("UNCH");
      text.append(
          "A%d == (%s) /\\ Rest%s\n".formatted(number++, example, assigns ? "" : " /\\ x' = x"));
    }
    Path file = folder.resolve("M.tla");
    Files.writeString(file, text + "====\n");
    module = new ModuleLoader().load(file, List.of());
  }

  private static ConfiguredModule configured(int number) throws IOException {
    Path cfg = folder.resolve("M.cfg");
    Files.writeString(cfg, "INIT Init\nNEXT A" + number + "\n");
    return new ConfiguredModule(module, ModelConfig.read(cfg));
  }

  /** Why an engine refuses an expression; empty where it evaluates it. */
  private static String refusal(Runnable engine) {
    try {
      engine.run();
      return "";
    } catch (Unsupported | EvaluationError e) {
      assertThat(e.getMessage()).matches(PLACE);
      return e.getMessage();
    }
  }

  private static void interpret(ConfiguredModule model) {
    Actions actions = new Actions(model, new Interpreter(model));
    assertThat(actions.successors(actions.initialStates().get(0))).isNotEmpty();
  }

  private static void compile(ConfiguredModule model) {
    new PackedModel(model, new Interpreter(model), DomainReader.Room.SMALL);
  }

  /** What both evaluate, and what one of them refuses. */
  static List<String> tables() throws IOException {
    StringBuilder evaluated = new StringBuilder("| operator | example |\n|---|---|\n");
    StringBuilder refused =
        new StringBuilder(
            "| operator | example | interpreter | compiled engine |\n|---|---|---|---|\n");
    int number = 0;
    for (Map.Entry<String, String> row : examples().entrySet()) {
      ConfiguredModule model = configured(number++);
      boolean interpreted = refusal(() -> interpret(model)).isEmpty();
      boolean compiled = refusal(() -> compile(model)).isEmpty();
      String start = "| %s | %s |".formatted(cell(row.getKey()), code(row.getValue()));
      if (interpreted && compiled) {
        evaluated.append(start).append('\n');
      } else {
        refused.append(start + " %s | %s |\n".formatted(word(interpreted), word(compiled)));
      }
    }
    return List.of(evaluated.toString(), refused.toString());
  }

  private static String cell(String text) {
    boolean inWords = text.matches("[a-z]+( \\w+)+|\\w+(,? [a-z]+)+");
    return inWords ? text : code(text);
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String word(boolean evaluated) {
    return evaluated ? "evaluated" : "refused";
  }

  @Test
  void theDocumentHasTheTables() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains(tables());
  }
}
