package sharedsockets.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Mentions;
import sharedsockets.model.check.Models;
import sharedsockets.model.spelling.Similar;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.Action;
import sharedsockets.spec.PlantedFault;
import sharedsockets.spec.Point;
import sharedsockets.trace.Operation;
import sharedsockets.trace.OtherNames;
import sharedsockets.trace.Signature.Meaning;

/**
 * Explains a rule, a disputed point, a call, a network event or a planted fault: input is its id or
 * name, output lines for people.
 */
public final class Explanations {
  private static final String FAULT_PREFIX = "fault-";

  private final List<Configuration> configurations;
  private final Mentions mentions;

  /**
   * From the specification and its models.
   *
   * @throws InvalidModel if a module cannot be read
   */
  public Explanations(Models models) throws InvalidModel {
    configurations = models.all();
    mentions = models.mentions();
  }

  /**
   * The lines.
   *
   * @throws IllegalArgumentException if nothing has this name; the message is for the user
   */
  public List<String> of(String name) {
    Statement statement = Statement.of(name);
    if (statement != null) {
      return ofStatement(statement);
    }
    List<Operation> forms =
        Arrays.stream(Operation.values()).filter(operation -> isNamed(operation, name)).toList();
    if (!forms.isEmpty()) {
      return forms.stream().flatMap(form -> ofOperation(form).stream()).toList();
    }
    for (Configuration each : configurations) {
      if (isFault(each) && faultName(each).equals(plain(name))) {
        return ofFault(each);
      }
    }
    String notModelled = OtherNames.notModelled(name);
    if (notModelled != null) {
      return List.of(notModelled);
    }
    throw new IllegalArgumentException(
        name.isBlank()
            ? "what is to be explained has no name"
            : "nothing is named " + name + suggestions(name));
  }

  private static boolean isNamed(Operation operation, String name) {
    return Stream.concat(Stream.of(operation.toString()), operation.signature().also().stream())
        .anyMatch(name::equalsIgnoreCase);
  }

  private String suggestions(String name) {
    List<String> names =
        Stream.of(
                Statement.all().stream().map(Statement::id),
                Arrays.stream(Operation.values()).map(Operation::toString).distinct(),
                configurations.stream().filter(Explanations::isFault).map(Explanations::faultName))
            .flatMap(each -> each)
            .toList();
    List<String> similar = Similar.to(name, names);
    return similar.isEmpty()
        ? " (there are rules, such as REG-2, disputed points, such as U2, calls and planted faults)"
        : "; did you mean " + String.join(", ", similar) + "?";
  }

  private List<String> ofStatement(Statement statement) {
    List<String> lines = new ArrayList<>(List.of(statement.toString()));
    Point point = Point.of(statement.id());
    if (point != null) {
      lines.addAll(answers(point));
    }
    section(lines, "in the specification:", places(statement.id()));
    section(lines, "stated by:", mentions.properties(statement.id()).stream().map(this::place));
    section(lines, "models:", names(each -> !isFault(each), statement.id()));
    section(lines, "planted faults that break it:", names(Explanations::isFault, statement.id()));
    return lines;
  }

  private static List<String> answers(Point point) {
    List<String> answers = point.possible().stream().map(Object::toString).toList();
    List<String> lines = new ArrayList<>(List.of("  " + String.join(" or ", answers)));
    for (String name : ProfileSetting.names()) {
      String value = ProfileSetting.of(name).decided().get(point.text());
      lines.add("  %s: %s".formatted(name, value == null ? "any" : value));
    }
    return lines;
  }

  private Stream<String> places(String id) {
    return mentions.of(id).stream().map(line -> line + "  " + line.text());
  }

  private Stream<String> names(Predicate<Configuration> kind, String id) {
    return configurations.stream()
        .filter(kind)
        .filter(each -> each.rules().contains(id))
        .map(each -> isFault(each) ? faultName(each) : each.name());
  }

  private String place(String definition) {
    return mentions
        .definition(definition)
        .map(line -> "%s (%s)".formatted(definition, line))
        .orElse(definition);
  }

  private List<String> ofOperation(Operation operation) {
    List<Meaning> meanings = new ArrayList<>(operation.signature().successes());
    if (operation.canFail()) {
      meanings.add(operation.signature().failure());
    }
    if (operation.isCall()) {
      meanings.add(operation.signature().waiting());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        operation.isCall()
            ? "%s(%s)".formatted(operation, String.join(", ", operation.argumentNames()))
            : "network event " + operation);
    List<String> ids = new ArrayList<>();
    for (Meaning meaning : meanings) {
      Action action = Action.of(meaning.action());
      lines.add("  %s: %s".formatted(place(action.text()), action.comment()));
      ids.addAll(action.rules());
    }
    section(lines, "rules:", sentences(ids));
    return lines;
  }

  private List<String> ofFault(Configuration fault) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: a planted fault, %s".formatted(faultName(fault), fault.fault()));
    for (PlantedFault planted : PlantedFault.values()) {
      if (planted.text().equals(faultName(fault))) {
        lines.add("  In an implementation that has it, " + planted.sentence());
      }
    }
    lines.add("  " + fault.about());
    section(lines, "breaks:", sentences(fault.rules()));
    section(lines, "found by:", fault.expected().violates().stream().map(this::place));
    section(lines, "look at it:", Stream.of("check-model " + fault.name()));
    return lines;
  }

  private static Stream<String> sentences(List<String> ids) {
    List<String> known = ids.stream().distinct().toList();
    return Statement.of(known).stream().map(Statement::toString);
  }

  private static void section(List<String> lines, String title, Stream<String> members) {
    List<String> all = members.toList();
    if (!all.isEmpty()) {
      lines.add(title);
      all.forEach(each -> lines.add("  " + each));
    }
  }

  private static boolean isFault(Configuration configuration) {
    return !configuration.fault().isEmpty();
  }

  private static String faultName(Configuration fault) {
    return plain(fault.name());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replaceFirst("^" + FAULT_PREFIX, "");
  }
}
