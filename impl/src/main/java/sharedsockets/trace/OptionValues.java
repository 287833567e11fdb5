package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;

/** Reads option values: mostly integers, and whatever else a recorder writes. */
final class OptionValues {
  /** Integers beyond these are not the same in every JSON library. */
  private static final long MOST = (1L << 53) - 1;

  private OptionValues() {}

  static Object read(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && Math.abs(json.getLongValue()) <= MOST
        && json.getLongValue() != Long.MIN_VALUE) {
      return json.getLongValue();
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
}
