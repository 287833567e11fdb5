package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.reading.Dependencies.Uses;

/**
 * The operators of a module that extends the specification, which are asked of a state by name.
 * Input: their definitions and types. Output: the enumeration {@code Query}.
 */
final class QueryTable {
  private final List<Definition> queries;
  private final Typer typer;
  private final Facts facts;
  private final Expressions expressions;
  private final JavaTypes javaTypes;

  QueryTable(
      List<Definition> queries,
      Typer typer,
      Facts facts,
      Expressions expressions,
      JavaTypes javaTypes) {
    this.queries = queries;
    this.typer = typer;
    this.facts = facts;
    this.expressions = expressions;
    this.javaTypes = javaTypes;
  }

  /** The operators that a module defines itself. */
  static List<String> in(Module module) {
    return module.definitions().values().stream()
        .filter(definition -> definition.at().file().equals(module.name() + ".tla"))
        .map(Definition::name)
        .toList();
  }

  /** The queries, each with the number of its parameters. */
  Map<String, Integer> parameters() {
    Map<String, Integer> parameters = new LinkedHashMap<>();
    queries.forEach(query -> parameters.put(query.name(), query.parameters().size()));
    return parameters;
  }

  TypeSpec type() {
    ClassName name = javaTypes.named("Query");
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("What can be asked of a state.\n");
    CodeBlock.Builder of = CodeBlock.builder().add("return switch (text) {\n$>");
    CodeBlock.Builder answers = CodeBlock.builder().add("return switch (this) {\n$>");
    for (Definition query : queries) {
      String constant = JavaNames.constant(query.name());
      type.addEnumConstant(constant);
      of.add("case $S -> $N;\n", query.name(), constant);
      answers.add("case $N ->$W$L;\n", constant, answer(query));
    }
    of.add("default -> null;\n$<};\n");
    return type.addMethod(
            MethodSpec.methodBuilder("of")
                .addJavadoc("The query that the specification names so, or null.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(String.class, "text")
                .addCode(of.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("answer")
                .addJavadoc(
                    "What it comes to.\n\n@param args its arguments in the order of its"
                        + " parameters\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(Object.class)
                .addParameter(javaTypes.named("State"), Members.STATE)
                .addParameter(JavaTypes.OBJECTS, "args")
                .addCode(answers.add("$<};\n").build())
                .build())
        .build();
  }

  private CodeBlock answer(Definition query) {
    Uses uses = facts.of(query);
    if (!uses.isOfOneState()
        || !uses.constants().isEmpty()
        || facts.parameters.stream().anyMatch(uses.current()::contains)) {
      throw new Unsupported(query.at(), query.name() + ": asked of more than a state");
    }
    List<CodeBlock> arguments = new ArrayList<>();
    if (expressions.members.readsState(uses)) {
      arguments.add(CodeBlock.of(Members.STATE));
    }
    for (int i = 0; i < query.parameters().size(); i++) {
      Type type = typer.signature(query).parameter(i);
      if (!type.arguments().isEmpty()) {
        throw new Unsupported(query.at(), query.name() + ": a parameter that is no simple value");
      }
      arguments.add(CodeBlock.of("($T) args[$L]", javaTypes.boxed(type, query.at()), i));
    }
    return CodeBlock.of(
        "$T.$N($L)",
        expressions.members.owner(query),
        JavaNames.method(query.name()),
        CodeBlock.join(arguments, ",$W"));
  }
}
