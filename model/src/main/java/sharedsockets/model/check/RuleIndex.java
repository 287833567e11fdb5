package sharedsockets.model.check;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.ast.RuleIds;

/** Which rules a definition is about, by the comment directly above it. */
final class RuleIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern DEFINITION =
      Pattern.compile("([A-Za-z_]\\w*)\\s*(?:\\([^=]*\\))?\\s*==.*");

  /** A call, and which form of it: for several. */
  private static final Pattern SUBJECT =
      Pattern.compile("(?:\\\\\\*|\\(\\*)\\s*(\\w+(?: for \\w+)?)");

  private static final String MODEL_PREFIX = "MC";
  private static final String FAILING_SUFFIX = "Fails";

  private final Map<String, List<String>> rules = new LinkedHashMap<>();
  private final Map<String, List<String>> succeeding = new HashMap<>();
  private final Map<String, List<String>> failing = new HashMap<>();

  private RuleIndex() {}

  /** Reads modules; where two define a name, the one that names rules wins, else the first. */
  static RuleIndex of(Collection<Path> modules) throws InvalidModel {
    RuleIndex index = new RuleIndex();
    for (Path module : modules) {
      try {
        index.add(Files.readString(module).lines().toList());
      } catch (IOException e) {
        throw new InvalidModel("cannot read " + module);
      }
    }
    return index;
  }

  /** The rules of an action or property; of {@code MCRecv} those of {@code Recv} if it has none. */
  List<String> of(String name) {
    List<String> own = rules.getOrDefault(name, List.of());
    if (own.isEmpty() && name.startsWith(MODEL_PREFIX)) {
      return rules.getOrDefault(name.substring(MODEL_PREFIX.length()), List.of());
    }
    return own;
  }

  /**
   * The rules of a call of Winsock's, or of a network event: those of the first definition whose
   * comment begins with its name.
   *
   * @param failed whether the call failed; what fails is an action of its own, named so
   */
  List<String> ofCall(String call, boolean failed) {
    return (failed ? failing : succeeding).getOrDefault(call, List.of());
  }

  /** The definitions that are about a rule. */
  List<String> about(String id) {
    return rules.entrySet().stream()
        .filter(each -> each.getValue().contains(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void add(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher definition = DEFINITION.matcher(lines.get(i));
      if (definition.matches()) {
        add(definition.group(1), commentAbove(lines, i));
      }
    }
  }

  private void add(String name, String comment) {
    List<String> found = RuleIds.in(comment);
    rules.merge(name, found, (old, other) -> old.isEmpty() ? other : old);
    Matcher subject = SUBJECT.matcher(comment);
    if (subject.lookingAt() && !found.isEmpty()) {
      (name.endsWith(FAILING_SUFFIX) ? failing : succeeding).putIfAbsent(subject.group(1), found);
    }
  }

  private static String commentAbove(List<String> lines, int definition) {
    List<String> comment = new ArrayList<>();
    boolean inBlock = false;
    for (int i = definition - 1; i >= 0; i--) {
      String line = lines.get(i).strip();
      inBlock = inBlock || line.endsWith("*)");
      if (!inBlock && !line.startsWith("\\*")) {
        break;
      }
      comment.add(0, line);
      inBlock = inBlock && !line.startsWith("(*");
    }
    return String.join(" ", comment);
  }
}
