package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads what PeekMessage returns. */
final class Messages {
  private Messages() {}

  static Message read(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw Kind.MESSAGE.expected(json);
    }
    Long message = null;
    String descriptor = null;
    String event = null;
    String error = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      switch (member) {
        case "message" -> {
          once(message, member);
          message = Kind.MESSAGE_NUMBER.integer(json, 0, 0xFFFF_FFFFL);
        }
        case "s" -> {
          once(descriptor, member);
          descriptor = names.read(json, Kind.DESCRIPTOR);
        }
        case "event" -> {
          once(event, member);
          event = EventSets.modelled(json, names);
        }
        case "error" -> {
          once(error, member);
          error = ErrorCodes.code(json);
        }
        default -> json.skipChildren();
      }
    }
    if (message == null || descriptor == null || event == null) {
      throw new Malformation("lacks one of its members message, s and event");
    }
    return new Message(message, descriptor, event, error);
  }

  private static void once(Object value, String member) throws Malformation {
    if (value != null) {
      throw new Malformation("has its member " + member + " twice");
    }
  }
}
