package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Methods;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.ActionPath;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** Writes the Java class of a model. */
final class ModelCompiler {
  /** A property of more nodes is checked in a method of its own. */
  private static final int LARGE = 500;

  private final ConfiguredModule model;
  private final DomainReader types;
  private final Generator g;
  private final Labels labels;
  private final String observed;
  private final Map<String, Layout.Part> places = new LinkedHashMap<>();
  private final StringBuilder overrides = new StringBuilder();
  private final Map<Integer, Term> shared = new HashMap<>();
  private int keyWords;
  private int words;
  private int methods;

  /** {@code observed} is the variable whose values label the steps, or null. */
  ModelCompiler(
      ConfiguredModule model, Interpreter interpreter, DomainReader.Room room, String observed) {
    this.model = model;
    this.observed = observed;
    this.types = new DomainReader(interpreter, room);
    this.g = new Generator(model, interpreter, new Universe());
    g.expressions.setImplied(types::isImplied);
    this.labels = new Labels(g);
  }

  /** What the labels of steps mean. */
  Labels labels() {
    return labels;
  }

  /** Each stored variable's place. */
  Map<String, Layout.Part> places() {
    return places;
  }

  int words() {
    return words;
  }

  int keyWords() {
    return keyWords;
  }

  boolean isRoomAssumed() {
    return types.isAssumed();
  }

  List<String> failures() {
    return g.failures();
  }

  List<String> warnings() {
    return g.warnings();
  }

  String compile(String name) {
    model.config().constants().values().forEach(this::number);
    model.module().definitions().values().forEach(d -> number(d.body()));
    readTypes();
    layOut();
    Block successors = steps();
    predicates("within", model.constraints(), JavaType.BOOLEAN);
    actionConstraints();
    predicates("violated", model.invariants(), JavaType.INT);
    labels.seal(g.universe);
    StringBuilder text = new StringBuilder();
    text.append("package sharedsockets.model.packed;\n");
    text.append("final class ").append(name).append(" extends PackedSteps {\n");
    text.append(g.universe.declarations());
    text.append(name)
        .append("() { super(")
        .append(words)
        .append(", ")
        .append(labels.widest())
        .append("); }\n");
    text.append(Methods.override(JavaType.VOID, "successors", successors));
    text.append(overrides).append(g.code.methods()).append("}\n");
    return text.toString();
  }

  private void number(Value value) {
    if (value instanceof Value.SetOf set) {
      set.elements().forEach(this::number);
    } else if (value instanceof Value.Text || value instanceof Value.ModelValue) {
      g.universe.number(value);
    }
  }

  /** Tables by number are made once: all strings have numbers before. */
  private void number(Expr e) {
    if (e instanceof Expr.Str string) {
      g.universe.number(new Value.Text(string.value()));
    } else if (e instanceof Expr.Record r) {
      r.fields().forEach(field -> g.universe.number(new Value.Text(field.name())));
    }
    e.children().forEach(this::number);
  }

  /** TypeOK says the types; an invariant of the .cfg says those that it leaves open. */
  private void readTypes() {
    if (model.resolve("TypeOK") != null) {
      types.read(new Expr.Call("TypeOK", List.of(), model.resolve("TypeOK").at()));
    }
    for (ConfiguredModule.Predicate invariant : model.invariants()) {
      try {
        types.read(invariant.formula());
      } catch (Unsupported e) {
        // It says no type: a variable that has none is refused where it is stored.
      }
    }
  }

  private void layOut() {
    List<String> all = model.module().variables();
    List<String> key = model.view() == null ? all : viewed(model.view());
    Set<String> stored = new LinkedHashSet<>(key);
    Set<String> read = new HashSet<>(model.uses(model.next()).reads());
    model.invariants().forEach(p -> read.addAll(model.uses(p.formula()).reads()));
    model.stepProperties().forEach(p -> read.addAll(model.uses(p.action()).reads()));
    model.constraints().forEach(p -> read.addAll(model.uses(p.formula()).reads()));
    for (ConfiguredModule.Predicate constraint : model.actionConstraints()) {
      read.addAll(model.uses(constraint.formula()).reads());
      read.addAll(model.uses(constraint.formula()).readsNext());
    }
    all.stream().filter(read::contains).forEach(stored::add);
    Layout.FirstFit fit = new Layout.FirstFit();
    for (String variable : stored) {
      if (!key.contains(variable) && keyWords == 0) {
        keyWords = fit.words();
        fit.seal();
      }
      places.put(variable, fit.place(layout(variable)));
    }
    words = Math.max(1, fit.words());
    keyWords = keyWords == 0 ? words : keyWords;
    places.forEach((variable, part) -> g.current.put(variable, read(Generator.CURRENT, part)));
  }

