package sharedsockets.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharedsockets.model.persistent.PersistentSet;

/** A specification and its planted faults as Java. */
final class PlantedFaultTest {
  private static final String COUNTER =
      """
      ---- MODULE Counter ----
      EXTENDS Integers
      VARIABLE n
      TypeOK == n \\in Nat
      Init == n = 0

      \\* A step is one (CNT-1).
      Step(k) == k + 1

      Up == n' = Step(n)
      Down ==
        /\\ n > 0                  \\* CNT-2
        /\\ n' = n - 1
      Next == Up \\/ Down
      ====
      """;
  private static final String FAULTS =
      """
      ---- MODULE CounterFaults ----
      EXTENDS Counter
      \\* CNT-1: a step is two.
      TwoSteps(k) == k + 2

      NoComment(k) == k

      \\* CNT-1: a step is none.
      NoStep == 0
      ====
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeModules() throws Exception {
    Files.writeString(folder.resolve("Counter.tla"), COUNTER);
    Files.writeString(folder.resolve("CounterFaults.tla"), FAULTS);
    Files.createDirectory(folder.resolve("faults"));
    configuration("two-steps", "CounterFaults", "Step <- TwoSteps");
  }

  private void configuration(String name, String module, String override) throws Exception {
    Files.writeString(
        folder.resolve("faults").resolve(name + ".cfg"),
        "\\* MODULE " + module + "\nINIT Init\nNEXT Next\n\nCONSTANTS\n  " + override + "\n");
  }

  private String[] options() {
    return new String[] {"--faults", folder.resolve("CounterFaults.tla").toString()};
  }

  private Compiled compiled() throws Exception {
    return Compiled.of(folder, "Counter", folder.resolve("out"), options());
  }

  private static PersistentSet<String> names(String... all) {
    return PersistentSet.of(List.of(all), each -> each);
  }

  @Test
  void aVariantDiffersByItsFault() throws Exception {
    try (Compiled counter = compiled()) {
      counter.create("Counter");
      Object correct = counter.attempt("Up", counter.initial(), null).states().get(0);
      assertThat(Compiled.field(correct, "n")).isEqualTo(1L);

      Object specification = counter.type("Counter").getConstructors()[0].newInstance();
      counter.create("FaultyCounter", specification, names("two-steps"));
      Object faulty = counter.attempt("Up", counter.initial(), null).states().get(0);
      assertThat(Compiled.field(faulty, "n")).isEqualTo(2L);
      assertThat(counter.attempt("Down", counter.initial(), null).states()).isEmpty();
      assertThat(counter.attempt("Down", correct, null).states())
          .containsExactly(counter.initial());
    }
  }

  @Test
  void itHasItsRuleItsSentenceAndTheActionsThatItConcerns() throws Exception {
    configuration("two-steps-again", "CounterFaults", "Step <- TwoSteps");
    configuration("of-another-module", "Other", "Step <- NoComment");
    try (Compiled counter = compiled()) {
      List<Object> faults = Arrays.asList(counter.type("PlantedFault").getEnumConstants());
      assertThat(faults)
          .extracting(fault -> Compiled.call(fault, "text"))
          .containsExactly("two-steps-again");
      Object fault = faults.get(0);
      assertThat(Compiled.call(fault, "rules")).isEqualTo(List.of("CNT-1"));
      assertThat(Compiled.call(fault, "sentence")).isEqualTo("a step is two.");
      assertThat(Compiled.call(fault, "actions")).hasToString("[Up]");
      assertThat(Compiled.call(fault, "operators")).isEqualTo(List.of("Step"));
    }
  }

  @Test
  void oneWithoutASentenceIsRefusedWithItsPlace() throws Exception {
    configuration("no-comment", "CounterFaults", "Step <- NoComment");
    String refusal = Compiled.refusal(folder, "Counter", folder.resolve("out"), options());
    assertThat(refusal)
        .contains("CounterFaults.tla:6", "NoComment: no comment that begins with its rules");
  }

  @Test
  void oneThatTakesOtherArgumentsOrIsMissingIsRefused() throws Exception {
    configuration("no-step", "CounterFaults", "Step <- NoStep");
    assertThat(Compiled.refusal(folder, "Counter", folder.resolve("out"), options()))
        .contains("CounterFaults.tla:9")
        .contains("Step is replaced by NoStep, which takes another number of arguments");

    configuration("no-step", "CounterFaults", "Step <- Steps");
    assertThat(Compiled.refusal(folder, "Counter", folder.resolve("out"), options()))
        .contains("no Step <- Steps");
  }
}
