package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Reads the arguments of one event: from a JSON object, or from none, the values in the order of
 * the operation's list.
 */
final class ArgumentsReader {
  private final Operation operation;
  private final NameReader names;
  private final Object[] values;
  private long given; // bit i: argument i was there

  ArgumentsReader(Operation operation, NameReader names) {
    this.operation = operation;
    this.names = names;
    values = new Object[operation.arity()];
  }

  Object[] values() {
    return values;
  }

  /** Reads the value of args, at which the parser stands. */
  void read(JsonParser json) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Malformation("args is " + Tokens.describe(json) + ", not an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      int index = operation.indexOf(member);
      if (index < 0) {
        throw noArgument(member);
      }
      if ((given & 1L << index) != 0) {
        throw new Malformation("has argument " + member + " twice");
      }
      json.nextToken();
      read(json, index);
    }
  }

  private void read(JsonParser json, int index) throws IOException, Malformation {
    try {
      values[index] = operation.kind(index).read(json, names);
    } catch (Malformation e) {
      throw e.of(operation.argumentNames().get(index) + " of " + operation);
    }
    given |= 1L << index;
  }

  private Malformation noArgument(String member) {
    List<String> all = operation.argumentNames();
    return new Malformation(
        "%s has no argument %s; it has %s%s"
            .formatted(
                operation,
                quote(member),
                all.isEmpty() ? "none" : String.join(", ", all),
                OtherMembers.isNamed(member) ? ", and " + member + " stands beside args" : ""));
  }

  /** The first argument that must be there and is not, or null. */
  String missing() {
    for (int i = 0; i < values.length; i++) {
      if ((given & 1L << i) == 0 && !operation.kind(i).isOptional()) {
        return operation.argumentNames().get(i);
      }
    }
    return null;
  }

  /** Refuses the value of an option that cannot have it, which a call sets or has returned. */
  void checkValue(Object result) throws Malformation {
    int option = operation.indexOf(Kind.OPTION);
    if (option >= 0) {
      int value = operation.indexOf(Kind.VALUE);
      boolean isSet = value >= 0;
      if (isSet || result != null) {
        OptionValues.check((String) values[option], isSet ? values[value] : result, operation);
      }
    }
  }
}
