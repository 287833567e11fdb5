package sharedsockets.model.sany;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Definition.Parameter;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.OpDefOrDeclNode;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;

/** One run over the semantic tree of a module: its declarations and definitions, in order. */
final class SanyTranslator {
  private final SpecObj spec;
  private final ModuleNode root;
  private final Comments comments;
  private final Map<String, Integer> moduleOrder = new HashMap<>();
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, OpDefNode> sources = new HashMap<>();
  private final Map<ExprOrOpArgNode, Expr> replacements = new IdentityHashMap<>();
  private final Deque<Runnable> pending = new ArrayDeque<>();

  SanyTranslator(SpecObj spec) {
    this.spec = spec;
    this.root = spec.getRootModule();
    this.comments = new Comments(spec.getResolver());
  }

  Module translate() {
    for (int i = 0; i < spec.semanticAnalysisVector.size(); i++) {
      moduleOrder.put(spec.semanticAnalysisVector.elementAt(i).toString(), i);
    }
    Map<String, Integer> constants = new LinkedHashMap<>();
    for (OpDeclNode constant : inOrder(root.getConstantDecls())) {
      constants.put(constant.getName().toString(), constant.getArity());
    }
    List<String> variables =
        inOrder(root.getVariableDecls()).stream().map(v -> v.getName().toString()).toList();
    for (OpDefNode node : inOrder(root.getOpDefs())) {
      if (node.getKind() == ASTConstants.UserDefinedOpKind && !StandardOperators.owns(node)) {
        require(InstanceScope.ROOT, node);
      }
    }
    List<Expr> assumptions = new ArrayList<>();
    ExprTranslator translator = new ExprTranslator(this, InstanceScope.ROOT);
    for (AssumeNode assume : root.getAssumptions()) {
      assumptions.add(translator.translate(assume.getAssume()));
    }
    drain();
    return new Module(root.getName().toString(), constants, variables, definitions, assumptions);
  }

  /**
   * The unique name of a module-level operator as seen in a scope; sees to it that its definition
   * is translated, LOCAL ones of instantiated modules included.
   */
  String require(InstanceScope scope, OpDefNode node) {
    OpDefNode source = source(node);
    String name = scope.prefix() + node.getName();
    OpDefNode known = sources.get(name);
    if (known != null && known != source) {
      // A LOCAL definition of another module that has the same name.
      name = source.getOriginallyDefinedInModuleNode().getName() + "!!" + name;
      known = sources.get(name);
    }
    if (known == null) {
      String unique = name;
      sources.put(unique, source);
      definitions.put(unique, null); // keeps the order of first mention
      pending.add(() -> definitions.put(unique, define(unique, scope, node, source)));
      if (scope == InstanceScope.ROOT) {
        drain();
      }
    }
    return name;
  }

  /** What an instance of the root module substitutes is one expression wherever it is used. */
  Expr replacement(ExprOrOpArgNode node, InstanceScope scope, Supplier<Expr> translate) {
    if (scope.outer() != InstanceScope.ROOT) {
      return translate.get();
    }
    Expr known = replacements.get(node);
    if (known == null) {
      known = translate.get();
      replacements.put(node, known);
    }
    return known;
  }

  private void drain() {
    while (!pending.isEmpty()) {
      pending.poll().run();
    }
  }

  private Definition define(String name, InstanceScope scope, OpDefNode node, OpDefNode source) {
    List<FormalParamNode> nodes = new ArrayList<>(Arrays.asList(node.getParams()));
    List<Parameter> parameters = new ArrayList<>(scope.instanceParameters());
    InstanceScope inner = scope;
    ExprNode body = node.getBody();
    if (body instanceof SubstInNode) {
      int own = source.getArity();
      List<FormalParamNode> instance = nodes.subList(0, nodes.size() - own);
      Deque<String> path = new ArrayDeque<>(Arrays.asList(node.getName().toString().split("!")));
      path.removeLast();
      while (body instanceof SubstInNode substitution) {
        String prefix = inner.prefix();
        if (isNamed(substitution, path)) {
          prefix = prefix + path.removeFirst() + "!";
        }
        body = substitution.getBody();
        int count = instance.size();
        if (body instanceof SubstInNode) {
          count = Math.min(count, instanceArity(substitution, prefix));
        }
        inner =
            inner.instantiate(
                prefix, substitution.getSubsts(), List.copyOf(instance.subList(0, count)));
        instance = instance.subList(count, instance.size());
      }
      parameters = new ArrayList<>(inner.instanceParameters());
      nodes = nodes.subList(nodes.size() - own, nodes.size());
    }
    for (FormalParamNode parameter : nodes) {
      parameters.add(new Parameter(inner.nameOf(parameter), parameter.getArity()));
    }
    Expr translated = new ExprTranslator(this, inner).translate(body);
    return new Definition(
        name, parameters, translated, comments.above(source), Locations.of(source));
  }

  private static boolean isNamed(SubstInNode substitution, Deque<String> path) {
    if (path.isEmpty()) {
      return false;
    }
    return Arrays.stream(substitution.getInstantiatingModule().getInstances())
        .anyMatch(
            i ->
                i.getModule() == substitution.getInstantiatedModule()
                    && i.getName() != null
                    && i.getName().toString().equals(path.peekFirst()));
  }

  /** How many parameters the instance of a prefix has: what its operators have more. */
  private int instanceArity(SubstInNode substitution, String prefix) {
    for (OpDefNode own : substitution.getInstantiatedModule().getOpDefs()) {
      OpDefNode through = root.getOpDef(prefix + own.getName());
      if (through != null) {
        return through.getArity() - own.getArity();
      }
    }
    return 0;
  }

  static OpDefNode source(OpDefNode node) {
    OpDefNode source = node;
    while (source.getSource() != null && source.getSource() != source) {
      source = source.getSource();
    }
    return source;
  }

  private <N extends OpDefOrDeclNode> List<N> inOrder(N[] nodes) {
    return Arrays.stream(nodes)
        .sorted(
            Comparator.<N>comparingInt(
                    n ->
                        moduleOrder.getOrDefault(
                            n.getOriginallyDefinedInModuleNode().getName().toString(),
                            Integer.MAX_VALUE))
                .thenComparing(SymbolNode::getLocation))
        .toList();
  }
}
