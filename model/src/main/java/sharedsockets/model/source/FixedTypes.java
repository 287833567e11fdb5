package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.RuleIds;
import sharedsockets.model.reading.Dependencies.Uses;
import sharedsockets.model.table.Members;

/** Writes what every specification has: attempts, guards, the table of actions. */
final class FixedTypes {
  private static final TypeName STRINGS = ParameterizedTypeName.get(List.class, String.class);
  private static final TypeName NAMES = ParameterizedTypeName.get(Set.class, String.class);
  private static final TypeName VALUES =
      ParameterizedTypeName.get(
          ClassName.get(Iterable.class), WildcardTypeName.subtypeOf(Object.class));

  private final Typer typer;
  private final Facts facts;
  private final List<Actions.Guard> guards;
  private final MethodSpec attempt;
  private final MethodSpec attempting;
  private final JavaTypes javaTypes;

  /**
   * Of a specification.
   *
   * @param attempt the method of an action that attempts it
   * @param attempting the method of the specification that does
   */
  FixedTypes(
      Typer typer,
      Facts facts,
      List<Actions.Guard> guards,
      MethodSpec attempt,
      MethodSpec attempting,
      JavaTypes javaTypes) {
    this.typer = typer;
    this.facts = facts;
    this.guards = guards;
    this.attempt = attempt;
    this.attempting = attempting;
    this.javaTypes = javaTypes;
  }

  List<TypeSpec> all() {
    return List.of(fields(), attempt(), guard(), guardTable(), actionTable(), specification());
  }

  /** What attempts actions, with no code. */
  private TypeSpec specification() {
    return TypeSpec.interfaceBuilder("Specification")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("What says which state follows, correct or with a fault planted.\n")
        .addMethod(attempting)
        .build();
  }

  private TypeSpec fields() {
    return TypeSpec.interfaceBuilder("Fields")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("What has fields with names, for diagnostics.\n")
        .addMethod(
            MethodSpec.methodBuilder("fields")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("The fields by their names in the specification, in its order.\n")
                .returns(ParameterizedTypeName.get(Map.class, String.class, Object.class))
                .build())
        .build();
  }

  private TypeSpec attempt() {
    ClassName guard = javaTypes.named("Guard");
    TypeName expected =
        ParameterizedTypeName.get(
            ClassName.get(Supplier.class), WildcardTypeName.subtypeOf(VALUES));
    return TypeSpec.interfaceBuilder("Attempt")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Who asks whether an action can happen.\n")
        .addMethod(
            MethodSpec.methodBuilder("next")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("The action can happen, and this state follows; told for each way.\n")
                .addParameter(javaTypes.named("State"), "state")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("refused")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc(
                    "One way of the action ends at a conjunct that does not hold.\n\n"
                        + "@param expected gives the values that the guard's parameter is held to;"
                        + " null where it\n    speaks of no parameter\n")
                .addParameter(guard, "guard")
                .addParameter(expected, "expected")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("refused")
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addJavadoc("The same where the conjunct speaks of no parameter.\n")
                .addParameter(guard, "guard")
                .addStatement("refused(guard, null)")
                .build())
        .build();
  }

