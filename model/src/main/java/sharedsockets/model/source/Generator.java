package sharedsockets.model.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.reading.Dependencies.Uses;
import sharedsockets.model.report.WholeFile;

/** Writes a module's actions, and all that they need, as Java sources of one package. */
final class Generator {
  /** Names of what is written for any specification. */
  private static final Set<String> FIXED =
      Set.of(
          "State",
          "Fields",
          "Attempt",
          "Invariants",
          "Guard",
          "Guards",
          "Action",
          "Specification",
          "PlantedFault",
          "Point",
          "Profiles",
          "Query",
          "String",
          "Long",
          "Boolean",
          "Object",
          "List",
          "Map",
          "Override");

  private final Module module;
  private final Invariants invariants;
  private final SpecText text;
  private final String packageName;
  private final Typer typer;
  private final Facts facts;
  private final JavaTypes javaTypes;
  private final Expressions expressions;
  private final Actions actions;
  private final DataTypes dataTypes;
  private final List<Definition> queries;
  private final ClassName root;
  private final ClassName state;
  private final ClassName attempt;

  private final List<TypeSpec> more = new ArrayList<>();
  private final Map<Definition, MethodSpec> methods = new HashMap<>();
  private final Map<Definition, FieldSpec> constants = new HashMap<>();

  /**
   * Infers the types.
   *
   * @param invariants written beside the specification
   * @param numbers CONSTANT sets whose elements are numbers though nothing computes with them
   * @param queries operators of the specification that are asked of a state by their names
   * @throws Unsupported where the module has no form in Java
   */
  Generator(
      Module specification,
      Invariants invariants,
      SpecText text,
      String packageName,
      Set<String> numbers,
      List<String> queries) {
    this.module = invariants.module();
    this.queries = queries.stream().map(module.definitions()::get).toList();
    this.invariants = invariants;
    this.text = text;
    this.packageName = packageName;
    Map<String, Type> given = new HashMap<>();
    for (String name : numbers) {
      if (!module.constants().containsKey(name)) {
        throw new Unsupported(
            new Location(module.name() + ".tla", 1, 1, 1, 1), "no CONSTANT " + name);
      }
      given.put(name, Type.integer());
    }
    Set<String> taken = new HashSet<>(FIXED);
    Expr typeOk = specification.definitions().get("TypeOK").body();
    this.typer = new Typer(invariants, this.queries, typeOk, text, given, taken);
    // A CONSTANT set of which nothing is known holds names.
    typer
        .constants()
        .values()
        .forEach(
            type -> {
              if (type.is(Type.Kind.SET) && type.argument(0).is(Type.Kind.UNKNOWN)) {
                Type.unify(type.argument(0), Type.string(), typer.definition("Init").at());
              }
            });
    this.javaTypes = new JavaTypes(packageName);
    this.facts = new Facts(module, typer.definition("Init").body(), typer.reached());
    this.expressions = new Expressions(invariants, typer, facts, javaTypes);
    this.actions = new Actions(module, typer, facts, expressions, text, javaTypes);
    this.dataTypes = new DataTypes(module, typer, facts, expressions, text, javaTypes);
    this.root = javaTypes.named(expressions.members.rootClass());
    this.state = javaTypes.named("State");
    this.attempt = javaTypes.named("Attempt");
  }

  /** Has other types written beside those of the specification. */
  void add(List<TypeSpec> others) {
    more.addAll(others);
  }

  /** Writes all sources below a folder; those of earlier runs that are no more are removed. */
  List<Path> write(Path folder, UnaryOperator<String> layout) throws IOException {
    List<TypeSpec> types = generate();
    types.addAll(more);
    List<Path> written = new ArrayList<>();
    Path target = folder.resolve(packageName.replace('.', '/'));
    for (TypeSpec type : types) {
      JavaFile file =
          JavaFile.builder(packageName, type)
              .indent("  ")
              .skipJavaLangImports(true)
              .addFileComment(
                  "Generated from $L.tla. Do not edit: change the specification.", module.name())
              .build();
      Files.createDirectories(target);
      Path path = target.resolve(type.name() + ".java");
      WholeFile.writeIfNew(path, layout.apply(file.toString()));
      written.add(path);
    }
    try (var present = Files.list(target)) {
      for (Path path : present.toList()) {
        if (path.toString().endsWith(".java") && !written.contains(path)) {
          Files.delete(path);
        }
      }
    }
    return written;
  }

