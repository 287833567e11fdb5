package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The error codes of network events: iErrorCode of WSANETWORKEVENTS, and WSAGETSELECTERROR of a
 * message. An error has its name, the code 0 is {@link Errors#NONE}.
 */
final class ErrorCodes {
  private ErrorCodes() {}

  /** By event those that are written. */
  static Map<String, String> read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw kind.expected(json);
    }
    Map<String, String> codes = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String event = json.currentName();
      if (!EventSets.EVENTS.contains(event)) {
        throw new Malformation(
            "has "
                + quote(event)
                + ", an unknown event"
                + OtherNames.didYouMean(event, EventSets.EVENTS));
      }
      json.nextToken();
      if (codes.put(event, code(json)) != null) {
        throw new Malformation("has " + event + " twice");
      }
    }
    return codes;
  }

  /** One code: null and 0 are none. */
  static String code(JsonParser json) throws IOException, Malformation {
    boolean isNone =
        switch (json.currentToken()) {
          case VALUE_NULL -> true;
          case VALUE_NUMBER_INT -> json.getText().equals("0");
          default -> false;
        };
    return isNone ? Errors.NONE : Errors.read(json);
  }

  /** One for each event that was reported: what is not written is none. */
  static Map<String, String> of(Set<?> reported, Map<String, String> written) throws Malformation {
    for (String event : written.keySet()) {
      if (!reported.contains(event)) {
        throw new Malformation("has " + event + ", which is not among the events returned");
      }
    }
    Map<String, String> codes = new LinkedHashMap<>();
    for (Object event : reported) {
      codes.put((String) event, written.getOrDefault((String) event, Errors.NONE));
    }
    return codes;
  }
}
