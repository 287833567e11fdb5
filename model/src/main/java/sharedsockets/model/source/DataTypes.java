package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Unsupported;

/** Writes the state, records, tuples and enumerations, and the interfaces of parameters. */
final class DataTypes {
  private static final ParameterizedTypeName FIELDS_MAP =
      ParameterizedTypeName.get(Map.class, String.class, Object.class);

  private final Module module;
  private final Typer typer;
  private final Facts facts;
  private final Expressions expressions;
  private final SpecText text;
  private final JavaTypes javaTypes;

  DataTypes(
      Module module,
      Typer typer,
      Facts facts,
      Expressions expressions,
      SpecText text,
      JavaTypes javaTypes) {
    this.module = module;
    this.typer = typer;
    this.facts = facts;
    this.expressions = expressions;
    this.text = text;
    this.javaTypes = javaTypes;
  }

  private record Component(String name, String javaName, TypeName type, String comment) {}

  private List<Component> components(Type.Shape shape) {
    List<Component> all = new ArrayList<>();
    shape.fields.forEach(
        (name, type) ->
            all.add(
                new Component(
                    name,
                    JavaNames.local(name),
                    javaTypes.of(type, shape.at),
                    shape.fieldComments.getOrDefault(name, ""))));
    return all;
  }

  private TypeSpec.Builder record(String name, String comment, List<Component> components) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(javaTypes.named("Fields"));
    type.addJavadoc(Javadoc.block(comment));
    boolean first = true;
    CodeBlock.Builder fields = CodeBlock.builder();
    fields.addStatement("$T<String, Object> fields = new $T<>()", Map.class, LinkedHashMap.class);
    for (Component component : components) {
      constructor.addParameter(component.type(), component.javaName());
      if (!component.comment().isEmpty()) {
        type.addJavadoc(
            "$L@param $N $L\n",
            first && !comment.isEmpty() ? "\n" : "",
            component.javaName(),
            Javadoc.of(component.comment()));
        first = false;
      }
      fields.addStatement("fields.put($S, $N)", component.name(), component.javaName());
    }
    fields.addStatement("return fields");
    type.recordConstructor(constructor.build());
    type.addMethod(
        MethodSpec.methodBuilder("fields")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(FIELDS_MAP)
            .addCode(fields.build())
            .build());
    ValueMethods.add(type, javaTypes.named(name), constructor.build().parameters());
    return type;
  }

  /** Everything but what takes the place of a variable that never changes. */
  List<TypeSpec.Builder> declared() {
    List<TypeSpec.Builder> types = new ArrayList<>();
    for (Type type : typer.declared().all()) {
      if (type.is(Type.Kind.ENUM)) {
        types.add(enumeration(type.enumeration()));
      } else if (!expressions.members.isParameterType(type)) {
        Type.Shape shape = type.shape();
        types.add(record(shape.name, comment(shape), components(shape)));
      }
    }
    for (Type.Product product : typer.declared().products()) {
      types.add(tuple(product));
    }
    return types;
  }

  /** Of the record, and of the module that has its name: the operators stand there too. */
  private String comment(Type.Shape shape) {
    String header = shape.name.equals(fileOf(shape)) ? text.header(shape.name) : "";
    return (header + "\n\n" + shape.comment).strip();
  }

  private TypeSpec.Builder tuple(Type.Product product) {
    // The component types are those of the sets, which the typer has by name.
    List<Component> components = new ArrayList<>();
    List<Type> types = typer.declared().componentsOf(product);
    for (int i = 0; i < types.size(); i++) {
      String name = product.components().get(i);
      components.add(
          new Component(
              String.valueOf(i + 1),
              name,
              javaTypes.of(types.get(i), typer.definition("TypeOK").at()),
              ""));
    }
    return record(
        product.name(), "<<" + String.join(", ", product.components()) + ">>", components);
  }

  private TypeSpec.Builder enumeration(Type.Enumeration enumeration) {
    ClassName name = javaTypes.named(enumeration.name());
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(Javadoc.block(enumeration.comment()));
    CodeBlock.Builder of = CodeBlock.builder().add("return switch (text) {\n$>");
    for (String value : enumeration.values()) {
      String constant = JavaNames.constant(value);
      type.addEnumConstant(constant, TypeSpec.anonymousClassBuilder("$S", value).build());
      of.add("case $S -> $N;\n", value, constant);
    }
    of.add("default -> null;\n$<};\n");
    return type.addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "text")
                .addStatement("this.text = text")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The value that the specification writes so, or null.\n")
                .addParameter(String.class, "text")
                .returns(name)
                .addCode(of.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("text")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("As the specification writes it.\n")
                .returns(String.class)
                .addStatement("return text")
                .build())
        .addMethod(textOnly());
  }

  /** Methods that copy a record with another value, as far as EXCEPT needs them. */
  void addWithers(TypeSpec.Builder type, String name) {
    Set<String> fields = expressions.updates.changedFields().get(name);
    if (fields == null) {
      return;
    }
    Type.Shape shape =
        typer.declared().all().stream()
            .filter(t -> t.is(Type.Kind.RECORD) && t.shape().name.equals(name))
            .findFirst()
            .orElseThrow()
            .shape();
    List<Component> components = components(shape);
    for (Component component : components) {
      if (fields.contains(component.name())) {
        type.addMethod(wither(javaTypes.named(name), component, components));
      }
    }
  }

  private static MethodSpec wither(ClassName type, Component component, List<Component> all) {
    String javaName = component.javaName();
    return MethodSpec.methodBuilder(Updates.wither(component.name()))
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("This with another {@code $L}.\n", component.name())
        .addParameter(component.type(), javaName)
        .returns(type)
        .addCode(
            "return $N == this.$N$W? this$W: new $T($L);\n", javaName, javaName, type, names(all))
        .build();
  }

  private static CodeBlock names(List<Component> components) {
    return CodeBlock.join(
        components.stream().map(c -> CodeBlock.of("$N", c.javaName())).toList(), ",$W");
  }

  TypeSpec state(MethodSpec initial) {
    List<Component> components = new ArrayList<>();
    for (String variable : module.variables()) {
      if (!facts.parameters.contains(variable)) {
        components.add(
            new Component(
                variable,
                JavaNames.local(variable),
                javaTypes.of(typer.variables().get(variable), typer.definition("TypeOK").at()),
                text.declared(module.name(), variable)));
      }
    }
    ClassName state = javaTypes.named("State");
    TypeSpec.Builder type = record("State", "A state of " + module.name() + ".", components);
    components.forEach(each -> type.addMethod(wither(state, each, components)));
    TypeSpec.Builder draft =
        TypeSpec.classBuilder("Draft")
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("A next state in the making: whatever is not assigned stays.\n");
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(state, "state");
    for (Component component : components) {
      draft.addField(component.type(), component.javaName());
      constructor.addStatement("$N = state.$N", component.javaName(), component.javaName());
    }
    draft.addMethod(constructor.build());
    draft.addMethod(
        MethodSpec.methodBuilder("done")
            .returns(state)
            .addCode("return new $T($L);\n", state, names(components))
            .build());
    draft.addMethod(
        MethodSpec.methodBuilder("copy")
            .returns(state.nestedClass("Draft"))
            .addStatement("return new Draft(done())")
            .build());
    type.addMethod(initial);
    type.addMethod(
        MethodSpec.methodBuilder("draft")
            .returns(state.nestedClass("Draft"))
            .addStatement("return new Draft(this)")
            .build());
    type.addType(draft.build());
    return type.build();
  }

  // ------------------------------------------------------------------ parameters

  /** The interface of each parameter variable's type, its points and its known values. */
  List<TypeSpec> parameters() {
    List<TypeSpec> types = new ArrayList<>();
    for (String variable : facts.parameters) {
      Type type = typer.variables().get(variable).find();
      Location at = typer.definition("Init").at();
      if (facts.parameters.size() > 1
          || !type.is(Type.Kind.RECORD)
          || !type.shape().fields.values().stream().allMatch(t -> t.is(Type.Kind.ENUM))) {
        throw new Unsupported(
            at, variable + ": one parameter, a record of enumerations, is supported");
      }
      types.add(profile(type.shape()));
      types.add(points(type.shape()));
      types.add(known(type.shape()));
    }
    return types;
  }

  private TypeSpec profile(Type.Shape shape) {
    ClassName name = javaTypes.named(shape.name);
    ClassName point = javaTypes.named("Point");
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                Javadoc.block(
                    shape.comment.isEmpty() ? text.header(fileOf(shape)) : shape.comment));
    TypeSpec.Builder choosing = TypeSpec.anonymousClassBuilder("").addSuperinterface(name);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    shape.fields.forEach(
        (field, fieldType) -> {
          String method = JavaNames.local(field);
          TypeName java = javaTypes.of(fieldType, shape.at);
          type.addMethod(
              MethodSpec.methodBuilder(method)
                  .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                  .addJavadoc(Javadoc.block(shape.fieldComments.get(field)))
                  .returns(java)
                  .build());
          choosing.addMethod(
              MethodSpec.methodBuilder(method)
                  .addAnnotation(Override.class)
                  .addModifiers(Modifier.PUBLIC)
                  .returns(java)
                  .addStatement(
                      "return ($T) $T.$N.possible().get(choice.applyAsInt($T.$N))",
                      java,
                      point,
                      JavaNames.constant(field),
                      point,
                      JavaNames.constant(field))
                  .build());
          constructor.addParameter(java, method);
        });
    type.addMethod(
        MethodSpec.methodBuilder("choosing")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(
                "Asks each time that a point is consulted.\n\n"
                    + "@param choice gives the index of the point's value in {@link Point#possible}\n")
            .addParameter(
                ParameterizedTypeName.get(ClassName.get(ToIntFunction.class), point), "choice")
            .returns(name)
            .addCode("return $L;\n", choosing.build())
            .build());
    type.addType(
        TypeSpec.recordBuilder("Fixed")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("A value for each point.\n")
            .addSuperinterface(name)
            .recordConstructor(constructor.build())
            .build());
    return type.build();
  }

  private static String fileOf(Type.Shape shape) {
    return shape.at.file().replaceFirst("\\.tla$", "");
  }

  private TypeSpec points(Type.Shape shape) {
    ClassName name = javaTypes.named("Point");
    TypeName values =
        ParameterizedTypeName.get(
            ClassName.get(List.class),
            com.palantir.javapoet.WildcardTypeName.subtypeOf(
                ParameterizedTypeName.get(
                    ClassName.get(Enum.class),
                    com.palantir.javapoet.WildcardTypeName.subtypeOf(Object.class))));
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The points on which a {@link $T} decides.\n", javaTypes.named(shape.name));
    CodeBlock.Builder of = CodeBlock.builder().add("return switch (text) {\n$>");
    shape.fields.forEach(
        (field, fieldType) -> {
          type.addEnumConstant(
              JavaNames.constant(field),
              TypeSpec.anonymousClassBuilder(
                      // Written out, as the constant's name hides the enumeration's here.
                      "$S,$W$S,$W$T.of($L.values())",
                      field,
                      shape.fieldComments.get(field),
                      List.class,
                      javaTypes.of(fieldType, shape.at).toString())
                  .build());
          of.add("case $S -> $N;\n", field, JavaNames.constant(field));
        });
    of.add("default -> null;\n$<};\n");
    return type.addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
        .addField(String.class, "comment", Modifier.PRIVATE, Modifier.FINAL)
        .addField(values, "possible", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "text")
                .addParameter(String.class, "comment")
                .addParameter(values, "possible")
                .addStatement("this.text = text")
                .addStatement("this.comment = comment")
                .addStatement("this.possible = possible")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The point of this name, or null.\n")
                .addParameter(String.class, "text")
                .returns(name)
                .addCode(of.build())
                .build())
        .addMethod(getter("text", ClassName.get(String.class), "Its name in the specification."))
        .addMethod(textOnly())
        .addMethod(getter("comment", ClassName.get(String.class), "What it decides."))
        .addMethod(getter("possible", values, "What it can be, in the specification's order."))
        .build();
  }

  static MethodSpec getter(String name, TypeName type, String comment) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("$L\n", comment)
        .returns(type)
        .addStatement("return $N", name)
        .build();
  }

  static MethodSpec textOnly() {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return text")
        .build();
  }

  /** Definitions that give values to some of the points: what is known of an implementation. */
  private TypeSpec known(Type.Shape shape) {
    ClassName point = javaTypes.named("Point");
    ClassName named = javaTypes.named("Profiles").nestedClass("Named");
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Profiles")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("What the specification knows of implementations.\n");
    List<CodeBlock> all = new ArrayList<>();
    for (Definition definition : module.definitions().values()) {
      if (!definition.at().file().equals(shape.at.file())
          || !definition.parameters().isEmpty()
          || !(definition.body() instanceof Expr.Record made)
          || !made.fields().stream().allMatch(f -> shape.fields.containsKey(f.name()))) {
        continue;
      }
      String constant = JavaNames.constant(definition.name());
      type.addField(
          FieldSpec.builder(named, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc(Javadoc.block(definition.comment()))
              .initializer(
                  "new $T($S,$W$S,$W$T.ofEntries($L))",
                  named,
                  definition.name(),
                  definition.comment().replaceAll("\\s+", " "),
                  Map.class,
                  values(made, shape, point))
              .build());
      all.add(CodeBlock.of("$N", constant));
    }
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), named);
    type.addField(
        FieldSpec.builder(list, "ALL", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.of($L)", List.class, CodeBlock.join(all, ",$W"))
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addType(named(point));
    return type.build();
  }

  private static CodeBlock values(Expr.Record made, Type.Shape shape, ClassName point) {
    CodeBlock.Builder values = CodeBlock.builder();
    String separator = "";
    for (Expr.Entry entry : made.fields()) {
      List<String> possible = shape.fields.get(entry.name()).enumeration().values();
      int index = entry.value() instanceof Expr.Str value ? possible.indexOf(value.value()) : -1;
      if (index < 0) {
        throw new Unsupported(
            entry.value().at(), entry.name() + ": none of " + String.join(", ", possible));
      }
      values.add(
          separator + "$T.entry($T.$N, $L)",
          Map.class,
          point,
          JavaNames.constant(entry.name()),
          index);
      separator = ",$W";
    }
    return values.build();
  }

  private static TypeSpec named(ClassName point) {
    return TypeSpec.recordBuilder("Named")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "An implementation, as far as it is known.\n\n"
                + "@param values the index of a point's value in {@link Point#possible}; a point"
                + " that is not\n    known is absent\n")
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "name")
                .addParameter(String.class, "comment")
                .addParameter(
                    ParameterizedTypeName.get(
                        ClassName.get(Map.class), point, ClassName.get(Integer.class)),
                    "values")
                .build())
        .build();
  }
}
