package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random models of one variable with few values, random fairness and random temporal properties,
 * and what these mean, by the definition of the operators on one behaviour.
 */
final class RandomBehaviours {
  /** How many values the variable has. */
  static final int VALUES = 4;

  /** A behaviour without end: after the last value comes that at {@code loop}. */
  record Behaviour(List<Integer> values, int loop) {
    private int next(int i) {
      return i + 1 < values.size() ? i + 1 : loop;
    }

    private IntStream from(int i) {
      return IntStream.range(Math.min(i, loop), values.size());
    }
  }

  /** A formula as TLA+ writes it, with its meaning at a position of a behaviour. */
  record Formula(String text, Meaning meaning) {
    boolean holds(Behaviour behaviour) {
      return meaning.holds(behaviour, 0);
    }

    private Formula always() {
      return new Formula(
          "[](" + text + ")", (b, i) -> b.from(i).allMatch(j -> meaning.holds(b, j)));
    }

    private Formula eventually() {
      return new Formula(
          "<>(" + text + ")", (b, i) -> b.from(i).anyMatch(j -> meaning.holds(b, j)));
    }

    private Formula not() {
      return new Formula("~(" + text + ")", (b, i) -> !meaning.holds(b, i));
    }

    private Formula or(Formula other) {
      return new Formula(
          "((" + text + ") \\/ (" + other.text + "))",
          (b, i) -> meaning.holds(b, i) || other.meaning.holds(b, i));
    }

    private Formula named(String name) {
      return new Formula(name, meaning);
    }
  }

  /** Whether a formula holds of the rest of a behaviour. */
  interface Meaning {
    boolean holds(Behaviour behaviour, int position);
  }

  /** A step that changes the value. */
  private record Pair(int from, int to) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return (from * VALUES + to) - (other.from * VALUES + other.to);
    }
  }

  private final Random random;
  private final TreeSet<Pair> next;
  private final TreeSet<Integer> initial = new TreeSet<>();
  private final List<Formula> fairness = new ArrayList<>();
  private final Formula property;

  RandomBehaviours(long seed) {
    random = new Random(seed);
    next = pairs(3 + random.nextInt(6));
    do {
      initial.add(random.nextInt(VALUES));
    } while (random.nextInt(3) == 0);
    for (int i = random.nextInt(4); i > 0; i--) {
      fairness.add(fair(random.nextBoolean(), someSteps()));
    }
    if (random.nextInt(5) == 0) {
      fairness.add(fair(true, someSteps()).or(fair(false, someSteps())));
    }
    // Not a formula of one state or step, whatever it is.
    Formula never = new Formula("FALSE", (b, i) -> false).eventually();
    property = formula(3).or(never);
  }

  private TreeSet<Pair> pairs(int count) {
    TreeSet<Pair> pairs = new TreeSet<>();
    while (pairs.size() < count) {
      int from = random.nextInt(VALUES);
      pairs.add(new Pair(from, (from + 1 + random.nextInt(VALUES - 1)) % VALUES));
    }
    return pairs;
  }

  /** Steps of the model, and now and then another. */
  private TreeSet<Pair> someSteps() {
    TreeSet<Pair> some =
        next.stream()
            .filter(pair -> random.nextBoolean())
            .collect(Collectors.toCollection(TreeSet::new));
    some.addAll(pairs(random.nextInt(8) == 0 ? 1 : 0));
    return some;
  }

  private static String text(TreeSet<Pair> steps) {
    return steps.isEmpty()
        ? "FALSE"
        : steps.stream()
            .map(pair -> "(x = %d /\\ x' = %d)".formatted(pair.from, pair.to))
            .collect(Collectors.joining(" \\/ "));
  }

  private static Formula step(TreeSet<Pair> steps) {
    return new Formula(
        "<<" + text(steps) + ">>_x",
        (b, i) -> steps.contains(new Pair(b.values.get(i), b.values.get(b.next(i)))));
  }

  private static Formula enabled(TreeSet<Pair> steps) {
    return new Formula(
        "ENABLED (" + text(steps) + ")",
        (b, i) -> steps.stream().anyMatch(pair -> pair.from == b.values.get(i)));
  }

  private static Formula fair(boolean strong, TreeSet<Pair> steps) {
    Formula idle = enabled(steps).not();
    Formula happens = step(steps).eventually().always();
    return strong
        ? idle.always().eventually().or(happens).named("SF_x(" + text(steps) + ")")
        : idle.eventually().always().or(happens).named("WF_x(" + text(steps) + ")");
  }

  private Formula formula(int depth) {
    if (depth == 0) {
      TreeSet<Integer> values = new TreeSet<>(List.of(random.nextInt(VALUES)));
      values.add(random.nextInt(VALUES));
      return new Formula(
          values.stream().map(String::valueOf).collect(Collectors.joining(", ", "x \\in {", "}")),
          (b, i) -> values.contains(b.values.get(i)));
    }
    Formula one = formula(depth - 1);
    return switch (random.nextInt(11)) {
      case 0, 1 -> one.always();
      case 2, 3 -> one.eventually();
      case 4 -> one.not();
      case 5 -> one.or(formula(depth - 1));
      case 6 -> one.not().or(formula(depth - 1).not()).not();
      case 7 -> {
        Formula other = formula(depth - 1);
        yield one.not()
            .or(other.eventually())
            .always()
            .named("((" + one.text + ") ~> (" + other.text + "))");
      }
      case 8 -> step(someSteps()).eventually().always();
      case 9 -> fair(random.nextBoolean(), someSteps());
      default -> enabled(someSteps()).not().or(one);
    };
  }

  /** The module's body. */
  String module() {
    String fair = fairness.stream().map(f -> " /\\ " + f.text).collect(Collectors.joining());
    return """
    EXTENDS Naturals
    VARIABLE x
    TypeOK == x \\in 0..%d
    Init == x \\in {%s}
    Next == %s
    Spec == Init /\\ [][Next]_x%s
    Live == %s
    """
        .formatted(
            VALUES - 1,
            initial.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            text(next),
            fair,
            property.text);
  }

  /** Whether a behaviour is one of the model that violates the property. */
  boolean isCounterexample(Behaviour behaviour) {
    return initial.contains(behaviour.values.get(0))
        && IntStream.range(0, behaviour.values.size()).allMatch(i -> isStep(behaviour, i))
        && fairness.stream().allMatch(fair -> fair.holds(behaviour))
        && !property.holds(behaviour);
  }

  private boolean isStep(Behaviour behaviour, int i) {
    int from = behaviour.values.get(i);
    int to = behaviour.values.get(behaviour.next(i));
    return from == to || next.contains(new Pair(from, to));
  }

  /** Whether a behaviour of the model with so many values at most violates the property. */
  boolean hasCounterexample(int length) {
    return initial.stream().anyMatch(value -> extend(List.of(value), length));
  }

  private boolean extend(List<Integer> values, int length) {
    Predicate<Integer> loops = loop -> isCounterexample(new Behaviour(values, loop));
    if (IntStream.range(0, values.size()).boxed().anyMatch(loops)) {
      return true;
    }
    int last = values.get(values.size() - 1);
    return values.size() < length
        && next.stream()
            .filter(pair -> pair.from == last)
            .anyMatch(
                pair -> {
                  List<Integer> longer = new ArrayList<>(values);
                  longer.add(pair.to);
                  return extend(longer, length);
                });
  }
}
