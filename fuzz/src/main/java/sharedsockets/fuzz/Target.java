package sharedsockets.fuzz;

import java.util.List;
import sharedsockets.fuzz.model.ModelTarget;
import sharedsockets.fuzz.threads.ThreadTarget;

/** The targets: what each is called, and how its JVM is set up. */
enum Target {
  MODEL("model", ModelTarget.class, List.of("sharedsockets.winsock.**")),
  THREADS("threads", ThreadTarget.class, List.of("sharedsockets.winsock.**"));

  private final String text;
  private final Class<?> type;
  private final List<String> instrumented;

  Target(String text, Class<?> type, List<String> instrumented) {
    this.text = text;
    this.type = type;
    this.instrumented = instrumented;
  }

  String className() {
    return type.getName();
  }

  /** Patterns of the classes whose branches count as coverage. */
  List<String> instrumented() {
    return instrumented;
  }

  /** The name for users. */
  @Override
  public String toString() {
    return text;
  }
}
