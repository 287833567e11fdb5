package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.table.Members;

/**
 * A specification in which some of several faults may be planted, by a constant: each operator that
 * a fault overrides chooses between what the specification and what the faults say.
 */
final class FaultSources {
  /** The constant that names the faults, a set. */
  static final String CONSTANT = "Faults";

  private static final String CORRECT = "Correct";

  private FaultSources() {}

  /** The module. */
  static Module choosing(Module specification, Module from, List<PlantedFault> faults) {
    Map<String, Definition> definitions = new LinkedHashMap<>(specification.definitions());
    Map<String, Map<String, String>> operators = new LinkedHashMap<>();
    for (PlantedFault fault : faults) {
      fault
          .operators()
          .forEach(
              (name, by) ->
                  operators
                      .computeIfAbsent(name, unseen -> new LinkedHashMap<>())
                      .put(fault.name(), by));
    }
    operators.forEach(
        (name, byFault) -> {
          Definition was = specification.definitions().get(name);
          Definition correct =
              new Definition(CORRECT + name, was.parameters(), was.body(), was.comment(), was.at());
          definitions.put(correct.name(), correct);
          definitions.put(name, choice(was, correct.name(), byFault));
        });
    Map<String, Integer> constants = new LinkedHashMap<>(specification.constants());
    constants.put(CONSTANT, 0);
    Module module =
        new Module(
            "Faulty" + specification.name(),
            constants,
            specification.variables(),
            definitions,
            specification.assumptions());
    List<String> needed = new ArrayList<>();
    operators.values().forEach(byFault -> needed.addAll(byFault.values()));
    return Overrides.with(module, from, needed);
  }

  private static Definition choice(Definition was, String correct, Map<String, String> byFault) {
    Location at = was.at();
    Expr body = call(correct, was);
    for (Map.Entry<String, String> each : byFault.entrySet()) {
      Expr isPlanted =
          new Expr.Builtin(
              Operator.IN,
              List.of(new Expr.Str(each.getKey(), at), new Expr.Constant(CONSTANT, at)),
              at);
      body = new Expr.If(isPlanted, call(each.getValue(), was), body, at);
    }
    return new Definition(was.name(), was.parameters(), body, was.comment(), at);
  }

  private static Expr call(String operator, Definition was) {
    List<Expr> arguments = new ArrayList<>();
    was.parameters().forEach(each -> arguments.add(new Expr.Local(each.name(), was.at())));
    return new Expr.Call(operator, arguments, was.at());
  }

  /**
   * The faults as an enumeration.
   *
   * @param actions of the specification, by name
   */
  static TypeSpec table(
      List<PlantedFault> faults, Module specification, Set<String> actions, JavaTypes javaTypes) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder("PlantedFault")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Faults that implementations have, each a variant of the specification.\n");
    for (PlantedFault fault : faults) {
      CodeBlock concerned =
          actions.stream()
              .filter(name -> fault.concerns(specification.definitions().get(name), specification))
              .map(
                  name ->
                      CodeBlock.of("$T.$N", javaTypes.named("Action"), JavaNames.constant(name)))
              .collect(CodeBlock.joining(",$W"));
      type.addEnumConstant(
          JavaNames.constant(fault.name()),
          TypeSpec.anonymousClassBuilder(
                  "$S,$W$L,$W$S,$W$L,$W$T.of($L)",
                  fault.name(),
                  FixedTypes.strings(fault.rules()),
                  fault.sentence(),
                  FixedTypes.strings(List.copyOf(fault.operators().keySet())),
                  EnumSet.class,
                  concerned)
              .build());
    }
    ClassName text = ClassName.get(String.class);
    return new Members()
        .and("text", text, "The name of its configuration.")
        .and("rules", listOf(List.class, text), "The rules that it breaks.")
        .and("sentence", text, "What an implementation does that has it.")
        .and(
            "operators",
            listOf(List.class, text),
            "What it changes of the specification: two that change the same cannot be together.")
        .and(
            "actions",
            listOf(Set.class, javaTypes.named("Action")),
            "The actions that may be different with it.")
        .in(type);
  }

  private static TypeName listOf(Class<?> collection, TypeName element) {
    return ParameterizedTypeName.get(ClassName.get(collection), element);
  }
}
