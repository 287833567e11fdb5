package sharedsockets.model.value;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** One value of TLA+. {@code toString} writes it in TLA+, on one line. */
public sealed interface Value extends Serializable {

  /** A string, without its quotes. */
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** An integer. */
  record Int(BigInteger number) implements Value {
    /** The integer of that value. */
    public static Int of(long number) {
      return new Int(BigInteger.valueOf(number));
    }

    @Override
    public String toString() {
      return number.toString();
    }
  }

  /** TRUE or FALSE. */
  record Bool(boolean truth) implements Value {
    @Override
    public String toString() {
      return truth ? "TRUE" : "FALSE";
    }
  }

  /** A model value, which a .cfg file declares and which equals only itself. */
  record ModelValue(String name) implements Value {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A finite set. */
  record SetOf(Set<Value> elements) implements Value {
    @Override
    public String toString() {
      return join("{", elements, "}");
    }
  }

  /** A tuple or sequence. */
  record Tuple(List<Value> elements) implements Value {
    @Override
    public String toString() {
      return join("<<", elements, ">>");
    }
  }

  /** A record: a value for each field name. */
  record Fields(Map<String, Value> fields) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", "[", "]");
      fields.forEach((name, value) -> text.add(name + " |-> " + value));
      return text.toString();
    }
  }

  /** A function that is neither a tuple nor a record. */
  record Function(Map<Value, Value> pairs) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(" @@ ", "(", ")");
      pairs.forEach((from, to) -> text.add(from + " :> " + to));
      return text.toString();
    }
  }

  /** Anything else that TLC may print, such as an interval or a set it did not enumerate. */
  record Other(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  private static String join(String open, Collection<Value> values, String close) {
    StringJoiner text = new StringJoiner(", ", open, close);
    values.forEach(value -> text.add(value.toString()));
    return text.toString();
  }
}
