package sharedsockets.model.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads values in the form that TLC prints them. */
public final class ValueParser {
  private static final int MAXIMAL_NESTING = 500;

  private final String text;
  private int position;
  private int nesting;

  private ValueParser(String text) {
    this.text = text;
  }

  /**
   * Reads one value; what is no value of the forms in {@link Value} comes back as {@code Other}.
   */
  public static Value parse(String text) {
    ValueParser parser = new ValueParser(text);
    try {
      Value value = parser.value();
      parser.skipSpace();
      if (parser.position == text.length()) {
        return value;
      }
    } catch (NotAValue e) {
      // TLC prints what it leaves unevaluated as it stands in the module.
    }
    return new Value.Other(text.strip().replaceAll("\\s+", " "));
  }

  private Value value() {
    if (++nesting > MAXIMAL_NESTING) {
      throw new NotAValue();
    }
    skipSpace();
    Value value =
        switch (peek()) {
          case '"' -> string();
          case '{' -> set();
          case '<' -> tuple();
          case '[' -> fields();
          case '(' -> function();
          default -> word();
        };
    nesting--;
    return value;
  }

  private Value string() {
    expect("\"");
    StringBuilder content = new StringBuilder();
    while (peek() != '"') {
      if (peek() == '\\') {
        position++;
      }
      content.append(peek());
      position++;
    }
    expect("\"");
    return new Value.Text(content.toString());
  }

  private Value set() {
    expect("{");
    Set<Value> elements = new LinkedHashSet<>(valuesUpTo("}"));
    return new Value.SetOf(Collections.unmodifiableSet(elements));
  }

  private Value tuple() {
    expect("<<");
    return new Value.Tuple(List.copyOf(valuesUpTo(">>")));
  }

  private List<Value> valuesUpTo(String close) {
    List<Value> values = new ArrayList<>();
    if (accept(close)) {
      return values;
    }
    do {
      values.add(value());
    } while (accept(","));
    expect(close);
    return values;
  }

  private Value fields() {
    expect("[");
    Map<String, Value> fields = new LinkedHashMap<>();
    do {
      String name = name();
      expect("|->");
      fields.put(name, value());
    } while (accept(","));
    expect("]");
    return new Value.Fields(Collections.unmodifiableMap(fields));
  }

  private Value function() {
    expect("(");
    Map<Value, Value> pairs = new LinkedHashMap<>();
    do {
      Value from = value();
      expect(":>");
      pairs.put(from, value());
    } while (accept("@@"));
    expect(")");
    return new Value.Function(Collections.unmodifiableMap(pairs));
  }

  private Value word() {
    if (accept("-")) {
      return new Value.Int(number(name()).negate());
    }
    String word = name();
    if (word.chars().allMatch(Character::isDigit)) {
      return new Value.Int(number(word));
    }
    return switch (word) {
      case "TRUE" -> new Value.Bool(true);
      case "FALSE" -> new Value.Bool(false);
      default -> new Value.ModelValue(word);
    };
  }

  private static BigInteger number(String digits) {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new NotAValue();
    }
    return new BigInteger(digits);
  }

  private String name() {
    skipSpace();
    int start = position;
    while (position < text.length() && isNamePart(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      throw new NotAValue();
    }
    return text.substring(start, position);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean accept(String symbol) {
    skipSpace();
    if (!text.startsWith(symbol, position)) {
      return false;
    }
    position += symbol.length();
    return true;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw new NotAValue();
    }
  }

  private char peek() {
    if (position == text.length()) {
      throw new NotAValue();
    }
    return text.charAt(position);
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private static final class NotAValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAValue() {
      super(null, null, false, false);
    }
  }
}
