package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads flags of recv and send: a list of MSG_* names, or their number. */
final class Flags {
  private static final String PEEK = "MSG_PEEK";
  private static final Long PEEK_NUMBER = 2L;
  private static final List<String> NAMES = List.of(PEEK);
  private static final Set<String> PEEKS = Set.of(PEEK);
  private static final Set<String> NONE = Set.of();

  private Flags() {}

  static Set<String> read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    boolean mayPeek = kind == Kind.RECV_FLAGS;
    if (mayPeek && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return ofNumber(json);
    }
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      kind.integer(json, 0, 0);
      return NONE;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformation(kind.expected(json).getMessage() + Tokens.asList(json, NAMES));
    }
    Set<String> flags = NONE;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new Malformation("holds " + Tokens.describe(json) + ", which is no name of a flag");
      }
      String name = names.read(json, kind);
      if (!mayPeek || !name.equals(PEEK)) {
        throw new Malformation(
            "holds "
                + Malformation.quote(name)
                + ", which is not modelled"
                + (mayPeek ? OtherNames.didYouMean(name, NAMES) : ""));
      }
      flags = PEEKS;
    }
    return flags;
  }

  private static Set<String> ofNumber(JsonParser json) throws IOException, Malformation {
    Long number = Kind.RECV_FLAGS.integer(json, 0, Integer.MAX_VALUE);
    if (number != 0 && !number.equals(PEEK_NUMBER)) {
      throw new Malformation("is " + number + ": of flags MSG_PEEK alone, 2, is modelled");
    }
    return number == 0 ? NONE : PEEKS;
  }
}
