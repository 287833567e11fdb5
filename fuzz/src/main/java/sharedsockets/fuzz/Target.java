package sharedsockets.fuzz;

import java.util.List;
import sharedsockets.fuzz.adapter.AdapterTarget;
import sharedsockets.fuzz.formats.FormatTarget;
import sharedsockets.fuzz.model.ModelTarget;
import sharedsockets.fuzz.threads.ThreadTarget;

/** The targets: what each is called, how its JVM is set up, and which faults it must find. */
enum Target {
  MODEL(
      "model",
      ModelTarget.class,
      "ModelFuzzTestInputs/answersAreThoseOfTheModel",
      List.of("sharedsockets.winsock.**"),
      List.of("info-usable-by-anybody")),
  THREADS(
      "threads",
      ThreadTarget.class,
      "ThreadFuzzTestInputs/historiesAreLinearizable",
      List.of("sharedsockets.winsock.**"),
      List.of("info-found-and-used-in-two-steps", "references-counted-without-lock")),
  ADAPTER(
      "adapter",
      AdapterTarget.class,
      "AdapterFuzzTestInputs/answersConform",
      List.of("sharedsockets.winsock.**"),
      List.of("original-closed-first")),
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
          "sharedsockets.model.check.**"),
      List.of());

  private final String text;
  private final Class<?> type;
  private final String seeds;
  private final List<String> instrumented;
  private final List<String> plantedFaults;

  Target(
      String text,
      Class<?> type,
      String seeds,
      List<String> instrumented,
      List<String> plantedFaults) {
    this.text = text;
    this.type = type;
    this.seeds = seeds;
    this.instrumented = instrumented;
    this.plantedFaults = plantedFaults;
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

  /** Names of faults of the reference implementation that it must find within minutes. */
  List<String> plantedFaults() {
    return plantedFaults;
  }

  /** The name for users. */
  @Override
  public String toString() {
    return text;
  }
}
