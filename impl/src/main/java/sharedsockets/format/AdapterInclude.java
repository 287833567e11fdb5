package sharedsockets.format;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.trace.Operation;

/** The calls as lines of C, for {@code impl/adapters/winsock/calls.inc}: a macro's call each. */
public final class AdapterInclude {
  private static final String HEAD =
      """
      /* Made of spec/calls.json by "make describe". Do not edit: change the table.
       * CALL(constant, name, kind of result, arguments, each with its name and kind) */
      """;

  private AdapterInclude() {}

  /** The file. */
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Operation operation : Operation.values()) {
      if (operation.isCall()) {
        text.append(line(operation)).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(Operation call) {
    List<String> parts =
        new ArrayList<>(List.of(call.name(), call.toString(), "KIND_" + call.result().name()));
    for (int i = 0; i < call.arity(); i++) {
      String name = call.argumentNames().get(i);
      parts.add("{\"%s\", KIND_%s}".formatted(name, call.kind(i).name()));
    }
    if (call.arity() == 0) {
      parts.add("{NULL, KIND_NONE}");
    }
    return "CALL(" + String.join(", ", parts) + ")";
  }
}
