package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;

/** The place where code is written, and the meanings of names there. */
final class Context {
  /** Statements so far. */
  final CodeBlock.Builder out;

  private final Map<String, Code> values;
  private final Map<String, Definition> pending;
  private final Map<String, String> operators;
  private final Set<String> usedNames;

  /** Names of lambdas' parameters, which statements put before them must not have. */
  private final Set<String> lambdaNames = new HashSet<>();

  /** What {@code @} stands for. */
  Code at;

  private Context(
      CodeBlock.Builder out,
      Map<String, Code> values,
      Map<String, Definition> pending,
      Map<String, String> operators,
      Set<String> usedNames,
      Code at) {
    this.out = out;
    this.values = values;
    this.pending = pending;
    this.operators = operators;
    this.usedNames = usedNames;
    this.at = at;
  }

  Context(Set<String> reserved) {
    this(
        CodeBlock.builder(),
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new HashSet<>(reserved),
        null);
  }

  /** A block inside this one: what is declared there is not known here. */
  Context block() {
    return new Context(
        CodeBlock.builder(),
        new HashMap<>(values),
        new HashMap<>(pending),
        new HashMap<>(operators),
        new HashSet<>(usedNames),
        at);
  }

  /** A name that nothing else known here has. */
  String fresh(String wanted) {
    String name = wanted;
    for (int i = 2; lambdaNames.contains(name) || !usedNames.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** A name for a parameter of a lambda of this block whose body is {@code inner}. */
  String freshInside(Context inner, String wanted) {
    String name = inner.fresh(wanted);
    lambdaNames.add(name);
    return name;
  }

  void line(String format, Object... args) {
    out.add(format + ";\n", args);
  }

  void open(String format, Object... args) {
    out.add(format + " {\n$>", args);
  }

  void close() {
    out.add("$<}\n");
  }

  void define(String name, Code value) {
    pending.remove(name);
    values.put(name, value);
  }

  Code value(String name) {
    return values.get(name);
  }

  void defineOperator(String name, String javaName) {
    pending.remove(name);
    operators.put(name, javaName);
  }

  String operator(String name) {
    return operators.get(name);
  }

  void postpone(Definition let) {
    pending.put(let.name(), let);
  }

  Definition pending(String name) {
    return pending.get(name);
  }
}
