package sharedsockets.model.sany;

import java.util.Map;
import java.util.Set;
import tla2sany.semantic.OpDefNode;

/** The operators of the standard modules that every backend knows itself, and their names. */
final class StandardOperators {
  private static final Set<String> MODULES =
      Set.of("Naturals", "Integers", "Reals", "Sequences", "FiniteSets", "TLC");

  /** Where SANY's name for an operator differs from the symbol of {@code Operator}. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("\\lnot", "~"),
          Map.entry("\\neg", "~"),
          Map.entry("\\land", "/\\"),
          Map.entry("\\lor", "\\/"),
          Map.entry("\\equiv", "<=>"),
          Map.entry("\\leq", "<="),
          Map.entry("\\geq", ">="),
          Map.entry("\\times", "\\X"),
          Map.entry("#", "/="),
          Map.entry("\\cup", "\\union"),
          Map.entry("\\cap", "\\intersect"),
          Map.entry("\\circ", "\\o"),
          Map.entry("$ConjList", "/\\"),
          Map.entry("$DisjList", "\\/"),
          Map.entry("$CartesianProd", "\\X"),
          Map.entry("$WF", "WF"),
          Map.entry("$SF", "SF"));

  private StandardOperators() {}

  static boolean owns(OpDefNode node) {
    OpDefNode source = SanyTranslator.source(node);
    return source.getOriginallyDefinedInModuleNode() != null
        && MODULES.contains(source.getOriginallyDefinedInModuleNode().getName().toString());
  }

  static String name(String sany) {
    // Through an instance, `K!+` is still `+`.
    String plain = sany.substring(sany.lastIndexOf('!') + 1);
    return NAMES.getOrDefault(plain.isEmpty() ? sany : plain, plain.isEmpty() ? sany : plain);
  }
}
