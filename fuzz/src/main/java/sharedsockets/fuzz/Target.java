package sharedsockets.fuzz;

import java.util.List;
import sharedsockets.fuzz.adapter.AdapterTarget;
import sharedsockets.fuzz.formats.FormatTarget;
import sharedsockets.fuzz.model.ModelTarget;
import sharedsockets.fuzz.threads.ThreadTarget;

/** The targets: what each is called, and how its JVM is set up. */
enum Target {
  MODEL(
      "model",
      ModelTarget.class,
      "ModelFuzzTestInputs/answersAreThoseOfTheModel",
      List.of("sharedsockets.winsock.**")),
  THREADS(
      "threads",
      ThreadTarget.class,
      "ThreadFuzzTestInputs/historiesAreLinearizable",
      List.of("sharedsockets.winsock.**")),
  ADAPTER(
      "adapter",
      AdapterTarget.class,
      "AdapterFuzzTestInputs/answersConform",
      List.of("sharedsockets.winsock.**")),
  FORMATS(
      "formats",
      FormatTarget.class,
      "FormatFuzzTestInputs/onlyDocumentedExceptions",
      List.of(
          "sharedsockets.trace.**",
          "sharedsockets.oracle.**",
          "sharedsockets.order.**",
          "sharedsockets.faults.**",
          "sharedsockets.model.cfg.**",
          "sharedsockets.model.check.**"));

  private final String text;
  private final Class<?> type;
  private final String seeds;
  private final List<String> instrumented;

  Target(String text, Class<?> type, String seeds, List<String> instrumented) {
    this.text = text;
    this.type = type;
    this.seeds = seeds;
    this.instrumented = instrumented;
  }

  String className() {
    return type.getName();
  }

  /** The folder of its regression test's inputs, within the test's resources. */
  String seeds() {
    return seeds;
  }

  /** Bytes of an input at most. */
  int longest() {
    return this == FORMATS ? 4096 : 512;
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