  private TypeSpec guard() {
    ClassName relation = javaTypes.named("Guard").nestedClass("Relation");
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(String.class, "action")
            .addParameter(STRINGS, "rules")
            .addParameter(String.class, "sentence")
            .addParameter(String.class, "file")
            .addParameter(int.class, "line")
            .addParameter(int.class, "column")
            .addParameter(String.class, "text")
            .addParameter(String.class, "parameter")
            .addParameter(relation, "relation");
    return TypeSpec.recordBuilder("Guard")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            """
            A conjunct of an action that can fail.

            @param rules the ids that stand behind the conjunct, the rules that such a call breaks
            @param sentence the comment behind the conjunct where it names no rule, or empty
            @param text the conjunct as the specification writes it
            @param parameter the action's parameter that it constrains, or null
            @param relation how, or null
            """)
        .recordConstructor(constructor.build())
        .addType(relations())
        .addType(allowed(javaTypes.named("Guard").nestedClass("Allowed")))
        .build();
  }

  private static TypeSpec relations() {
    TypeSpec.Builder relations =
        TypeSpec.enumBuilder("Relation")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("How a parameter is held to the expected values.\n");
    for (String name : List.of("IN", "NOT_IN", "SUBSET_OF", "SUPERSET_OF")) {
      relations.addEnumConstant(name);
    }
    return relations.build();
  }

  private static TypeSpec allowed(ClassName allowed) {
    return TypeSpec.classBuilder("Allowed")
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(
            ParameterizedTypeName.get(ClassName.get(Iterable.class), ClassName.OBJECT))
        .addJavadoc("The values of several alternatives.\n")
        .addField(
            FieldSpec.builder(
                    ParameterizedTypeName.get(List.class, Object.class),
                    "values",
                    Modifier.PRIVATE,
                    Modifier.FINAL)
                .initializer("new $T<>()", ArrayList.class)
                .build())
        .addMethod(
            MethodSpec.methodBuilder("none")
                .addModifiers(Modifier.STATIC)
                .returns(allowed)
                .addStatement("return new Allowed()")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("or")
                .returns(allowed)
                .addParameter(boolean.class, "condition")
                .addParameter(VALUES, "more")
                .beginControlFlow("if (condition)")
                .addStatement("more.forEach(values::add)")
                .endControlFlow()
                .addStatement("return this")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("iterator")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Iterator.class), ClassName.OBJECT))
                .addStatement("return values.iterator()")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return values.toString()")
                .build())
        .build();
  }

  static CodeBlock strings(List<String> all) {
    return CodeBlock.of(
        "$T.of($L)",
        List.class,
        CodeBlock.join(all.stream().map(s -> CodeBlock.of("$S", s)).toList(), ",$W"));
  }

  private TypeSpec guardTable() {
    ClassName guard = javaTypes.named("Guard");
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Guards")
            .addModifiers(Modifier.FINAL)
            .addJavadoc("The conjuncts of all actions.\n");
    for (Actions.Guard each : guards) {
      type.addField(
          FieldSpec.builder(guard, each.name(), Modifier.STATIC, Modifier.FINAL)
              .initializer(
                  "new $T($S,$W$L,$W$S,$W$S,$W$L,$W$L,$W$S,$W$S,$W$L)",
                  guard,
                  each.action(),
                  strings(each.rules()),
                  each.sentence(),
                  each.at().file(),
                  each.at().line(),
                  each.at().column(),
                  each.text(),
                  each.parameter(),
                  each.relation() == null
                      ? CodeBlock.of("null")
                      : CodeBlock.of("$T.$N", guard.nestedClass("Relation"), each.relation()))
              .build());
    }
    return type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .build();
  }

  private TypeSpec actionTable() {
    ClassName name = javaTypes.named("Action");
    ClassName parameter = name.nestedClass("Parameter");
    TypeName parameters = ParameterizedTypeName.get(ClassName.get(List.class), parameter);
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The actions of the specification.\n");
    CodeBlock.Builder of = CodeBlock.builder().add("return switch (text) {\n$>");
    for (NextActions.Action action : typer.actions()) {
      Definition definition = action.definition();
      Uses uses = facts.of(definition);
      type.addEnumConstant(
          JavaNames.constant(definition.name()),
          TypeSpec.anonymousClassBuilder(
                  "$S,$W$L,$W$S,$W$T.of($L),$W$L,$W$L",
                  definition.name(),
                  strings(RuleIds.in(definition.comment())),
                  definition.comment().replaceAll("\\s+", " "),
                  List.class,
                  parameters(action, parameter),
                  variables(uses.current()),
                  variables(uses.next()))
              .build());
      of.add("case $S -> $N;\n", definition.name(), JavaNames.constant(definition.name()));
    }
    of.add("default -> null;\n$<};\n");
    ClassName string = ClassName.get(String.class);
    type.addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The action of this name, or null.\n")
                .addParameter(string, "text")
                .returns(name)
                .addCode(of.build())
                .build())
        .addMethod(DataTypes.textOnly())
        .addMethod(
            MethodSpec.methodBuilder("summary")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The first sentence of its comment.\n")
                .returns(string)
                .addStatement("int end = comment.indexOf(\". \")")
                .addStatement("return end < 0 ? comment : comment.substring(0, end + 1)")
                .build())
        .addMethod(attempt)
        .addType(parameterType());
    return new Members()
        .and("text", string, "Its name in the specification.")
        .and("rules", STRINGS, "The rules that its comment names.")
        .and("comment", string, "Its comment, in one line.")
        .and("parameters", parameters, "Its parameters, in order.")
        .and("reads", NAMES, "The variables that it reads, other than to keep them.")
        .and("changes", NAMES, "The variables that it may change.")
        .in(type);
  }

  private CodeBlock parameters(NextActions.Action action, ClassName parameter) {
    Definition definition = action.definition();
    List<CodeBlock> parameters = new ArrayList<>();
    for (int i = 0; i < definition.parameters().size(); i++) {
      TypeName java = javaTypes.of(typer.signature(definition).parameter(i), definition.at());
      parameters.add(
          CodeBlock.of(
              "new $T($S, $T.class, $S)",
              parameter,
              definition.parameters().get(i).name(),
              java instanceof ParameterizedTypeName generic ? generic.rawType() : java,
              action.sets().get(i)));
    }
    return CodeBlock.join(parameters, ",$W");
  }

  private static TypeSpec parameterType() {
    return TypeSpec.recordBuilder("Parameter")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "A parameter of an action.\n\n"
                + "@param set the set that it is of, as the specification writes it\n")
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "name")
                .addParameter(
                    ParameterizedTypeName.get(
                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                    "type")
                .addParameter(String.class, "set")
                .build())
        .build();
  }

  private CodeBlock variables(Set<String> names) {
    CodeBlock all =
        names.stream()
            .filter(name -> !facts.parameters.contains(name))
            .map(name -> CodeBlock.of("$S", name))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.of("$T.of($L)", Set.class, all);
  }
}
