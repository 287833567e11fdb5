package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckModelCommandTest {
  private static final Path TOYS = Path.of("../model/src/test/resources/toys/model");

  private static CommandLineRun checkModel(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check-model", "--models", TOYS.toString()));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void aTableTellsWhatWasFound() {
    CommandLineRun run = checkModel("--size", "small,liveness");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("lamp-ok", "lamp-liveness", "2 of 2 as expected");
    assertThat(run.err()).startsWith("lamp-liveness: warning: ").hasLineCount(1);
  }

  @Test
  @Tag("long")
  void whatIsNotAsExpectedFails() {
    CommandLineRun run = checkModel("--size", "standard");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("planted-wrong-count: 3 distinct states, expected 4")
        .contains("planted-missed-fault: the planted fault was not found")
        .contains("planted-other-property: AtMostTwice is violated, expected TypeOK")
        .contains("planted-violation: AtMostTwice is violated, expected to hold")
        .contains("0 of 4 as expected");
  }

  @Test
  void aViolationIsExplainedByCalls(@TempDir Path folder) {
    Path junit = folder.resolve("junit.xml");
    Path itf = folder.resolve("itf");

    CommandLineRun run =
        checkModel("lamp-invariant", "--junit", junit.toString(), "--itf", itf.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("lamp-invariant: the lamp is switched on a third time")
        .contains("AtMostTwice is violated:   [LMP-2]")
        .containsPattern(
            "1\\. [AB]: switch\\(on = TRUE, colours = \\{red, blue}\\) -> 0   \\[LMP-1 LMP-2]")
        .containsPattern("2\\. [AB]: switch\\(on = FALSE\\) -> WSAEINVAL   \\[LMP-3 U4]")
        .doesNotContain("STARTMSG");
    assertThat(junit).content().contains("<testcase", "lamp-invariant");
    assertThat(itf.resolve("lamp-invariant.itf.json"))
        .content()
        .contains("AtMostTwice is violated");
  }

  @Test
  void verboseAddsWhatTlcPrinted() {
    assertThat(checkModel("lamp-ok", "--verbose").out()).contains("STARTMSG", "1 of 1 as expected");
  }

  @Test
  void jsonIsAloneOnStandardOutput() throws Exception {
    CommandLineRun run = checkModel("lamp-deadlock", "--format", "json", "--verbose");

    JsonNode found = new ObjectMapper().readTree(run.out()).get("configurations").get(0);
    assertThat(found.get("property").textValue()).isEqualTo("deadlock");
    assertThat(run.err()).contains("STARTMSG");
  }

  @Test
  void fingerprintsAreToldWithTheProbabilityThatAStateIsMissed() throws Exception {
    CommandLineRun text = checkModel("lamp-ok", "--engine", "compiled", "--fingerprints");
    CommandLineRun json =
        checkModel("lamp-ok", "--engine", "compiled", "--fingerprints", "--format", "json");

    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("lamp-ok: states were told apart by fingerprints; the probability that one was")
        .containsPattern(
            "missed is \\d\\.\\dE-\\d+ \\(calculated, optimistic\\), \\d\\.\\dE-\\d+ \\(by");
    JsonNode found = new ObjectMapper().readTree(json.out()).get("configurations").get(0);
    JsonNode fingerprints = found.get("fingerprints");
    assertThat(fingerprints.get("calculatedCollisionProbability").doubleValue())
        .isEqualTo(3 * (7 - 3) / 0x1p64);
    assertThat(fingerprints.get("actualCollisionProbability").doubleValue()).isBetween(1e-20, 1e-3);
  }

  @Test
  void withoutFingerprintsNoProbabilityIsTold() {
    assertThat(checkModel("lamp-ok", "--engine", "compiled", "--format", "json").out())
        .contains("\"outcome\" : \"ok\"")
        .doesNotContain("fingerprints");
  }

  @Test
  void temporalPropertiesNeedMoreThanFingerprints() {
    CommandLineRun run =
        CommandLineRun.of(
            "check-model", "liveness-small", "--engine", "compiled", "--fingerprints");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("liveness-small: temporal properties", "--fingerprints");
  }

  @Test
  void anEngineThatNobodyKnowsIsAnsweredWithAllThatThereAre() {
    CommandLineRun run = checkModel("lamp-ok", "--engine", "apalache");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("no engine is named apalache; there is tlc, compiled, distributed");
  }

  @Test
  void aBrokenModelIsBadInput() {
    CommandLineRun run = checkModel("broken", "--engine", "compiled");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("MCSyntax.tla:6:1:").doesNotContain("\tat ", "Exception");
  }

  @Test
  void withoutNamesTheDeepOnesAreLeftOut() {
    CommandLineRun run = checkModel("--engine", "compiled");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("lamp-ok", "3 of 7 as expected").doesNotContain("broken");
  }

  @Test
  void anUnreadableCfgDoesNotStopTheOthers() {
    CommandLineRun run = checkModel("no-such.cfg", "lamp-ok", "--engine", "compiled");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("lamp-ok", "no-such", "broken", "1 of 2 as expected");
    assertThat(run.err()).contains("no-such: cannot read").doesNotContain("\tat ", "Exception");
  }

  @Test
  void aCfgNeedNotBeInTheManifest() {
    CommandLineRun run = checkModel(TOYS.resolve("lamp-unfair.cfg").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("LitForGood is violated", "Then nothing happens any more.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lamp-okay",
        "lamp-ok --size small",
        "--size tiny",
        "--engine tcl",
        "--workers 0",
        "lamp-ok --engine tlc --fingerprints",
        "--format xml",
        "lamp-ok --junit /no/such/folder/file.xml",
        "lamp-liveness --engine compiled",
        "--frobnicate"
      })
  void badUsageIsOneMessage(String arguments) {
    CommandLineRun run = checkModel(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ", "Exception");
  }

  @Test
  @Tag("long")
  void outsideACheckoutTheModelsAreThoseOfTheJar() {
    CommandLineRun run = CommandLineRun.of("check-model", "liveness-small", "--format", "json");

    assertThat(Path.of("model")).doesNotExist();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"asExpected\" : true");
  }

  @Test
  void aFolderWithoutManifestIsBadInput(@TempDir Path folder) {
    CommandLineRun run = CommandLineRun.of("check-model", "--models", folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("manifest.json");
  }
}