  private Layout layout(String variable) {
    Domain type = types.of(variable);
    Location at = model.next().at();
    if (type == null) {
      throw new Unsupported(at, "TypeOK says no type x \\in S of the variable " + variable);
    }
    g.universe.number(type);
    try {
      return Layout.of(type);
    } catch (Layout.TooLarge e) {
      throw new Unsupported(
          types.place(variable), "the variable " + variable + " has " + e.getMessage());
    }
  }

  private Val read(Term.Array array, Layout.Part part) {
    return g.functions.read(Place.of(array, part.word(), part.bit()), part.layout());
  }

  /** The variables of a view. */
  private List<String> viewed(Expr view) {
    List<String> variables = new ArrayList<>();
    for (Expr part : flattened(view)) {
      if (!(part instanceof Expr.Variable v)) {
        throw Generator.unsupported(part.at(), "a VIEW of more than variables");
      }
      variables.add(v.name());
    }
    return model.module().variables().stream().filter(variables::contains).toList();
  }

  /** The parts of a tuple of tuples. */
  private List<Expr> flattened(Expr e) {
    List<Expr> parts = new ArrayList<>();
    if (e instanceof Expr.Tuple tuple) {
      tuple.elements().forEach(element -> parts.addAll(flattened(element)));
    } else if (e instanceof Expr.Call call
        && call.args().isEmpty()
        && model.resolve(call.target()) != null) {
      parts.addAll(flattened(model.resolve(call.target()).body()));
    } else {
      parts.add(e);
    }
    return parts;
  }

  private Block steps() {
    List<Statement> calls = new ArrayList<>();
    Steps steps = new Steps(g, this::commit);
    for (ActionPath path : ActionPath.split(model.next(), model::resolve)) {
      Block action = g.code.nested(() -> steps.compile(path));
      if (!action.isEmpty()) {
        calls.add(new Statement.Perform(g.code.extract(JavaType.VOID, "a" + calls.size(), action)));
      }
    }
    return new Block(calls);
  }

  /** The end of a way: writes and offers the successor, and checks the step. */
  private void commit(Term times) {
    Block end = g.code.nested(() -> writeAndCheck(times));
    g.code.add(new Statement.Perform(g.code.extract(JavaType.VOID, "e" + methods++, end)));
  }

  private void writeAndCheck(Term times) {
    if (observed != null) {
      labels.write(g.next.get(observed), model.next().at());
    }
    g.code.perform("copy");
    Map<String, Val> after = new HashMap<>(g.next);
    g.code.writing(true);
    places.forEach(
        (variable, part) -> {
          Val val = g.next.get(variable);
          if (!val.equals(g.current.get(variable))) {
            Place place = Place.of(Generator.NEXT, part.word(), part.bit());
            g.stores.store(place, part.layout(), val, true);
            after.put(variable, read(Generator.NEXT, part));
          }
        });
    g.code.writing(false);
    g.next.keySet().stream()
        .filter(variable -> !places.containsKey(variable))
        .forEach(variable -> g.functions.force(g.next.get(variable)));
    g.code.perform("offer", times);
    Map<String, Val> assigned = g.next;
    g.next = after;
    try {
      for (int i = 0; i < model.stepProperties().size(); i++) {
        check(model.stepProperties().get(i), i);
      }
    } finally {
      g.next = assigned;
    }
  }

  private void check(ConfiguredModule.StepProperty property, int number) {
    if (places.keySet().containsAll(model.uses(property.action()).readsNext())) {
      // It depends on the two states only, not on the call that leads from one to the other.
      Term stays = stays(property.subscript());
      if (!stays.equals(Terms.TRUE)) {
        demandStep(shared.computeIfAbsent(number, ignored -> sharedCheck(property)), number);
      }
      return;
    }
    Term[] condition = {Terms.FALSE};
    Block asking = g.code.nested(() -> condition[0] = holds(property));
    if (condition[0].equals(Terms.TRUE) && !g.code.performs(asking)) {
      return;
    }
    if (asking.size() + condition[0].size() > LARGE) {
      condition[0] = g.code.extractCondition("s" + methods++, asking, condition[0]);
      asking = Block.EMPTY;
    }
    g.code.addAll(asking);
    demandStep(condition[0], number);
  }

