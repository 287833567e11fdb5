package sharedsockets.model.sany;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition.Parameter;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.Subst;

/**
 * The meanings of names in a module's text: at the root, or as seen through an INSTANCE that
 * substitutes its constants and variables.
 *
 * <p>Substituted expressions may mention the instance's parameters; names bound in the instantiated
 * module's text that would capture them are renamed.
 */
final class InstanceScope {
  static final InstanceScope ROOT =
      new InstanceScope(null, "", Map.of(), List.of(), List.of(), Set.of());

  private final InstanceScope outer;
  private final String prefix;
  private final Map<OpDeclNode, ExprOrOpArgNode> substitutions;
  private final List<FormalParamNode> parameterNodes;
  private final List<Parameter> parameters;
  private final Set<String> taken;

  private InstanceScope(
      InstanceScope outer,
      String prefix,
      Map<OpDeclNode, ExprOrOpArgNode> substitutions,
      List<FormalParamNode> parameterNodes,
      List<Parameter> parameters,
      Set<String> taken) {
    this.outer = outer;
    this.prefix = prefix;
    this.substitutions = substitutions;
    this.parameterNodes = parameterNodes;
    this.parameters = parameters;
    this.taken = taken;
  }

  InstanceScope instantiate(
      String newPrefix, Subst[] substs, List<FormalParamNode> instanceParameters) {
    Map<OpDeclNode, ExprOrOpArgNode> map = new HashMap<>();
    for (Subst subst : substs) {
      map.put(subst.getOp(), subst.getExpr());
    }
    List<FormalParamNode> nodes = new ArrayList<>(parameterNodes);
    List<Parameter> all = new ArrayList<>(parameters);
    Set<String> names = new HashSet<>(taken);
    for (FormalParamNode node : instanceParameters) {
      String name = nameOf(node);
      nodes.add(node);
      all.add(new Parameter(name, node.getArity()));
      names.add(name);
    }
    return new InstanceScope(this, newPrefix, map, nodes, all, names);
  }

  InstanceScope outer() {
    return outer;
  }

  /** What a definition's own name follows in its unique name, such as {@code K!}. */
  String prefix() {
    return prefix;
  }

  /** The parameters of all enclosing instances, outermost first. */
  List<Parameter> instanceParameters() {
    return parameters;
  }

  /** What replaces a declared constant or variable, to be read in {@link #outer}; or null. */
  ExprOrOpArgNode substitution(OpDeclNode declared) {
    return substitutions.get(declared);
  }

  String nameOf(FormalParamNode node) {
    String name = node.getName().toString();
    int index = parameterNodes.indexOf(node);
    if (index >= 0) {
      return parameters.get(index).name();
    }
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
