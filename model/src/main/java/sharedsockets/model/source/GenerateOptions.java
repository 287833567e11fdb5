package sharedsockets.model.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The options of {@link GenerateMain}: input is a command line, output its options by name. */
final class GenerateOptions {
  static final String USAGE =
      "usage: GenerateMain SPEC_DIR MODULE OUT_DIR [--numbers CONSTANT,...]"
          + " [--invariants MODULE] [--queries MODULE] [--overrides FILE NAME=OPERATOR,...]"
          + " [--package NAME] [--calls FILE] [--rules FILE] [--faults FILE] [--format]";

  /** How many arguments each option has. */
  private static final Map<String, Integer> ARITY =
      Map.of(
          "--numbers",
          1,
          "--package",
          1,
          "--overrides",
          2,
          "--invariants",
          1,
          "--queries",
          1,
          "--calls",
          1,
          "--rules",
          1,
          "--faults",
          1,
          "--format",
          0);

  private final List<String> plain = new ArrayList<>();
  private final Map<String, List<String>> given = new HashMap<>();

  private GenerateOptions() {}

  /** Those of a command line; null where it is none. */
  static GenerateOptions of(String[] args) {
    GenerateOptions options = new GenerateOptions();
    for (int i = 0; i < args.length; i++) {
      int arity = ARITY.getOrDefault(args[i], -1);
      if (arity >= 0 && i + arity < args.length) {
        options.given.put(args[i], List.of(args).subList(i + 1, i + 1 + arity));
        i += arity;
      } else {
        options.plain.add(args[i]);
      }
    }
    return options.plain.size() == 3 ? options : null;
  }

  Path folder() {
    return Path.of(plain.get(0));
  }

  String module() {
    return plain.get(1);
  }

  Path target() {
    return Path.of(plain.get(2));
  }

  boolean has(String option) {
    return given.containsKey(option);
  }

  /** The first argument of an option; null if it is not given. */
  String text(String option) {
    return has(option) ? given.get(option).get(0) : null;
  }

  Path path(String option) {
    return Path.of(text(option));
  }

  String packageName() {
    return has("--package") ? text("--package") : "sharedsockets.spec";
  }

  Set<String> numbers() {
    return has("--numbers") ? Set.copyOf(List.of(text("--numbers").split(","))) : Set.of();
  }

  /** The operators by the names in whose places they are put. */
  Map<String, String> overrides() {
    return Arrays.stream(given.get("--overrides").get(1).split(","))
        .collect(
            Collectors.toMap(
                each -> each.replaceFirst("=.*", ""),
                each -> each.replaceFirst(".*=", ""),
                (first, second) -> second,
                TreeMap::new));
  }
}