  private void demandStep(Term condition, int property) {
    Block violated = g.code.nested(() -> g.code.perform("stepViolated", Terms.number(property)));
    g.code.addIf(condition, Block.EMPTY, violated);
  }

  /** The property of the step that is being compiled: its subscript stays, or its action holds. */
  private Term holds(ConfiguredModule.StepProperty property) {
    return g.expressions.either(
        List.of(
            () -> stays(property.subscript()),
            () -> g.expressions.truth(property.action(), Scope.EMPTY)));
  }

  private Term sharedCheck(ConfiguredModule.StepProperty property) {
    Map<String, Val> before = g.next;
    g.next = new HashMap<>();
    places.forEach((variable, part) -> g.next.put(variable, read(Generator.NEXT, part)));
    try {
      Term[] condition = {Terms.FALSE};
      Block asking = g.code.isolated(() -> condition[0] = holds(property));
      return g.code.extractCondition("s" + methods++, asking, condition[0]);
    } finally {
      g.next = before;
    }
  }

  /**
   * Whether a step leaves a subscript as it is. A variable that is not stored counts as changed:
   * its old value is that of one of many ways to the state.
   */
  private Term stays(Expr subscript) {
    Term all = Terms.TRUE;
    for (Expr part : flattened(subscript)) {
      if (part instanceof Expr.Variable v && !places.containsKey(v.name())) {
        return Terms.FALSE;
      }
    }
    for (Expr part : flattened(subscript)) {
      all =
          Terms.and(
              all,
              g.equality.same(
                  g.expressions.eval(part, Scope.EMPTY),
                  g.expressions.primed(part, Scope.EMPTY),
                  part.at()));
    }
    return all;
  }

  /** A method that asks predicates of the next state, each in a method of its own. */
  private void predicates(
      String name, List<ConfiguredModule.Predicate> predicates, JavaType returns) {
    boolean numbered = returns == JavaType.INT;
    Map<String, Val> before = g.current;
    g.current = new HashMap<>();
    places.forEach((variable, part) -> g.current.put(variable, read(Generator.NEXT, part)));
    g.next = new HashMap<>();
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < predicates.size(); i++) {
      Term holds = condition("p", List.of(predicates.get(i)));
      if (!holds.equals(Terms.TRUE)) {
        Term answer = numbered ? Terms.number(i) : Terms.FALSE;
        body.add(new Statement.If(holds, Block.EMPTY, Block.of(new Statement.Return(answer))));
      }
    }
    g.current = before;
    if (!body.isEmpty()) {
      body.add(new Statement.Return(numbered ? Terms.number(-1) : Terms.TRUE));
      overrides.append(Methods.override(returns, name, new Block(body)));
    }
  }

  private void actionConstraints() {
    if (model.actionConstraints().isEmpty()) {
      return;
    }
    g.next = new HashMap<>();
    places.forEach((variable, part) -> g.next.put(variable, read(Generator.NEXT, part)));
    Term holds = condition("x", model.actionConstraints());
    overrides.append(
        Methods.override(JavaType.BOOLEAN, "stepWithin", Block.of(new Statement.Return(holds))));
  }

  /** The conjunction of predicates, asked in a method of its own unless it is constant. */
  private Term condition(String prefix, List<ConfiguredModule.Predicate> predicates) {
    List<Supplier<Term>> conditions = new ArrayList<>();
    predicates.forEach(p -> conditions.add(() -> g.expressions.truth(p.formula(), Scope.EMPTY)));
    Term[] condition = {Terms.FALSE};
    Block asking = g.code.nested(() -> condition[0] = g.expressions.both(conditions));
    return condition[0].equals(Terms.TRUE) && !g.code.performs(asking)
        ? Terms.TRUE
        : g.code.extractCondition(prefix + methods++, asking, condition[0]);
  }
}
