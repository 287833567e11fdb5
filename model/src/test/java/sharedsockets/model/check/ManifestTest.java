package sharedsockets.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manifest of the specification's own models. */
final class ManifestTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final Pattern RULE = Pattern.compile("\\b[A-Z]{3}-\\d+\\b");

  /** They only permit something, so that no model can break them. */
  private static final Set<String> PERMISSIONS = Set.of("DSC-3");

  private List<Configuration> all;

  @BeforeEach
  void read() throws InvalidModel {
    all = Models.read(FOLDER).all();
  }

  @Test
  void everyConfigurationHasItsFiles() {
    assertThat(all)
        .allSatisfy(
            configuration -> {
              assertThat(configuration.model().module()).isRegularFile();
              assertThat(configuration.model().cfg()).isRegularFile();
            });
  }

  @Test
  void everyCfgIsListed() throws IOException {
    assertThat(all)
        .extracting(configuration -> configuration.model().cfg())
        .containsAll(files(FOLDER, ".cfg"));
  }

  @Test
  void whatMustFailSaysWhyAndWhatElseMustHold() {
    assertThat(all)
        .allSatisfy(
            configuration -> {
              boolean negative = configuration.size() == Size.NEGATIVE;
              assertThat(configuration.expected().violates().isPresent()).isEqualTo(negative);
              assertThat(configuration.fault().isEmpty()).isEqualTo(!negative);
              assertThat(configuration.about()).isNotEmpty();
              assertThat(configuration.rules()).isNotEmpty();
            });
  }

  @Test
  void everyRuleIsChecked() throws IOException {
    assertThat(rulesOf(configuration -> configuration.size() != Size.NEGATIVE))
        .containsAll(rulesOfSpecification());
  }

  @Test
  void everyRuleHasAFaultThatBreaksIt() throws IOException {
    Set<String> breakable = rulesOfSpecification();
    breakable.removeAll(PERMISSIONS);

    assertThat(rulesOf(configuration -> configuration.size() == Size.NEGATIVE))
        .containsAll(breakable);
  }

  private Set<String> rulesOf(Predicate<Configuration> which) {
    Set<String> rules = new TreeSet<>();
    all.stream().filter(which).forEach(configuration -> rules.addAll(configuration.rules()));
    return rules;
  }

  private static Set<String> rulesOfSpecification() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (Path module : files(FOLDER.resolveSibling("spec"), ".tla")) {
      RULE.matcher(Files.readString(module)).results().map(MatchResult::group).forEach(rules::add);
    }
    assertThat(rules).contains("DUP-1", "STA-1", "REG-2", "NOT-8", "CLS-2");
    return rules;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
