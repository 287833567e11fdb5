package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Reads flags of recv and send: a list of MSG_* names. */
final class Flags {
  private static final String PEEK = "MSG_PEEK";
  private static final Set<String> PEEKS = Set.of(PEEK);
  private static final Set<String> NONE = Set.of();

  private Flags() {}

  static Set<String> read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformation("is " + Tokens.describe(json) + ", not a list of MSG_* names");
    }
    Set<String> flags = NONE;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new Malformation("holds " + Tokens.describe(json) + ", which is no name of a flag");
      }
      String name = names.read(json, kind);
      if (kind != Kind.RECV_FLAGS || !name.equals(PEEK)) {
        throw new Malformation("holds " + Malformation.quote(name) + ", which is not modelled");
      }
      flags = PEEKS;
    }
    return flags;
  }
}
