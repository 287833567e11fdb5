package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements under construction. Locals have names that are unique in the whole class, so that a
 * method cut out of another one finds its parameters by looking for names that it does not declare.
 *
 * <p>A local declared within a branch is declared outside of it, with a value nobody reads: the
 * values computed in the branch may then be used after it, under the branch's condition.
 */
final class Code {
  private static final Pattern LOCAL = Pattern.compile("\\b([ibm])(\\d+)\\b");
  private static final Pattern DECLARED = Pattern.compile("\\b(?:int|long|boolean) ([ibm]\\d+)\\b");
  private static final Pattern ASSIGNED = Pattern.compile("\\b([ibm]\\d+) (?:[-+|&]?=) ");

  /** So long a block becomes a method: the JIT compiler leaves large methods alone. */
  private static final int LONG_TEXT = 5_000;

  private static final Map<Character, String> JAVA_TYPES =
      Map.of('i', "int", 'b', "boolean", 'm', "long");

  private enum Kind {
    /** Declares its own locals. */
    PLAIN,
    /** Its locals outlive it. */
    BRANCH
  }

  private static final class Block {
    final Block parent;
    final Kind kind;
    final StringBuilder declarations = new StringBuilder();
    final StringBuilder text = new StringBuilder();
    final Map<Object, Val> known = new HashMap<>();
    final Set<String> facts = new HashSet<>();
    final Map<String, String> held = new HashMap<>();

    Block(Block parent, Kind kind) {
      this.parent = parent;
      this.kind = kind;
    }

    String text() {
      return declarations.toString() + text;
    }
  }

  private final StringBuilder methods = new StringBuilder();
  private final Map<String, String> methodNames = new HashMap<>();
  private Block block = new Block(null, Kind.PLAIN);
  private int locals;
  private int labels;
  private boolean writing;

  /** Adds a statement. */
  void add(String statement) {
    block.text.append(statement).append('\n');
  }

  /** A new local of this type and value; {@code type} is int, long or boolean. */
  String local(String type, String value) {
    String name = (type.equals("int") ? "i" : type.equals("long") ? "m" : "b") + locals++;
    if (block.kind == Kind.BRANCH) {
      Block owner = block;
      while (owner.kind == Kind.BRANCH) {
        owner = owner.parent;
      }
      owner
          .declarations
          .append(type)
          .append(' ')
          .append(name)
          .append(type.equals("boolean") ? " = false;\n" : " = 0;\n");
      add(name + " = " + value + ";");
    } else {
      add(type + " " + name + " = " + value + ";");
    }
    return name;
  }

  /** The expression itself if it is simple, else a local that holds it: one on every way here. */
  String hoist(String type, String code) {
    if (Leaf.isSimple(code)) {
      return code;
    }
    if (writing && code.contains(Generator.NEXT + "[")) {
      return local(type, code);
    }
    for (Block b = block; b != null; b = b.parent) {
      String known = b.held.get(code);
      if (known != null) {
        return known;
      }
    }
    String name = local(type, code);
    block.held.put(code, name);
    return name;
  }

  /** Whether the next state is being written, so that reads of it hold only for a moment. */
  void writing(boolean now) {
    writing = now;
  }

  /**
   * A fresh name of a loop's own variable: {@code i} for int, {@code m} long, {@code b} boolean.
   */
  String name(char kind) {
    return "" + kind + locals++;
  }

  String label() {
    return "L" + labels++;
  }

  /** Statements for a loop or a condition whose values nobody uses afterwards. */
  String nested(Runnable body) {
    return in(Kind.PLAIN, body);
  }

  /** Statements of a branch whose values are used afterwards. */
  String branch(Runnable body) {
    return in(Kind.BRANCH, body);
  }

  /** Statements that stand in a method of their own: nothing is known there. */
  String isolated(Runnable body) {
    Block outer = block;
    block = null;
    try {
      return in(Kind.PLAIN, body);
    } finally {
      block = outer;
    }
  }

  private String in(Kind kind, Runnable body) {
    Block outer = block;
    block = new Block(outer, kind);
    try {
      body.run();
      return block.text();
    } finally {
      block = outer;
    }
  }

  /** {@code header { body }}, nothing where the body is empty. */
  void nest(String header, Runnable body) {
    String text = nested(body);
    if (!text.isEmpty()) {
      add(header + " {\n" + text + "}");
    }
  }

  /** {@code if (condition) { body }}, within which the condition is known. */
  void when(String unsettled, Runnable body) {
    String condition = simplified(unsettled);
    if (condition.equals(Leaf.FALSE)) {
      return;
    } else if (condition.equals(Leaf.TRUE)) {
      nest("", body);
      return;
    }
    String text =
        nested(
            () -> {
              assume(condition);
              body.run();
            });
    if (text.length() > LONG_TEXT && standsAlone(text)) {
      text = extract("void", "w" + labels++, text) + ";\n";
    }
    if (!text.isEmpty()) {
      add("if (" + condition + ") {\n" + text + "}");
    }
  }

