package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** Names of addresses: any text but the words that the specification has for none and for any. */
final class Addresses {
  private static final Set<String> WORDS = Set.of("any", "unbound");

  private Addresses() {}

  static String read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    String name = names.read(json, kind);
    if (WORDS.contains(name) || name.endsWith(":0")) {
      throw new Malformation(
          "is " + Tokens.describe(json) + ", no address; leave it out where bind may choose one");
    }
    return name;
  }
}
