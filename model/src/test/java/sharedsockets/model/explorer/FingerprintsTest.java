package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.Toys;
import sharedsockets.model.check.CollisionProbability;
import sharedsockets.model.check.CorpusModel;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.Models;
import sharedsockets.model.tlc.TlcEngine;

/** The compiled engine where fingerprints tell its states apart. */
final class FingerprintsTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Pattern TEMPORAL = Pattern.compile("<>|~>|WF_|SF_");
  private static final Pattern CALCULATED =
      Pattern.compile("calculated \\(optimistic\\): +val = (\\S+)");
  private static final Map<String, EngineResult> EXACT = new ConcurrentHashMap<>();

  private static Model model(String name) throws InvalidModel {
    return Models.read(Path.of("").toAbsolutePath()).find(name).model();
  }

  private static EngineResult explore(Engine engine, Model model, int workers) throws Exception {
    return engine.explore(model, workers, progress -> {});
  }

  /** With one worker and the exact set. */
  private static EngineResult exact(String name) throws Exception {
    EngineResult known = EXACT.get(name);
    if (known == null) {
      known = explore(new ExplorerEngine(), model(name), 1);
      EXACT.put(name, known);
    }
    return known;
  }

  private static CollisionProbability collision(EngineResult found) {
    return found.collision().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "descriptors-small, 1",
    "descriptors-small, 2",
    "windows-close-small, 2",
    "accept-options-small, 1",
    "handles-registration-small, 2"
  })
  @Tag("long")
  void theCountsAreThoseOfTheExactSet(String name, int workers) throws Exception {
    EngineResult exact = exact(name);
    EngineResult found = explore(ExplorerEngine.byFingerprints(), model(name), workers);

    assertThat(found.verdict().holds()).isTrue();
    assertThat(found.reached()).isEqualTo(exact.reached());
    assertThat(exact.collision()).isEmpty();
    assertThat(collision(found).calculated()).isBetween(1e-15, 1e-8);
    assertThat(collision(found).actual()).isBetween(1e-15, 1e-8);
    assertThat(found.warnings()).isEqualTo(exact.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fault-close-cancels",
        "fault-copy-at-duplicate",
        "fault-only-originals",
        "fault-reset-is-end"
      })
  @Tag("long")
  void theCounterexampleOfAPlantedFaultIsThatOfTheExactSet(String name) throws Exception {
    EngineResult exact = exact(name);
    EngineResult found = explore(ExplorerEngine.byFingerprints(), model(name), 1);

    assertThat(found.verdict()).isEqualTo(exact.verdict());
    assertThat(found.verdict().holds()).isFalse();
    assertThat(found.counterexample()).isEqualTo(exact.counterexample());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault-close-cancels", "fault-only-originals"})
  @Tag("long")
  void withSeveralWorkersItIsAsShort(String name) throws Exception {
    EngineResult exact = exact(name);
    EngineResult found = explore(ExplorerEngine.byFingerprints(), model(name), 2);

    assertThat(found.verdict()).isEqualTo(exact.verdict());
    assertThat(found.counterexample().states()).hasSameSizeAs(exact.counterexample().states());
  }

  @ParameterizedTest
  @CsvSource({
    "MCLamp, lamp-ok",
    "MCLamp, lamp-invariant",
    "MCLamp, lamp-initial",
    "MCLamp, lamp-action",
    "MCLampDeadlock, MCLampDeadlock",
    "MCLampAssumption, lamp-assumption"
  })
  void eachKindOfPropertyIsChecked(String module, String cfg) throws Exception {
    EngineResult exact = explore(new ExplorerEngine(), Toys.model(module, cfg), 1);
    EngineResult found = explore(ExplorerEngine.byFingerprints(), Toys.model(module, cfg), 1);

    assertThat(found.verdict()).isEqualTo(exact.verdict());
    assertThat(found.counterexample()).isEqualTo(exact.counterexample());
    assertThat(found.reached()).isEqualTo(exact.reached());
  }

  private static List<CorpusModel> corpus() throws IOException {
    List<CorpusModel> untimed = new ArrayList<>();
    for (CorpusModel model : CorpusModel.in(CORPUS)) {
      if (!TEMPORAL.matcher(Files.readString(model.module())).find()) {
        untimed.add(model);
      }
    }
    return untimed;
  }

  /** VIEW, SYMMETRY, constraints, failures: all that the corpus has. */
  @ParameterizedTest
  @MethodSource("corpus")
  void itAgreesWithTlc(CorpusModel model, @TempDir Path folder) throws Exception {
    assertThat(model.difference(ExplorerEngine.byFingerprints(), folder)).isEmpty();
  }

  @Test
  @Tag("long")
  void theProbabilityIsCalculatedAsTlcDoes() throws Exception {
    Model model = model("options-unnamed-small");

    Matcher tlc = CALCULATED.matcher(explore(new TlcEngine(), model, 1).output());

    assertThat(tlc.find()).isTrue();
    double expected = Double.parseDouble(tlc.group(1));
    // TLC prints two digits.
    assertThat(collision(explore(ExplorerEngine.byFingerprints(), model, 1)).calculated())
        .isCloseTo(expected, within(expected / 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void fingerprintsThatAreTooShortLoseStatesAndTheProbabilitySaysSo(int bits) throws Exception {
    Model model = model("descriptors-small");
    long states = exact("descriptors-small").reached().distinct();

    EngineResult found = explore(new ExplorerEngine(new SetLimits(0, bits)), model, 1);

    assertThat(found.reached().distinct()).isLessThan(states);
    assertThat(collision(found).calculated()).isEqualTo(1);
    assertThat(collision(found).actual()).isEqualTo(1);
  }

  @Test
  void statesThatDoNotFitInMemoryAreToldApartByFingerprints() throws Exception {
    Model model = model("descriptors-standard");
    long enoughForSome = 5_500_000;

    EngineResult exact = explore(new ExplorerEngine(), model, 2);
    EngineResult found =
        explore(new ExplorerEngine(new SetLimits(enoughForSome, Long.SIZE)), model, 2);

    assertThat(found.reached()).isEqualTo(exact.reached());
    assertThat(found.collision()).isPresent();
    assertThat(found.warnings())
        .singleElement()
        .asString()
        .contains("memory is not enough to tell its states apart exactly", "-Xmx");
  }

  @Test
  void temporalPropertiesAreRefused() throws Exception {
    Model model = model("liveness-small");

    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> explore(ExplorerEngine.byFingerprints(), model, 1))
        .withMessageContaining("temporal properties", "leave out --fingerprints");
    assertThatExceptionOfType(InvalidModel.class)
        .isThrownBy(() -> explore(new ExplorerEngine(new SetLimits(1, Long.SIZE)), model, 1))
        .withMessageContaining("not enough memory for its states; give Java more (-Xmx)");
  }
}
