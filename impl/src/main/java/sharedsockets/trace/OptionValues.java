package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;
import sharedsockets.spec.SocketState;

/**
 * Reads option values: mostly integers, and whatever else a recorder writes that is no misreading
 * of a number.
 */
final class OptionValues {
  /** Integers beyond these are not the same in every JSON library. */
  private static final long MOST = (1L << 53) - 1;

  /** What recorders write for a number where they hold it as text. */
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?\\d+(\\.\\d*)?|0[xX]\\p{XDigit}+|(?i)true|false)\\s*");

  private static final int MOST_SHOWN = 40;

  private OptionValues() {}

  static Object read(JsonParser json) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && isSmall(json)) {
      return json.getLongValue();
    }
    if (json.currentToken() == JsonToken.VALUE_STRING && NUMBER.matcher(json.getText()).matches()) {
      throw new Malformation(
          "is " + Tokens.describe(json) + ", a string; write the number without the quotes");
    }
    // A BOOL is an int in Winsock; recorders write it either way.
    if (json.currentToken() == JsonToken.VALUE_TRUE) {
      return 1L;
    }
    if (json.currentToken() == JsonToken.VALUE_FALSE) {
      return 0L;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = Json.FACTORY.createGenerator(text)) {
      copy.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
      copy.copyCurrentStructure(json);
    }
    return new OtherValue(text.toString());
  }

  /**
   * Refuses what an option that is a number of 32 bits cannot hold. Of other options nothing is
   * known.
   */
  static void check(String option, Object value, Operation call) throws Malformation {
    if (SocketState.KNOWN_OPTION.contains(option) && !isOf32Bits(value)) {
      throw new Malformation(
          "%s of %s is %s, and %s is a whole number of 32 bits"
              .formatted(
                  call.takes(Kind.VALUE) ? "value" : "result", call, shortened(value), option));
    }
  }

  private static String shortened(Object value) {
    String text = Event.describe(value);
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
  }

  /** With sign or without. */
  private static boolean isOf32Bits(Object value) {
    return value instanceof Long number && Integer.MIN_VALUE <= number && number <= 0xFFFF_FFFFL;
  }

  private static boolean isSmall(JsonParser json) throws IOException {
    return json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && Math.abs(json.getLongValue()) <= MOST
        && json.getLongValue() != Long.MIN_VALUE;
  }
}
