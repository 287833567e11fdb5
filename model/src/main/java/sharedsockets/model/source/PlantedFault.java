package sharedsockets.model.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.RuleIds;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.cfg.ModelConfig;

/**
 * A fault of a model: a configuration puts operators in the places of the specification's.
 *
 * @param name the configuration's
 * @param operators by the names that they override
 * @param rules that it breaks
 * @param sentence what an implementation does that has it
 */
record PlantedFault(
    String name, Map<String, String> operators, List<String> rules, String sentence) {
  private static final String EXTENSION = ".cfg";

  /**
   * Reads the configurations of a module, which stand in the folder {@code faults} beside it. Those
   * that override nothing of the specification, or the same as one before, are left out.
   *
   * @param file of the module
   * @param from the module, which defines the operators, each with its rules and a sentence above
   *     it
   */
  static List<PlantedFault> in(Path file, Module specification, Module from) throws IOException {
    String itsModule = "\\* MODULE " + from.name();
    List<PlantedFault> faults = new ArrayList<>();
    for (Path each : files(file.resolveSibling("faults"))) {
      if (!Files.readAllLines(each).get(0).equals(itsModule)) {
        continue;
      }
      Map<String, String> operators = new TreeMap<>();
      ModelConfig.read(each)
          .overrides()
          .forEach(
              (name, by) -> {
                Definition was = specification.definitions().get(name);
                if (was != null) {
                  operators.put(name, Overrides.replacement(was, name, from, by.name()).name());
                }
              });
      boolean isKnown = faults.stream().anyMatch(other -> other.operators.equals(operators));
      if (!operators.isEmpty() && !isKnown) {
        String name = each.getFileName().toString().replace(EXTENSION, "");
        faults.add(of(name, operators, from));
      }
    }
    return faults;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    }
  }

  private static PlantedFault of(String name, Map<String, String> operators, Module from) {
    Definition operator = from.definitions().get(operators.values().iterator().next());
    String comment = operator.comment().replaceAll("\\s+", " ");
    int colon = comment.indexOf(": ");
    List<String> rules = colon < 0 ? List.of() : RuleIds.in(comment.substring(0, colon));
    if (rules.isEmpty()) {
      throw new Unsupported(
          operator.at(), operator.name() + ": no comment that begins with its rules and a colon");
    }
    return new PlantedFault(name, operators, rules, comment.substring(colon + 2));
  }

  /** Whether what a definition says may be different with the fault. */
  boolean concerns(Definition definition, Module specification) {
    return concerns(definition, specification, new HashSet<>());
  }

  private boolean concerns(Definition definition, Module specification, Set<String> seen) {
    if (operators.containsKey(definition.name())) {
      return true;
    }
    for (String target : definition.body().targets()) {
      Definition used = specification.definitions().get(target);
      if (used != null && seen.add(target) && concerns(used, specification, seen)) {
        return true;
      }
    }
    return false;
  }
}
