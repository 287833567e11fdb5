package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** JSON values in messages. */
final class Tokens {
  private static final int LONGEST_SET = 200;

  private Tokens() {}

  static String describe(JsonParser json) {
    if (json.currentToken() == null) {
      return "empty";
    }
    try {
      return switch (json.currentToken()) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "a list";
        case VALUE_STRING -> Malformation.quote(json.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getText());
        case VALUE_NULL -> "null";
        default -> json.getText();
      };
    } catch (IOException e) {
      return "unreadable";
    }
  }

  /** Of names in one string, as C writes a set of them: how they are written as a list. */
  static String asList(JsonParser json, Collection<String> known) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING || json.getTextLength() > LONGEST_SET) {
      return "";
    }
    List<String> names = List.of(json.getText().strip().split("\\s*[|,+ ]\\s*"));
    return known.containsAll(names) ? "; write [\"" + String.join("\", \"", names) + "\"]" : "";
  }

  private static String number(String digits) {
    return digits.length() > 20 ? digits.substring(0, 20) + "..." : digits;
  }
}
