package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Reads what a call returned. */
final class CallResults {
  /** What Winsock's calls return to say that they have failed. */
  private static final Set<String> FAILURES =
      Set.of("SOCKET_ERROR", "INVALID_SOCKET", "WSA_INVALID_EVENT", "WSA_WAIT_FAILED", "FALSE");

  private CallResults() {}

  static Object read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    if (kind != Kind.VALUE && isFailure(json)) {
      throw new Malformation(
          "is "
              + Tokens.describe(json)
              + "; of a call that failed leave the result out, and write its error");
    }
    return kind.read(json, names);
  }

  private static boolean isFailure(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return token == JsonToken.VALUE_FALSE
        || token == JsonToken.VALUE_NUMBER_INT && json.getText().equals("-1")
        || token == JsonToken.VALUE_STRING && FAILURES.contains(json.getText());
  }
}
