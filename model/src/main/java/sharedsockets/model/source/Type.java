package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;

/**
 * A type under inference. What two uses have in common is made one type by {@link #unify}; {@link
 * #find} gives the one that stands for all of them.
 */
final class Type {
  enum Kind {
    UNKNOWN,
    /** Of a string literal: a string or an enumeration's value. */
    LITERAL,
    BOOLEAN,
    INTEGER,
    STRING,
    ENUM,
    SET,
    FUNCTION,
    SEQUENCE,
    TUPLE,
    RECORD,
    /** Of {@code <<>>}: a sequence or a function. */
    NOTHING
  }

  /** A declared set of strings. */
  record Enumeration(String name, List<String> values, String comment, Location at) {}

  /** A declared set of records, or what a record expression makes. */
  static final class Shape {
    final String name;
    final Map<String, Type> fields = new LinkedHashMap<>();
    final Map<String, String> fieldComments = new LinkedHashMap<>();
    final String comment;
    final Location at;

    Shape(String name, String comment, Location at) {
      this.name = name;
      this.comment = comment;
      this.at = at;
    }
  }

  /** A declared product of sets: how a tuple and its components are called. */
  record Product(String name, List<String> components) {}

  private Type forward;
  private Kind kind;
  private List<Type> arguments = List.of();
  private final Set<String> literals = new LinkedHashSet<>();
  private Enumeration enumeration;
  private Shape shape;
  private Product product;

  private Type(Kind kind) {
    this.kind = kind;
  }

  static Type unknown() {
    return new Type(Kind.UNKNOWN);
  }

  static Type nothing() {
    return new Type(Kind.NOTHING);
  }

  static Type bool() {
    return new Type(Kind.BOOLEAN);
  }

  static Type integer() {
    return new Type(Kind.INTEGER);
  }

  static Type string() {
    return new Type(Kind.STRING);
  }

  static Type literal(String value) {
    Type type = new Type(Kind.LITERAL);
    type.literals.add(value);
    return type;
  }

  static Type of(Enumeration enumeration) {
    Type type = new Type(Kind.ENUM);
    type.enumeration = enumeration;
    return type;
  }

  static Type of(Shape shape) {
    Type type = new Type(Kind.RECORD);
    type.shape = shape;
    return type;
  }

  static Type set(Type element) {
    return with(Kind.SET, element);
  }

  static Type function(Type domain, Type range) {
    return with(Kind.FUNCTION, domain, range);
  }

  static Type sequence(Type element) {
    return with(Kind.SEQUENCE, element);
  }

  static Type tuple(List<Type> components, Product product) {
    Type type = with(Kind.TUPLE, components.toArray(new Type[0]));
    type.product = product;
    return type;
  }

  private static Type with(Kind kind, Type... arguments) {
    Type type = new Type(kind);
    type.arguments = new ArrayList<>(List.of(arguments));
    return type;
  }

  Type find() {
    Type type = this;
    while (type.forward != null) {
      type = type.forward;
    }
    return type;
  }

  Kind kind() {
    return find().kind;
  }

  boolean is(Kind asked) {
    return kind() == asked;
  }

  Type argument(int index) {
    return find().arguments.get(index).find();
  }

  List<Type> arguments() {
    return find().arguments;
  }

  Enumeration enumeration() {
    return find().enumeration;
  }

  Shape shape() {
    return find().shape;
  }

  /** Gives a tuple, of which no declared set says it, its name and those of its components. */
  void called(Product name) {
    find().product = name;
  }

  Product product() {
    return find().product;
  }

  /**
   * Makes two types one.
   *
   * @throws Unsupported where no type is both
   */
  static void unify(Type one, Type other, Location at) {
    Type a = one.find();
    Type b = other.find();
    if (a == b) {
      return;
    }
    if (rank(a) > rank(b)) {
      Type swapped = a;
      a = b;
      b = swapped;
    }
    switch (a.kind) {
      case UNKNOWN -> {}
      case LITERAL -> {
        if (b.kind == Kind.LITERAL) {
          b.literals.addAll(a.literals);
        } else if (b.kind == Kind.ENUM) {
          for (String literal : a.literals) {
            if (!b.enumeration.values().contains(literal)) {
              throw new Unsupported(
                  at, "\"" + literal + "\" is no value of " + b.enumeration.name());
            }
          }
        } else if (b.kind != Kind.STRING) {
          throw mismatch(a, b, at);
        }
      }
      case NOTHING -> {
        if (b.kind != Kind.NOTHING && b.kind != Kind.SEQUENCE && b.kind != Kind.FUNCTION) {
          throw mismatch(a, b, at);
        }
      }
      case TUPLE -> {
        if (b.kind == Kind.SEQUENCE) {
          for (Type component : a.arguments) {
            unify(component, b.arguments.get(0), at);
          }
        } else if (b.kind == Kind.TUPLE && a.arguments.size() == b.arguments.size()) {
          if (a.product != null && b.product != null && !a.product.equals(b.product)) {
            throw new Unsupported(
                at, "a tuple that is of " + a.product.name() + " and of " + b.product.name());
          }
          b.product = b.product == null ? a.product : b.product;
          unifyArguments(a, b, at);
        } else {
          throw mismatch(a, b, at);
        }
      }
      default -> {
        if (a.kind != b.kind || a.enumeration != b.enumeration || a.shape != b.shape) {
          throw mismatch(a, b, at);
        }
        a.forward = b;
        unifyArguments(a, b, at);
        return;
      }
    }
    a.forward = b;
  }

  private static void unifyArguments(Type a, Type b, Location at) {
    for (int i = 0; i < a.arguments.size(); i++) {
      unify(a.arguments.get(i), b.arguments.get(i), at);
    }
  }

  private static int rank(Type type) {
    return switch (type.kind) {
      case UNKNOWN -> 0;
      case LITERAL -> 1;
      case NOTHING -> 2;
      case TUPLE -> 3;
      default -> 4;
    };
  }

  private static Unsupported mismatch(Type a, Type b, Location at) {
    return new Unsupported(at, "what is " + a + " cannot be " + b + " too");
  }

  /** For messages. */
  @Override
  public String toString() {
    Type type = find();
    return switch (type.kind) {
      case UNKNOWN -> "of unknown type";
      case LITERAL -> "a string " + type.literals;
      case BOOLEAN -> "a Boolean";
      case INTEGER -> "an integer";
      case STRING -> "a name";
      case ENUM -> "of " + type.enumeration.name();
      case SET -> "a set whose element is " + type.argument(0);
      case FUNCTION ->
          "a function of what is " + type.argument(0) + " to what is " + type.argument(1);
      case SEQUENCE -> "a sequence of what is " + type.argument(0);
      case TUPLE -> "a tuple of " + type.arguments.size();
      case RECORD -> "a record " + type.shape.name;
      case NOTHING -> "<<>>";
    };
  }
}
