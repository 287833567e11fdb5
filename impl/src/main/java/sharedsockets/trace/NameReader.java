package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Reads names. The same few names come again and again, so that the last one of each hash is kept:
 * a trace gives few new strings, equal names are mostly identical, and memory stays bounded.
 */
final class NameReader {
  private static final int SLOTS = 1 << 14;

  private final String[] recent = new String[SLOTS];

  /** A string that is not empty: the specification's "" stands for no object. */
  String read(JsonParser json, Kind kind) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      String hint = json.currentToken().isNumeric() ? "; write names with quotes" : "";
      throw new Malformation(kind.expected(json).getMessage() + hint);
    }
    char[] text = json.getTextCharacters();
    int start = json.getTextOffset();
    int length = json.getTextLength();
    if (length == 0) {
      throw new Malformation("is an empty name");
    }
    int hash = 0;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    String candidate = recent[slot];
    if (candidate != null && equal(candidate, text, start, length)) {
      return candidate;
    }
    return recent[slot] = new String(text, start, length);
  }

  String oneOf(JsonParser json, Kind kind, String... words) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String name = read(json, kind);
      for (String word : words) {
        if (word.equals(name)) {
          return word;
        }
      }
    }
    String hint =
        json.currentToken().isScalarValue()
            ? OtherWords.didYouMean(kind, json.getText(), List.of(words))
            : "";
    throw new Malformation(kind.expected(json).getMessage() + hint);
  }

  private static boolean equal(String string, char[] text, int start, int length) {
    if (string.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (string.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }
}
