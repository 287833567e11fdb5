package sharedsockets.model.packed;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.eval.Symmetry;
import sharedsockets.model.value.Value;

/**
 * A module with its configuration as compiled code: states of a few longs, and a class that finds
 * their successors.
 */
public final class PackedModel {
  private static final String CLASS = "Model";

  private final List<String> variables;
  private final Map<String, Layout.Part> places;
  private final int words;
  private final int keyWords;
  private final List<String> failures;
  private final List<String> warnings;
  private final boolean roomAssumed;
  private final String source;
  private final Constructor<?> constructor;
  private final Labels labels;
  private final List<Move> moves;

  /**
   * Compiles a model.
   *
   * @param room for integers and sequences whose types have no bounds
   * @throws Unsupported where the model uses what this compiler does not know
   */
  public PackedModel(ConfiguredModule model, Interpreter interpreter, DomainReader.Room room) {
    this(model, interpreter, room, null);
  }

  /**
   * Compiles a model whose steps say what a variable is after them.
   *
   * @param observed the variable; it need not be part of a state. Null: none
   * @throws Unsupported where the model uses what this compiler does not know
   */
  public PackedModel(
      ConfiguredModule model, Interpreter interpreter, DomainReader.Room room, String observed) {
    ModelCompiler compiler = new ModelCompiler(model, interpreter, room, observed);
    try {
      source = compiler.compile(CLASS);
    } catch (Expressions.UnknownVariable e) {
      throw new Unsupported(model.next().at(), e.getMessage());
    }
    variables = model.module().variables();
    places = compiler.places();
    words = compiler.words();
    keyWords = compiler.keyWords();
    failures = compiler.failures();
    warnings = compiler.warnings();
    roomAssumed = compiler.isRoomAssumed();
    labels = compiler.labels();
    moves =
        Symmetry.of(model, interpreter).permutations().stream()
            .map(
                permutation ->
                    Move.parts(List.copyOf(places.values()), permutation, model.symmetry().at()))
            .toList();
    try {
      constructor = InMemoryCompiler.compile(CLASS, source).getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many longs a state has. */
  public int words() {
    return words;
  }

  /** By how many of them, the first ones, states are told apart. */
  public int keyWords() {
    return keyWords;
  }

  /** What failed, for {@link PackedSteps.Failure#number}: place and reason. */
  public List<String> failures() {
    return failures;
  }

  /** What users may be warned of, for {@link PackedSteps#warnings}: place and reason. */
  public List<String> warnings() {
    return warnings;
  }

  /** Whether a value out of range may only want more room. */
  public boolean isRoomAssumed() {
    return roomAssumed;
  }

  /** The generated Java class. */
  public String source() {
    return source;
  }

  /** A new worker. */
  public PackedSteps newSteps() {
    try {
      return (PackedSteps) constructor.newInstance();
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The orbits of the states under the model's SYMMETRY. */
  public Orbits orbits() {
    return new Orbits(moves, words);
  }

  /** How many of the longs of a label tell it from others of its kind. */
  public int labelWidth(long[] label) {
    return labels.width((int) label[0]);
  }

  /** The observed variable's value that a label stands for. */
  public Value label(long[] label) {
    return labels.value(label);
  }

  /** The variables that states hold, in the module's order. */
  public List<String> storedVariables() {
    return variables.stream().filter(places::containsKey).toList();
  }

  /** The variables that tell states apart, in the module's order. */
  public List<String> keyVariables() {
    return storedVariables().stream()
        .filter(variable -> places.get(variable).word() < keyWords)
        .toList();
  }

  /**
   * The value of a variable in a packed state.
   *
   * @param offset where the state begins
   * @throws IllegalArgumentException if states do not hold the variable
   */
  public Value unpack(long[] states, int offset, String variable) {
    Layout.Part part = places.get(variable);
    if (part == null) {
      throw new IllegalArgumentException("states do not hold the variable " + variable);
    }
    return Unpacker.value(states, offset + part.word(), part.bit(), part.layout());
  }

  /**
   * Packs a state, given as a value for each variable in the module's order.
   *
   * @throws PackedSteps.OutOfRange if a variable's type lacks its value
   */
  public long[] pack(Value[] values) {
    long[] state = new long[words];
    for (int i = 0; i < values.length; i++) {
      Layout.Part part = places.get(variables.get(i));
      if (part != null) {
        Packer.pack(state, part.word(), part.bit(), part.layout(), values[i]);
      }
    }
    return state;
  }
}
