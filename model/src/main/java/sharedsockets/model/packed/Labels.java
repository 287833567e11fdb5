package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Location;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.eval.Values;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.value.Value;

/**
 * The values of the variable that labels steps, though no state stores it: generated code writes
 * the leaves of its value into an array, and this class knows what they mean.
 *
 * <p>Each place in the code that makes a successor has a shape of its own: the value's structure,
 * in which most leaves are constants. The array's first element is the shape's number.
 */
final class Labels {
  /** The array, in generated code. */
  private static final Term.Array ARRAY = new Term.Array(JavaType.LONG, "label");

  /** A value, given the leaves. */
  private interface Part {
    Value value(long[] label);
  }

  private static final int LONGEST = 64;

  private final Generator g;
  private final List<Part> shapes = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Value> atoms = new ArrayList<>();
  private int slots;
  private boolean branches;
  private int widest = 1;

  Labels(Generator g) {
    this.g = g;
  }

  /** How many longs the array needs. */
  int widest() {
    return widest;
  }

  /** How many longs a label of this shape has. */
  int width(int shape) {
    return widths.get(shape);
  }

  /** The value that a label stands for. */
  Value value(long[] label) {
    return shapes.get((int) label[0]).value(label);
  }

  /** Once the code is complete, each atom has its number. */
  void seal(Universe universe) {
    atoms.addAll(universe.atoms());
  }

  /** Adds statements that write the label of the step that is being compiled. */
  void write(Val val, Location at) {
    slots = 1;
    branches = false;
    Block leaves =
        g.code.nested(
            () -> {
              Part part = part(val, at);
              shapes.add(part);
            });
    widths.add(slots);
    widest = Math.max(widest, slots);
    g.code.add(store(0, Terms.number(shapes.size() - 1L)));
    if (branches) {
      // What one branch leaves alone must not differ by chance.
      g.code.perform("clear", ARRAY, Terms.ONE, Terms.number(slots - 1L));
    }
    g.code.addBlock(leaves);
  }

  private Part part(Val val, Location at) {
    if (val instanceof Val.Bool v) {
      if (v.term().equals(Terms.TRUE) || v.term().equals(Terms.FALSE)) {
        return fixed(new Value.Bool(v.term().equals(Terms.TRUE)));
      }
      int slot = slot(Terms.choose(v.term(), Terms.ONE, Terms.ZERO));
      return label -> new Value.Bool(label[slot] != 0);
    } else if (val instanceof Val.Int v) {
      if (Terms.isConstant(v.term())) {
        return fixed(Values.integer(Terms.constant(v.term())));
      }
      int slot = slot(v.term());
      return label -> Values.integer(label[slot]);
    } else if (val instanceof Val.Atom v) {
      return atom(v);
    } else if (val instanceof Val.Rec v) {
      Map<String, Part> parts = new LinkedHashMap<>();
      v.fields().forEach((name, field) -> parts.put(name, part(field, at)));
      return label -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        parts.forEach((name, part) -> fields.put(name, part.value(label)));
        return new Value.Fields(fields);
      };
    } else if (val instanceof Val.Tup v) {
      List<Part> parts = new ArrayList<>();
      v.elements().forEach(element -> parts.add(part(element, at)));
      return label -> new Value.Tuple(parts.stream().map(part -> part.value(label)).toList());
    } else if (val instanceof Val.Either v) {
      return either(v, at);
    } else if (Functions.isSequence(val)) {
      return sequence(val, at);
    } else if (val instanceof Val.Ref || val instanceof Val.Lambda || val instanceof Val.Updated) {
      throw Generator.unsupported(at, "a function as part of a label");
    }
    Val.Mask mask = g.sets.asMask(val, at);
    Domain set = new Domain.SetOf(mask.element());
    if (Terms.isConstant(mask.term())) {
      return fixed(sorted(set.value(Terms.constant(mask.term()))));
    }
    int slot = slot(mask.term());
    return label -> sorted(set.value(label[slot]));
  }

  private Part atom(Val.Atom v) {
    if (Terms.isConstant(v.term())) {
      int number = (int) Terms.constant(v.term());
      return label -> atoms.get(number);
    }
    int slot = slot(v.term());
    return label -> atoms.get((int) label[slot]);
  }

  /** Its length, and as many slots as it can have elements. */
  private Part sequence(Val sequence, Location at) {
    Val.Int length = g.functions.length(sequence, at);
    if (length.high() > LONGEST) {
      throw Generator.unsupported(at, "a sequence of so many elements as part of a label");
    }
    branches = true;
    Term count = g.code.hoist(length.term());
    int size = slot(count);
    Part[] elements = new Part[(int) length.high()];
    for (int i = 1; i <= elements.length; i++) {
      int position = i;
      g.code.when(
          Terms.compare(Terms.number(position), JavaOperator.AT_MOST, count),
          () ->
              elements[position - 1] =
                  part(g.functions.element(sequence, Val.Int.of(position), at), at));
    }
    return label -> {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < label[size]; i++) {
        values.add(elements[i].value(label));
      }
      return new Value.Tuple(values);
    };
  }

  private Part either(Val.Either v, Location at) {
    branches = true;
    Term condition = g.code.hoist(v.condition());
    int which = slot(Terms.choose(condition, Terms.ONE, Terms.ZERO));
    Part[] parts = new Part[2];
    g.code.when(condition, () -> parts[0] = part(v.then(), at));
    g.code.when(Terms.not(condition), () -> parts[1] = part(v.otherwise(), at));
    return label -> parts[label[which] != 0 ? 0 : 1].value(label);
  }

  private static Value sorted(Value set) {
    return Values.set(((Value.SetOf) set).elements());
  }

  private static Part fixed(Value value) {
    return label -> value;
  }

  private int slot(Term leaf) {
    g.code.add(store(slots, leaf));
    return slots++;
  }

  private static Statement store(int slot, Term leaf) {
    return new Statement.Store(new Term.Element(ARRAY, Terms.number(slot)), leaf);
  }
}