  /** The actions of Next, each with the number of its parameters. */
  Map<String, Integer> actions() {
    Map<String, Integer> parameters = new LinkedHashMap<>();
    for (NextActions.Action action : typer.actions()) {
      Definition definition = action.definition();
      parameters.put(definition.name(), definition.parameters().size());
    }
    return parameters;
  }

  /** The queries, each with the number of its parameters. */
  Map<String, Integer> queries() {
    return queryTable().parameters();
  }

  private QueryTable queryTable() {
    return new QueryTable(queries, typer, facts, expressions, javaTypes);
  }

  /** The disputed points: the fields of what Init only chooses. */
  List<String> points() {
    return facts.parameters.stream()
        .flatMap(parameter -> typer.variables().get(parameter).shape().fields.keySet().stream())
        .toList();
  }

  List<TypeSpec> generate() {
    expressions.members.inside(root);
    Map<Definition, MethodSpec> actionMethods = new LinkedHashMap<>();
    for (NextActions.Action action : typer.actions()) {
      actionMethods.put(action.definition(), actionMethod(action.definition()));
    }
    MethodSpec initial = initial();
    List<Definition> claims =
        invariants.claims().stream()
            .filter(claim -> typer.signature(claim).result().is(Type.Kind.BOOLEAN))
            .toList();
    expressions.wanted.addAll(claims);
    expressions.wanted.addAll(queries);
    expressions.wanted.addAll(variantsNeed);
    writeWanted();
    methods.putAll(actionMethods);
    List<TypeSpec> types = new ArrayList<>();
    Map<ClassName, List<Definition>> byOwner = byOwner(actionMethods.keySet());
    types.add(rootType(byOwner.getOrDefault(root, List.of())));
    byOwner.remove(root);
    if (!invariants.isEmpty()) {
      types.add(invariantsType(byOwner.remove(expressions.members.invariantsClass()), claims));
    }
    types.add(dataTypes.state(initial));
    for (TypeSpec.Builder type : dataTypes.declared()) {
      ClassName name = javaTypes.named(type.build().name());
      List<Definition> operators = byOwner.remove(name);
      if (operators != null) {
        addOperators(type, operators);
      }
      dataTypes.addWithers(type, name.simpleName());
      types.add(type.build());
    }
    byOwner.forEach((name, operators) -> types.add(moduleType(name, operators)));
    FixedTypes fixed =
        new FixedTypes(
            typer,
            facts,
            actions.guards,
            attemptOf(typer.actions()),
            attempting().addModifiers(Modifier.ABSTRACT).build(),
            javaTypes);
    types.addAll(fixed.all());
    types.addAll(dataTypes.parameters());
    if (!queries.isEmpty()) {
      types.add(queryTable().type());
    }
    return types;
  }

  /** The definitions that are written, by the class that they become part of. */
  private Map<ClassName, List<Definition>> byOwner(Set<Definition> actions) {
    Map<ClassName, List<Definition>> byOwner = new LinkedHashMap<>();
    for (Definition definition : module.definitions().values()) {
      if (methods.containsKey(definition) || constants.containsKey(definition)) {
        byOwner
            .computeIfAbsent(
                actions.contains(definition) ? root : expressions.members.owner(definition),
                owner -> new ArrayList<>())
            .add(definition);
      }
    }
    return byOwner;
  }

