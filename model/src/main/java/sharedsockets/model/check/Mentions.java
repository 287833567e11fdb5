package sharedsockets.model.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.ast.RuleIds;

/** The places at which modules name a rule, or define an operator. */
public final class Mentions {
  private static final String CLAIMS = "Rules.tla";

  private static final Pattern DEFINITION = Pattern.compile("(\\w+)\\s*(\\(.*)?==.*");

  private final Map<String, List<String>> modules = new LinkedHashMap<>();

  /** By the ids of rules, the lines that name them. */
  private final Map<String, List<Line>> naming = new HashMap<>();

  /** By the names of operators; where several modules define one, the first. */
  private final Map<String, Line> definitions = new HashMap<>();

  private final RuleIndex claims;

  /** A line of a module. */
  public record Line(String file, int number, String text) {
    @Override
    public String toString() {
      return file + ":" + number;
    }
  }

  Mentions(List<Path> files) throws InvalidModel {
    List<Path> stating = new ArrayList<>();
    for (Path file : files) {
      try {
        modules.put(file.getFileName().toString(), Files.readAllLines(file));
      } catch (IOException e) {
        throw new InvalidModel("cannot read " + file);
      }
      if (file.endsWith(CLAIMS)) {
        stating.add(file);
      }
    }
    claims = RuleIndex.of(stating);
    modules.forEach(this::index);
  }

  private void index(String file, List<String> text) {
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      Matcher definition = DEFINITION.matcher(line);
      if (definition.matches()) {
        definitions.putIfAbsent(definition.group(1), new Line(file, i + 1, line.strip()));
      }
      if (!file.equals(CLAIMS)) {
        Line named = new Line(file, i + 1, line.strip().replaceAll(" +", " "));
        for (String id : RuleIds.in(line)) {
          naming.computeIfAbsent(id, unseen -> new ArrayList<>()).add(named);
        }
      }
    }
  }

  /** The text of each module, by the name of its file. */
  public Map<String, List<String>> modules() {
    return Collections.unmodifiableMap(modules);
  }

  /** The lines that name a rule, those of the claims apart. */
  public List<Line> of(String id) {
    return List.copyOf(naming.getOrDefault(id, List.of()));
  }

  /** The invariants and properties that state a rule. */
  public List<String> properties(String id) {
    return claims.about(id);
  }

  /** The line on which an operator's definition begins. */
  public Optional<Line> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }
}
