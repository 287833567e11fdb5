package sharedsockets.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;

/**
 * Bytes that were sent or received: from and to JSON, in an event a string of characters below 256,
 * one a byte.
 */
final class Contents {
  private static final String BASE64 = "base64";

  private Contents() {}

  static String read(JsonParser json, Kind kind) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return new String(json.getText().getBytes(UTF_8), ISO_8859_1);
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw kind.expected(json);
    }
    boolean isNamed = json.nextToken() == JsonToken.FIELD_NAME && BASE64.equals(json.currentName());
    if (!isNamed || json.nextToken() != JsonToken.VALUE_STRING) {
      throw new Malformation("is an object other than {\"base64\": a text}");
    }
    String text = json.getText();
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw new Malformation("has more members than base64");
    }
    try {
      return new String(Base64.getDecoder().decode(text), ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw new Malformation("is no base64: " + e.getMessage());
    }
  }

  /** As a text where it is one, or else in base64. */
  static void write(JsonGenerator json, String contents) throws IOException {
    byte[] bytes = contents.getBytes(ISO_8859_1);
    String text = new String(bytes, UTF_8);
    if (new String(text.getBytes(UTF_8), ISO_8859_1).equals(contents)) {
      json.writeString(text);
    } else {
      json.writeStartObject();
      json.writeStringField(BASE64, Base64.getEncoder().encodeToString(bytes));
      json.writeEndObject();
    }
  }

  /** For people: as Java would write it. */
  static String describe(Object contents) {
    StringBuilder text = new StringBuilder("\"");
    for (char each : ((String) contents).toCharArray()) {
      if (each < ' ' || each > '~' || each == '"' || each == '\\') {
        text.append("\\x%02x".formatted((int) each));
      } else {
        text.append(each);
      }
    }
    return text.append('"').toString();
  }
}
