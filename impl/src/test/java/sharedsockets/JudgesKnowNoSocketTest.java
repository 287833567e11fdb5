package sharedsockets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.oracle.Oracle;
import sharedsockets.spec.Fields;
import sharedsockets.spec.State;
import sharedsockets.trace.Operation;

/**
 * The judging packages name no call, no option and no field of a state: the specification says how
 * calls act, and its queries are the only questions to a state.
 */
final class JudgesKnowNoSocketTest {
  private static final String SPECIFICATION = State.class.getPackageName();

  /** Those who say by hand which entries of the variables an event reaches. */
  private static final Set<String> EXCEPT = Set.of("Liveness", "Part", "Reach");

  /** What all records have, and a state before the first event. */
  private static final Set<String> OF_EVERY_RECORD =
      Set.of("fields", "initial", "equals", "hashCode", "toString");

  /** The identity of a socket in the table of calls, beside the call that makes one. */
  private static final String IDENTITY = "socket";

  private static final Pattern OPTION = Pattern.compile("\\b(SO|TCP)_[A-Z]+");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Path SOURCES = Path.of("src/main/java/sharedsockets");

  private static final ArchRule NAMES_NO_CALL =
      noClasses()
          .that()
          .resideInAnyPackage("sharedsockets.oracle..", "sharedsockets.order..")
          .should()
          .accessTargetWhere(isCall());

  private static final ArchRule NAMES_NO_PART_OF_A_STATE =
      noClasses()
          .that()
          .resideInAnyPackage("sharedsockets.oracle..", "sharedsockets.order..")
          .and(DescribedPredicate.not(isExcepted()))
          .should()
          .accessTargetWhere(isHeld());

  private static DescribedPredicate<JavaClass> isExcepted() {
    return DescribedPredicate.describe(
        "are excepted",
        type ->
            type.getPackageName().endsWith(".order")
                && EXCEPT.contains(
                    type.getName()
                        .substring(type.getPackageName().length() + 1)
                        .replaceFirst("\\$.*", "")));
  }

  private static DescribedPredicate<JavaAccess<?>> isCall() {
    Set<String> constants = new HashSet<>();
    for (Operation operation : Operation.values()) {
      constants.add(operation.name());
    }
    return DescribedPredicate.describe(
        "a call",
        access ->
            access.getTargetOwner().isEquivalentTo(Operation.class)
                && constants.contains(access.getTarget().getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> isHeld() {
    return DescribedPredicate.describe(
        "a part of a state",
        access ->
            access.getTargetOwner().getPackageName().equals(SPECIFICATION)
                && access.getTargetOwner().isAssignableTo(Fields.class)
                && Character.isLowerCase(access.getTarget().getName().charAt(0))
                && !OF_EVERY_RECORD.contains(access.getTarget().getName()));
  }

  @Test
  void noClassNamesACallOrAPartOfAState() {
    JavaClasses judges =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("sharedsockets.oracle", "sharedsockets.order", SPECIFICATION);
    assertThat(judges.contain(Oracle.class)).isTrue();
    NAMES_NO_CALL.check(judges);
    NAMES_NO_PART_OF_A_STATE.check(judges);
  }

  @Test
  void findsAClassThatDoes() {
    JavaClasses planted =
        new ClassFileImporter()
            .importPackages("sharedsockets.oracle", SPECIFICATION)
            .that(isPlanted());
    // A switch names its constants in a class of the compiler's.
    assertThat(NAMES_NO_CALL.evaluate(planted).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("KnowsSockets.isCall"))
        .anyMatch(detail -> detail.contains("KnowsSockets$"));
    assertThat(NAMES_NO_PART_OF_A_STATE.evaluate(planted).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("KnowsSockets.isField"));
  }

  private static DescribedPredicate<JavaClass> isPlanted() {
    return DescribedPredicate.describe("planted", type -> type.getName().contains("KnowsSockets"));
  }

  @Test
  void noTextNamesACallOrAnOption() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("oracle", "order")) {
      try (var sources = Files.list(SOURCES.resolve(folder))) {
        for (Path source : sources.sorted().toList()) {
          found.addAll(names(source));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Parts of a standing name the variables that they are of, and nothing else. */
  @Test
  void onlyPartsNameVariables() throws IOException {
    Set<String> variables = State.initial(PersistentSet.empty()).fields().keySet();
    for (String folder : List.of("oracle", "order")) {
      try (var sources = Files.list(SOURCES.resolve(folder))) {
        for (Path source : sources.sorted().toList()) {
          Set<String> texts = new HashSet<>();
          QUOTED.matcher(Files.readString(source)).results().forEach(m -> texts.add(m.group(1)));
          texts.remove("unchecked"); // a warning
          if (source.endsWith("Part.java")) {
            assertThat(texts).isNotEmpty().isSubsetOf(variables);
          } else {
            assertThat(texts).as("%s", source).doesNotContainAnyElementsOf(variables);
          }
        }
      }
    }
  }

  @Test
  void findsATextThatDoes() throws IOException {
    assertThat(names(Path.of("src/test/java/sharedsockets/oracle/KnowsSockets.java")))
        .containsExactly("KnowsSockets.java: WSAAsyncSelect", "KnowsSockets.java: SO_LINGER");
  }

  /** The calls and options that the texts of a source name. */
  private static List<String> names(Path source) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(Files.readString(source));
    while (quoted.find()) {
      for (Operation operation : Operation.values()) {
        Set<String> names = new HashSet<>(operation.signature().also());
        names.add(operation.signature().name());
        names.remove(IDENTITY);
        names.removeIf(name -> !operation.isCall() || !isWordOf(name, quoted.group(1)));
        names.forEach(name -> found.add(source.getFileName() + ": " + name));
      }
      Matcher option = OPTION.matcher(quoted.group(1));
      while (option.find()) {
        found.add(source.getFileName() + ": " + option.group());
      }
    }
    return found;
  }

  private static boolean isWordOf(String name, String text) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }
}
