package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;

/**
 * Reads option values: mostly integers, and whatever else a recorder writes that is no misreading
 * of a number.
 */
final class OptionValues {
  /** Integers beyond these are not the same in every JSON library. */
  private static final long MOST = (1L << 53) - 1;

  /** More than a number of 64 bits has. */
  private static final int MOST_DIGITS = 20;

  private OptionValues() {}

  /** What recorders write for a number where they hold it as text. */
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?\\d+(\\.\\d*)?|0[xX]\\p{XDigit}+|(?i)true|false)\\s*");

  static Object read(JsonParser json) throws IOException, Malformation {
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> {
        if (isSmall(json)) {
          return json.getLongValue();
        }
        if (!isOf64Bits(json)) {
          throw new Malformation(
              "is " + Tokens.describe(json) + ", more than the 64 bits that an option may have");
        }
      }
      case VALUE_NUMBER_FLOAT ->
          throw new Malformation(
              "is " + Tokens.describe(json) + ", a fraction; options have whole numbers");
      case VALUE_STRING -> {
        if (NUMBER.matcher(json.getText()).matches()) {
          throw new Malformation(
              "is " + Tokens.describe(json) + ", a string; write the number without the quotes");
        }
      }
      default -> {}
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

  private static boolean isSmall(JsonParser json) throws IOException {
    return json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && Math.abs(json.getLongValue()) <= MOST
        && json.getLongValue() != Long.MIN_VALUE;
  }

  /** With sign or without. */
  private static boolean isOf64Bits(JsonParser json) throws IOException {
    return json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        || json.getTextLength() <= MOST_DIGITS
            && json.getBigIntegerValue().signum() > 0
            && json.getBigIntegerValue().bitLength() <= Long.SIZE;
  }
}
