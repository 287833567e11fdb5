package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** JSON values in messages. */
final class Tokens {
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

  private static String number(String digits) {
    return digits.length() > 20 ? digits.substring(0, 20) + "..." : digits;
  }
}