  /** A module of operators alone. */
  private TypeSpec moduleType(ClassName name, List<Definition> operators) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(Javadoc.block(text.header(name.simpleName())));
    addOperators(type, operators);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    return type.build();
  }

  private void addOperators(TypeSpec.Builder type, List<Definition> definitions) {
    for (Definition definition : definitions) {
      if (constants.containsKey(definition)) {
        type.addField(constants.get(definition));
      }
    }
    for (Definition definition : definitions) {
      if (methods.containsKey(definition)) {
        type.addMethod(methods.get(definition));
      }
    }
  }

  private TypeSpec rootType(List<Definition> definitions) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(root)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(javaTypes.named("Specification"))
            .addJavadoc(Javadoc.block(text.header(module.name())))
            .addJavadoc(
                "\n<p>A method that takes an {@link Attempt} is an action: it tells the attempt"
                    + " each state that can\nfollow, or which conjunct refuses. The others are"
                    + " operators, and the comments name the rules.\n");
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    // A set is refused where it is used, unless only a LET that is never needed names it.
    addConstants(type, constructor, definitions, false);
    type.addMethod(constructor.build());
    addOperators(type, definitions);
    type.addMethod(dispatch().toBuilder().addAnnotation(Override.class).build());
    return type.build();
  }

  // ------------------------------------------------------------------ variants

  /** What variants use of the classes written here, though nothing else may. */
  private final Set<Definition> variantsNeed = new LinkedHashSet<>();

  /** The class of a variant of this specification, which differs where it reads a constant. */
  TypeSpec variant(Generator variant, String constant) {
    return variant.variantOf(this, constant);
  }

  private TypeSpec variantOf(Generator original, String constant) {
    expressions.members.variantOf(original.root, original.module.definitions().keySet());
    actions.explainNothing();
    expressions.members.inside(root);
    List<NextActions.Action> differing =
        typer.actions().stream()
            .filter(action -> facts.of(action.definition()).constants().contains(constant))
            .toList();
    differing.forEach(
        action -> methods.put(action.definition(), actionMethod(action.definition())));
    writeWanted();
    Map<ClassName, List<Definition>> byOwner = new LinkedHashMap<>();
    for (Definition definition : module.definitions().values()) {
      boolean isAction = differing.stream().anyMatch(each -> each.definition() == definition);
      if (methods.containsKey(definition) || constants.containsKey(definition)) {
        byOwner
            .computeIfAbsent(
                isAction || actions.wanted.contains(definition)
                    ? root
                    : expressions.members.owner(definition),
                owner -> new ArrayList<>())
            .add(definition);
      }
    }
    List<Definition> own = byOwner.remove(root);
    byOwner.values().stream()
        .flatMap(List::stream)
        .map(each -> original.module.definitions().get(each.name()))
        .forEach(original.variantsNeed::add);
    expressions
        .updates
        .changedFields()
        .forEach(
            (record, fields) ->
                original
                    .expressions
                    .updates
                    .changedFields()
                    .computeIfAbsent(record, unseen -> new LinkedHashSet<>())
                    .addAll(fields));
    return variantType(original, own, differing);
  }

  private TypeSpec variantType(
      Generator original, List<Definition> own, List<NextActions.Action> differing) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(root)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(javaTypes.named("Specification"))
            .addJavadoc("{@link $T} with a {@link PlantedFault} in it.\n", original.root)
            .addField(original.root, "correct", Modifier.PRIVATE, Modifier.FINAL);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    constructor.addParameter(original.root, "correct").addStatement("this.correct = correct");
    constructor.addJavadoc("@param correct the specification without it\n");
    addConstants(type, constructor, own, true);
    type.addMethod(constructor.build());
    addOperators(type, own);
    MethodSpec.Builder dispatch =
        attempting()
            .addAnnotation(Override.class)
            .addAnnotations(unchecked(differing))
            .addCode(
                CodeBlock.builder()
                    .add("switch (action) {\n$>")
                    .add(cases(differing, "this"))
                    .add("default ->$Wcorrect.attempt(action,$W$L);\n", attemptArguments())
                    .add("$<}\n")
                    .build());
    return type.addMethod(dispatch.build()).build();
  }

  /** TypeOK and other predicates, and which of them a state violates. */
  private TypeSpec invariantsType(List<Definition> definitions, List<Definition> claims) {
    ClassName name = expressions.members.invariantsClass();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("What is true of every state that $T reaches.\n", root);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    addConstants(type, constructor, definitions, true);
    type.addMethod(constructor.build());
    MethodSpec.Builder violated =
        MethodSpec.methodBuilder("violated")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The name of the first invariant that the state violates, or null.\n")
            .returns(String.class);
    addContext(violated);
    for (Definition claim : claims) {
      violated.beginControlFlow(
          "if (!$N($L))",
          JavaNames.method(claim.name()),
          CodeBlock.join(expressions.members.implicit(claim), ",$W"));
      violated.addStatement("return $S", claim.name());
      violated.endControlFlow();
    }
    type.addMethod(violated.addStatement("return null").build());
    addOperators(type, definitions);
    return type.build();
  }

  private void addConstants(
      TypeSpec.Builder type,
      MethodSpec.Builder constructor,
      List<Definition> definitions,
      boolean sets) {
    Set<String> names = new LinkedHashSet<>();
    for (Definition definition : definitions) {
      names.addAll(facts.of(definition).constants());
    }
    for (String name : names) {
      Type constant = typer.constants().get(name);
      if (constant.is(Type.Kind.SET) && !sets) {
        continue;
      }
      TypeName java = javaTypes.of(constant, new Location(module.name() + ".tla", 1, 1, 1, 1));
      String local = JavaNames.local(name);
      type.addField(
          FieldSpec.builder(java, local, Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc(Javadoc.block(declared(name)))
              .build());
      constructor.addParameter(java, local);
      constructor.addJavadoc("@param $N $L\n", local, Javadoc.of(declared(name)));
      constructor.addStatement("this.$N = $N", local, local);
    }
  }

  /** The comment of a CONSTANT, whichever module declares it. */
  private String declared(String name) {
    return Stream.concat(
            Stream.of(module.name()),
            module.definitions().values().stream()
                .map(definition -> definition.at().file().replaceFirst("\\.tla$", "")))
        .distinct()
        .map(file -> text.declared(file, name))
        .filter(comment -> !comment.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void addContext(MethodSpec.Builder method) {
    method.addParameter(state, Members.STATE);
    for (String parameter : facts.parameters) {
      method.addParameter(parameterType(parameter), JavaNames.local(parameter));
    }
  }

  private TypeName parameterType(String variable) {
    return javaTypes.of(typer.variables().get(variable), typer.definition("Init").at());
  }

  /** To the table of actions: javac's class for a switch would be numbered, beside lambdas here. */
  private MethodSpec dispatch() {
    return attempting().addStatement("action.attempt(this,$W$L)", attemptArguments()).build();
  }

  private MethodSpec.Builder attempting() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("attempt")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Attempts the action that has this name.\n\n"
                    + "@param args its arguments in the order of {@link Action#parameters}\n")
            .addParameter(javaTypes.named("Action"), "action");
    addContext(method);
    return method.addParameter(JavaTypes.OBJECTS, "args").addParameter(attempt, "attempt");
  }

  private CodeBlock attemptArguments() {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of(Members.STATE));
    facts.parameters.forEach(p -> arguments.add(CodeBlock.of("$N", JavaNames.local(p))));
    arguments.add(CodeBlock.of("args"));
    arguments.add(CodeBlock.of("attempt"));
    return CodeBlock.join(arguments, ",$W");
  }

  private MethodSpec attemptOf(List<NextActions.Action> table) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("attempt").addParameter(root, "specification");
    addContext(method);
    method.addParameter(JavaTypes.OBJECTS, "args").addParameter(attempt, "attempt");
    method.addCode(
        CodeBlock.builder()
            .add("switch (this) {\n$>")
            .add(cases(table, "specification"))
            .add("$<}\n")
            .build());
    return method.addAnnotations(unchecked(table)).build();
  }

  /** Each action with the arguments of its types. */
  private CodeBlock cases(List<NextActions.Action> table, String specification) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (NextActions.Action action : table) {
      Definition definition = action.definition();
      List<CodeBlock> arguments = new ArrayList<>();
      arguments.add(CodeBlock.of(Members.STATE));
      facts.parameters.forEach(p -> arguments.add(CodeBlock.of("$N", JavaNames.local(p))));
      Signature signature = typer.signature(definition);
      for (int i = 0; i < definition.parameters().size(); i++) {
        Type type = signature.parameter(i);
        arguments.add(CodeBlock.of("($T) args[$L]", javaTypes.boxed(type, definition.at()), i));
      }
      arguments.add(CodeBlock.of("attempt"));
      cases.add(
          "case $N ->$W$L.$N($L);\n",
          JavaNames.constant(definition.name()),
          specification,
          JavaNames.method(definition.name()),
          CodeBlock.join(arguments, ",$W"));
    }
    return cases.build();
  }

  /** The annotation of a method that has such cases, if it needs one. */
  private List<AnnotationSpec> unchecked(List<NextActions.Action> table) {
    boolean isUnchecked =
        table.stream()
            .map(action -> typer.signature(action.definition()))
            .anyMatch(
                signature ->
                    IntStream.range(0, signature.parameters().size())
                        .anyMatch(i -> !signature.parameter(i).arguments().isEmpty()));
    return isUnchecked
        ? List.of(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build())
        : List.of();
  }

  private Set<String> reserved(Definition definition) {
    Set<String> reserved = new HashSet<>(Set.of(Members.STATE, "attempt"));
    facts.parameters.forEach(p -> reserved.add(JavaNames.local(p)));
    facts.of(definition).constants().forEach(name -> reserved.add(JavaNames.local(name)));
    return reserved;
  }

  private Context parameters(Definition definition, MethodSpec.Builder method) {
    Context c = new Context(reserved(definition));
    Signature signature = typer.signature(definition);
    for (int i = 0; i < definition.parameters().size(); i++) {
      Definition.Parameter parameter = definition.parameters().get(i);
      String name = c.fresh(JavaNames.local(parameter.name()));
      if (parameter.arity() == 0) {
        method.addParameter(javaTypes.of(signature.parameter(i), definition.at()), name);
        c.define(parameter.name(), Code.name(name));
      } else {
        method.addParameter(javaTypes.operator(signature.operator(i), definition.at()), name);
        c.defineOperator(parameter.name(), name);
      }
    }
    return c;
  }

  private MethodSpec actionMethod(Definition definition) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.method(definition.name()))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(comment(definition));
    addContext(method);
    Context c = parameters(definition, method);
    method.addParameter(attempt, "attempt");
    actions.action(definition, c);
    return method.addCode(c.out.build()).build();
  }

  private void writeWanted() {
    boolean more = true;
    while (more) {
      more = false;
      for (Definition definition : List.copyOf(expressions.wanted)) {
        if (!methods.containsKey(definition) && !constants.containsKey(definition)) {
          operator(definition);
          more = true;
        }
      }
      for (Definition definition : List.copyOf(actions.wanted)) {
        if (!methods.containsKey(definition)) {
          methods.put(definition, assignment(definition));
          more = true;
        }
      }
    }
  }

  private void operator(Definition definition) {
    ClassName owner = expressions.members.owner(definition);
    expressions.members.inside(owner);
    TypeName type = javaTypes.of(typer.signature(definition).result(), definition.at());
    if (expressions.members.isConstant(definition)) {
      Context c = new Context(Set.of());
      Code code = expressions.expression(definition.body(), c);
      if (!c.out.isEmpty()) {
        throw new Unsupported(definition.at(), definition.name() + ": a constant in steps");
      }
      constants.put(
          definition,
          FieldSpec.builder(
                  type,
                  JavaNames.constant(definition.name()),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc(comment(definition))
              .initializer("$L", code.block())
              .build());
      return;
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.method(definition.name()))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(comment(definition))
            .returns(type);
    addImplicit(definition, method);
    Context c = parameters(definition, method);
    expressions.statements.returned(definition.body(), c);
    methods.put(definition, method.addCode(c.out.build()).build());
  }

  /** The comment above a definition, or the one at its end. */
  private CodeBlock comment(Definition definition) {
    String comment = definition.comment();
    return Javadoc.block(comment.isEmpty() ? text.commentAt(definition.body().at()) : comment);
  }

  private void addImplicit(Definition definition, MethodSpec.Builder method) {
    Uses uses = facts.of(definition);
    if (uses.constants().isEmpty() && !invariants.contains(definition)) {
      method.addModifiers(Modifier.STATIC);
    }
    if (expressions.members.readsState(uses) || uses.primed()) {
      method.addParameter(state, Members.STATE);
    }
    for (String parameter : facts.parameters) {
      if (uses.current().contains(parameter)) {
        method.addParameter(parameterType(parameter), JavaNames.local(parameter));
      }
    }
  }

  private MethodSpec assignment(Definition definition) {
    expressions.members.inside(root);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.method(definition.name()))
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(comment(definition));
    addImplicit(definition, method);
    Context c = parameters(definition, method);
    String draft = c.fresh("draft");
    method.addParameter(state.nestedClass("Draft"), draft);
    actions.assign(definition.body(), c, draft);
    return method.addCode(c.out.build()).build();
  }

  /** Those of Init, definitions without parameters taken apart. */
  private void conjuncts(Expr expr, List<Expr> all) {
    if (expr instanceof Expr.Builtin and && and.op() == Operator.AND) {
      and.args().forEach(arg -> conjuncts(arg, all));
    } else if (expr instanceof Expr.Call call
        && call.args().isEmpty()
        && module.definitions().containsKey(call.target())) {
      conjuncts(typer.definition(call.target()).body(), all);
    } else {
      all.add(expr);
    }
  }

  private MethodSpec initial() {
    Definition init = typer.definition("Init");
    expressions.members.inside(state);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("initial")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(state)
            .addJavadoc("$L\n", Javadoc.of("The first state."));
    Context c = new Context(Set.of());
    Map<String, Expr> values = new HashMap<>();
    List<Expr> conjuncts = new ArrayList<>();
    conjuncts(init.body(), conjuncts);
    for (Expr conjunct : conjuncts) {
      if (conjunct instanceof Expr.Builtin builtin
          && builtin.args().size() == 2
          && builtin.args().get(0) instanceof Expr.Variable variable) {
        if (builtin.op() == Operator.EQUAL) {
          values.put(variable.name(), builtin.args().get(1));
          continue;
        } else if (builtin.op() == Operator.IN && facts.parameters.contains(variable.name())) {
          continue;
        }
      }
      throw new Unsupported(conjunct.at(), "Init: neither `v = e` nor a parameter's choice");
    }
    Set<String> constantNames = new LinkedHashSet<>();
    values.values().forEach(value -> constantNames.addAll(facts.of(value).constants()));
    for (String name : constantNames) {
      String local = c.fresh(JavaNames.local(name));
      method.addParameter(javaTypes.of(typer.constants().get(name), init.at()), local);
      method.addJavadoc("\n@param $N $L\n", local, Javadoc.of(text.declared(module.name(), name)));
      c.define(name, Code.name(local));
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (String variable : module.variables()) {
      if (!facts.parameters.contains(variable)) {
        if (!values.containsKey(variable)) {
          throw new Unsupported(init.at(), "Init does not say what " + variable + " is");
        }
        arguments.add(expressions.expression(values.get(variable), c).block());
      }
    }
    c.line("return new $T($L)", state, CodeBlock.join(arguments, ",$W"));
    return method.addCode(c.out.build()).build();
  }
}
