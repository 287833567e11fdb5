package sharedsockets.model.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sharedsockets.model.ast.RuleIds;

/** Where modules name a rule, or define an operator. */
public final class Mentions {
  private static final String CLAIMS = "Rules.tla";

  private final Map<String, List<String>> modules = new LinkedHashMap<>();
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
  }

  /** The text of each module, by the name of its file. */
  public Map<String, List<String>> modules() {
    return Collections.unmodifiableMap(modules);
  }

  /** The lines that name a rule, those of the claims apart. */
  public List<Line> of(String id) {
    List<Line> lines = new ArrayList<>();
    modules.forEach(
        (file, text) -> {
          for (int i = 0; i < text.size() && !file.equals(CLAIMS); i++) {
            if (RuleIds.in(text.get(i)).contains(id)) {
              lines.add(new Line(file, i + 1, text.get(i).strip().replaceAll(" +", " ")));
            }
          }
        });
    return lines;
  }

  /** The invariants and properties that state a rule. */
  public List<String> properties(String id) {
    return claims.about(id);
  }

  /** The line on which an operator's definition begins. */
  public Optional<Line> definition(String name) {
    Pattern start = Pattern.compile(Pattern.quote(name) + "\\s*(\\(.*)?==.*");
    for (Map.Entry<String, List<String>> module : modules.entrySet()) {
      for (int i = 0; i < module.getValue().size(); i++) {
        String line = module.getValue().get(i);
        if (start.matcher(line).matches()) {
          return Optional.of(new Line(module.getKey(), i + 1, line.strip()));
        }
      }
    }
    return Optional.empty();
  }
}
