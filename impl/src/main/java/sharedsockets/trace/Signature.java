package sharedsockets.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The signature of an operation, a row of the table of calls, {@code spec/calls.json}: its names in
 * a trace, the names and kinds of its arguments, the kind of its result, and the specification's
 * actions that it stands for.
 */
public final class Signature {
  /** So many arguments of a network event name its socket: a process and its descriptor. */
  public static final int SOCKET_NAMED = 2;

  private final String name;
  private final String label;
  private final List<String> also;
  private final String[] argumentNames;
  private final Kind[] kinds;
  private final Kind result;
  private final boolean isObservation;
  private final List<Meaning> successes;
  private final Meaning failure;
  private final Meaning waiting;
  private final Meaning known;
  private final Kind ended;
  private final boolean endsDescriptors;

  private Signature(Builder builder) {
    name = builder.name;
    label = builder.label;
    also = List.copyOf(builder.also);
    argumentNames = builder.argumentNames.toArray(new String[0]);
    kinds = builder.kinds.toArray(new Kind[0]);
    result = builder.result;
    isObservation = builder.isObservation;
    successes = List.copyOf(builder.successes);
    failure = builder.failure;
    waiting = builder.waiting;
    known = builder.known;
    ended = builder.ended;
    endsDescriptors = builder.endsDescriptors;
  }

  /**
   * An action or a query of the specification.
   *
   * @param sources for each parameter of the action what an event gives for it: {@code process},
   *     the name of an argument, {@code result}, {@code result.MEMBER}, {@code error}, or {@code
   *     socket}, the identity of the socket that the call makes or the network event happens to
   */
  public record Meaning(String action, List<String> sources) {
    private static Meaning of(String action, String... sources) {
      return new Meaning(action, Arrays.asList(sources));
    }

    /** Whether it speaks of a result's members, and so stands for no result without members. */
    public boolean takesMembers() {
      return sources.stream().anyMatch(source -> source.startsWith("result."));
    }
  }

  /** An element with a signature. */
  public interface Holder {
    Signature signature();

    /** Whether it is a call; otherwise it is a network event. */
    default boolean isCall() {
      return signature().result != null;
    }

    /** Whether it is a network event that only tells what the peer sees. */
    default boolean isObservation() {
      return signature().isObservation;
    }

    /** Whether it is a call that may fail. */
    default boolean canFail() {
      return signature().failure != null;
    }

    /** Whether it is a call that makes a socket where it succeeds. */
    default boolean makesSocket() {
      return isCall()
          && signature().successes.stream().anyMatch(each -> each.sources().contains("socket"));
    }

    /**
     * Whether it is a call that opens, where it succeeds, a descriptor in the process that an
     * argument names.
     */
    default boolean opensInTarget() {
      return result() == Kind.NEW_DESCRIPTOR && takes(Kind.PROCESS);
    }

    /** Whether it is a call that makes what an argument names: the name must be a new one. */
    default boolean namesWhatItMakes() {
      return takes(Kind.FRESH_EVENT_OBJECT) || takes(Kind.NEW_PROCESS);
    }

    /** Whether it is a call that ends, where it succeeds, what its argument of this kind names. */
    default boolean ends(Kind kind) {
      return signature().ended == kind;
    }

    /**
     * Whether it is a call that ends, where it succeeds, perhaps all descriptors of its process.
     */
    default boolean endsDescriptors() {
      return signature().endsDescriptors;
    }

    /** The names of the arguments, in the order in which an event holds them. */
    default List<String> argumentNames() {
      return List.of(signature().argumentNames);
    }

    /** How many arguments there are. */
    default int arity() {
      return signature().kinds.length;
    }

    /** The kind of an argument, by its position. */
    default Kind kind(int index) {
      return signature().kinds[index];
    }

    /** What a successful call returns. */
    default Kind result() {
      return signature().result;
    }

    /** Whether a call that returns a message may return null as well: that there is none. */
    default boolean mayReturnNone() {
      return signature().successes.size() > 1;
    }

    /** The position of an argument, or -1. */
    default int indexOf(String argument) {
      String[] names = signature().argumentNames;
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(argument)) {
          return i;
        }
      }
      return -1;
    }

    /** Whether an argument is of this kind. */
    default boolean takes(Kind kind) {
      return indexOf(kind) >= 0;
    }

    /** The position of the first argument of this kind, or -1. */
    default int indexOf(Kind kind) {
      Kind[] kinds = signature().kinds;
      for (int i = 0; i < kinds.length; i++) {
        if (kinds[i] == kind) {
          return i;
        }
      }
      return -1;
    }
  }

  static Builder call(String name) {
    return new Builder(name);
  }

  /** A network event happens to the socket that a process's descriptor names. */
  static Builder networkEvent(String name) {
    return new Builder(name).takes("process", Kind.PROCESS).takes("s", Kind.DESCRIPTOR);
  }

  /** The name in a trace. */
  public String name() {
    return name;
  }

  /** The name in a model, which is no other operation's. */
  public String label() {
    return label;
  }

  /** Whether a trace tells it from another of the same name by its arguments. */
  public boolean isForm() {
    return !label.equals(name);
  }

  /** Other names of the same call, which traces may write. */
  public List<String> also() {
    return also;
  }

  /** The actions that a success can be, which of them the result tells. */
  public List<Meaning> successes() {
    return successes;
  }

  /**
   * The place among the successes of the one that a result tells: one that speaks of a result's
   * members stands for a result with some.
   */
  public int success(Object result) {
    for (int i = 0; i < successes.size(); i++) {
      if (successes.size() == 1 || successes.get(i).takesMembers() == (result != null)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " = " + result);
  }

  /** The action that a failure is; null if it cannot fail. */
  public Meaning failure() {
    return failure;
  }

  /** The action that a call is which does not return; null for a network event. */
  public Meaning waiting() {
    return waiting;
  }

  /** The query that tells what a state has of the result; null if that is nothing. */
  public Meaning known() {
    return known;
  }

  /** A signature in the making. */
  static final class Builder {
    private final String name;
    private String label;
    private final List<String> also = new ArrayList<>();
    private final List<String> argumentNames = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private Kind result;
    private boolean isObservation;
    private final List<Meaning> successes = new ArrayList<>();
    private Meaning failure;
    private Meaning waiting;
    private Meaning known;
    private Kind ended;
    private boolean endsDescriptors;

    private Builder(String name) {
      this.name = name;
      label = name;
    }

    Builder labelled(String text) {
      label = text;
      return this;
    }

    Builder observes() {
      isObservation = true;
      return this;
    }

    Builder also(String otherName) {
      also.add(otherName);
      return this;
    }

    Builder takes(String argument, Kind kind) {
      argumentNames.add(argument);
      kinds.add(kind);
      return this;
    }

    Builder returns(Kind kind) {
      result = kind;
      return this;
    }

    Builder succeeds(String action, String... sources) {
      successes.add(Meaning.of(action, sources));
      return this;
    }

    Builder fails(String action, String... sources) {
      failure = Meaning.of(action, sources);
      return this;
    }

    Builder waits(String action, String... sources) {
      waiting = Meaning.of(action, sources);
      return this;
    }

    Builder known(String query, String... sources) {
      known = Meaning.of(query, sources);
      return this;
    }

    Builder ends(String name) {
      int argument = argumentNames.indexOf(name);
      endsDescriptors = argument < 0;
      if (argument >= 0) {
        ended = kinds.get(argument);
      } else if (name.equals("process")) {
        ended = Kind.PROCESS;
      }
      return this;
    }

    Signature build() {
      return new Signature(this);
    }
  }
}
