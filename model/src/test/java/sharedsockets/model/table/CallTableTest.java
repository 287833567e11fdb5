package sharedsockets.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.ast.Unsupported;

/** A table of two rows: what it becomes, and what is refused where. */
final class CallTableTest {
  private static final String TABLE =
      """
      [
        {"call": "WSATakeOne", "also": ["WSATakeOneA"], "args": {"s": "descriptor"}, "returns": "message",
          "known": "Waiting(s)", "ends": "s", "succeeds": ["Take(process, s, result.number)", "TakeNone(process, s)"],
          "fails": "TakeFails(process, s, error)", "waits": "TakeWaits(process, s)"},

        {"network": "one", "happens": "OneArrives(socket)", "method": "Shorter.one"}
      ]
      """;

  private static final Map<String, Integer> ACTIONS =
      Map.of(
          "Take",
          3,
          "TakeNone",
          2,
          "TakeFails",
          3,
          "TakeWaits",
          2,
          "OneArrives",
          1,
          "StartProcess",
          1);

  private static final Map<String, Integer> QUERIES = Map.of("Waiting", 1);

  @TempDir Path folder;

  private CallTable table(String text) throws IOException {
    return CallTable.read(Files.writeString(folder.resolve("calls.json"), text));
  }

  @Test
  void agreesWithTheActions() throws IOException {
    table(TABLE).check(ACTIONS, QUERIES);
  }

  @Test
  void aFormOfACallHasALabelOfItsOwn() throws IOException {
    String form = TABLE.replace("\"WSATakeOne\",", "\"WSATakeOne\", \"form\": \"at once\",");
    new CallSources(table(form)).write(folder, UnaryOperator.identity());
    assertThat(folder.resolve("sharedsockets/trace/Operation.java"))
        .content()
        .contains("Signature.call(\"WSATakeOne\")")
        .contains(".labelled(\"WSATakeOne at once\")");
  }

  @Test
  void becomesConstantsAndCalls() throws IOException {
    new CallSources(table(TABLE)).write(folder, UnaryOperator.identity());
    assertThat(folder.resolve("sharedsockets/trace/Operation.java"))
        .content()
        .contains(
            "TAKE(Signature.call(\"WSATakeOne\").also(\"WSATakeOneA\").takes(\"s\", Kind.DESCRIPTOR)"
                + ".returns(Kind.MESSAGE).succeeds(\"Take\", \"process\", \"s\", \"result.number\")"
                + ".succeeds(\"TakeNone\", \"process\", \"s\")"
                + ".fails(\"TakeFails\", \"process\", \"s\", \"error\")"
                + ".waits(\"TakeWaits\", \"process\", \"s\").known(\"Waiting\", \"s\")"
                + ".ends(\"s\"))")
        .contains(
            "ONE_ARRIVES(Signature.networkEvent(\"one\").succeeds(\"OneArrives\", \"socket\"))");
    assertThat(folder.resolve("sharedsockets/binding/WinsockCalls.java"))
        .content()
        .contains("return results.ofMessage(process.wsaTakeOne(arguments.descriptor(0)))")
        .contains("Shorter.one(peer)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TakeNone(process, s) | TakeNo(process, s) | 2:1: Next has no action TakeNo",
        "TakeNone(process, s) | TakeNone(s) | 2:1: TakeNone(s): it has 2 parameters",
        "TakeNone(process, s) | TakeNone(process, t)"
            + " | 2:1: TakeNone(process, t): WSATakeOne has no t",
        "TakeNone(process, s) | TakeNone process | 2:1: not Action(source, ...): TakeNone process",
        "TakeNone(process, s) | TakeFails(process, s, result) | 1:1: no row names TakeNone",
        "TakeWaits(process, s) | TakeWaits(process, error)"
            + " | 2:1: TakeWaits(process, error): a waiting WSATakeOne has no more than",
        "\"waits\": \"TakeWaits(process, s)\" | \"method\": \"take\""
            + " | 2:1: lacks args, returns, succeeds or waits",
        "\"args\": | \"arguments\": | 2:1: Unrecognized field \"arguments\"",
        "\"happens\": | \"succeeds\": | 6:1: ",
        "\"happens\": | \"also\": [], \"happens\": | 6:1: a member that belongs to a call",
        "Waiting(s) | Waits(s) | 2:1: there is no query Waits",
        "Waiting(s) | Waiting(process, s) | 2:1: Waiting(process, s): it has 1 parameters",
        "Waiting(s) | Waiting(result)"
            + " | 2:1: Waiting(result): asked before WSATakeOne there is no more than",
        "\"ends\": \"s\" | \"ends\": \"t\" | 2:1: ends t: WSATakeOne has no such argument",
        "\"WSATakeOneA\" | \"WSATakeOne\" | 2:1: WSATakeOne names two rows",
        "OneArrives(socket) | Take(socket) | 6:1: Take stands for two rows",
        "\"call\": | \"call\": 1, \"call\": | 2:1: Duplicate field 'call'",
      })
  void refusesWithThePlace(String part, String other, String complaint) {
    assertThatThrownBy(() -> table(TABLE.replace(part, other)).check(ACTIONS, QUERIES))
        .isInstanceOf(Unsupported.class)
        .hasMessageStartingWith("calls.json:" + complaint);
  }
}