  /** Whether statements neither assign locals nor leave blocks that are not their own. */
  private static boolean standsAlone(String text) {
    Set<String> declared = declared(text);
    Matcher assigned = ASSIGNED.matcher(text);
    while (assigned.find()) {
      if (!declared.contains(assigned.group(1))) {
        return false;
      }
    }
    Matcher left = Pattern.compile("break (L\\d+);").matcher(text);
    while (left.find()) {
      if (!text.contains(left.group(1) + ": {")) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> declared(String text) {
    Set<String> declared = new HashSet<>();
    Matcher declarations = DECLARED.matcher(text);
    while (declarations.find()) {
      declared.add(declarations.group(1));
    }
    return declared;
  }

  /** A branch under a condition; its locals live on. */
  void branchWhen(String condition, Runnable body) {
    String text =
        branch(
            () -> {
              assume(condition);
              body.run();
            });
    if (!text.isEmpty()) {
      add("if (" + condition + ") {\n" + text + "}");
    }
  }

  /** From here to the end of the block the condition holds. */
  void assume(String condition) {
    block.facts.add(condition);
    for (String part : conjuncts(condition)) {
      block.facts.add(part);
    }
  }

  private static List<String> conjuncts(String condition) {
    List<String> parts = new ArrayList<>();
    if (!condition.startsWith("(") || !condition.contains(" && ")) {
      return parts;
    }
    // Only `(a && b)` as Leaf.and writes it.
    int depth = 0;
    for (int i = 1; i < condition.length() - 1; i++) {
      char c = condition.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth < 0) {
        return parts;
      }
      if (depth == 0 && condition.startsWith(" && ", i)) {
        String left = condition.substring(1, i);
        String right = condition.substring(i + 4, condition.length() - 1);
        parts.add(left);
        parts.add(right);
        parts.addAll(conjuncts(left));
        parts.addAll(conjuncts(right));
        return parts;
      }
    }
    return parts;
  }

  /** TRUE or FALSE where that is known here, else the condition itself. */
  String simplified(String condition) {
    return isKnown(condition) ? Leaf.TRUE : isKnown(Leaf.not(condition)) ? Leaf.FALSE : condition;
  }

  boolean isKnown(String condition) {
    for (Block b = block; b != null; b = b.parent) {
      if (b.facts.contains(condition)) {
        return true;
      }
    }
    return false;
  }

  /** What was computed for a key on every way here, or null. */
  Val known(Object key) {
    for (Block b = block; b != null; b = b.parent) {
      Val val = b.known.get(key);
      if (val != null) {
        return val;
      }
    }
    return null;
  }

  void remember(Object key, Val val) {
    block.known.put(key, val);
  }

  /** Compiles something and forgets it. */
  <T> T discard(Supplier<T> body) {
    List<T> result = new ArrayList<>();
    nested(() -> result.add(body.get()));
    return result.get(0);
  }

  /**
   * Compiles a body into a method of its own.
   *
   * @return the call of the method, with what it needs of the locals here
   */
  String method(String returnType, String name, Supplier<String> body) {
    String text =
        nested(
            () -> {
              String result = body.get();
              if (result != null) {
                add("return " + result + ";");
              }
            });
    return extract(returnType, name, text);
  }

  /** Makes a method of statements that already stand; they assign none of the locals here. */
  String extract(String returnType, String name, String statements) {
    String text = DeadCode.removed(statements);
    Set<String> declared = declared(text);
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher used = LOCAL.matcher(text);
    while (used.find()) {
      if (!declared.contains(used.group())) {
        parameters.put(used.group(), JAVA_TYPES.get(used.group().charAt(0)));
      }
    }
    // Under names of its own, the same code is the same method wherever it comes from.
    Map<String, String> renamed = new HashMap<>();
    List<String> signature = new ArrayList<>();
    parameters.forEach((local, type) -> signature.add(type + " " + shortName(local, renamed)));
    String body = LOCAL.matcher(text).replaceAll(local -> shortName(local.group(), renamed));
    String method = "(" + String.join(", ", signature) + ") {\n" + body + "}\n";
    String known = methodNames.putIfAbsent(returnType + method, name);
    if (known == null) {
      methods.append("private ").append(returnType).append(' ').append(name).append(method);
    }
    return (known == null ? name : known) + "(" + String.join(", ", parameters.keySet()) + ")";
  }

  private static String shortName(String local, Map<String, String> renamed) {
    return renamed.computeIfAbsent(local, ignored -> "" + local.charAt(0) + renamed.size());
  }

  /** The text of all methods cut out so far. */
  String methods() {
    return methods.toString();
  }
}
