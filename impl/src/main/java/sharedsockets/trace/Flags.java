package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads flags: a list of names, such as MSG_*, or their number. Only some are modelled. */
final class Flags {
  /** A flag that is modelled. */
  private record Flag(String name, long bit) {}

  private static final List<Flag> OF_RECV = List.of(new Flag("MSG_PEEK", 2));

  /** The first makes no difference here: calls on sockets do not overlap. */
  private static final List<Flag> OF_SOCKET =
      List.of(new Flag("WSA_FLAG_OVERLAPPED", 1), new Flag("WSA_FLAG_NO_HANDLE_INHERIT", 0x80));

  private static final List<Flag> OF_HANDLE = List.of(new Flag("HANDLE_FLAG_INHERIT", 1));

  private Flags() {}

  private static List<Flag> modelled(Kind kind) {
    return switch (kind) {
      case RECV_FLAGS -> OF_RECV;
      case SOCKET_FLAGS -> OF_SOCKET;
      case HANDLE_FLAGS -> OF_HANDLE;
      default -> List.of();
    };
  }

  static Set<String> read(JsonParser json, Kind kind, NameReader names)
      throws IOException, Malformation {
    List<Flag> modelled = modelled(kind);
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return ofNumber(json, kind, modelled);
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformation(kind.expected(json).getMessage() + Tokens.asList(json, texts(kind)));
    }
    Set<String> flags = new LinkedHashSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new Malformation("holds " + Tokens.describe(json) + ", which is no name of a flag");
      }
      String name = names.read(json, kind);
      if (modelled.stream().noneMatch(flag -> flag.name().equals(name))) {
        throw new Malformation(
            "holds "
                + Malformation.quote(name)
                + ", which is not modelled"
                + (modelled.isEmpty() ? "" : OtherNames.didYouMean(name, texts(kind))));
      }
      flags.add(name);
    }
    return Collections.unmodifiableSet(flags);
  }

  private static List<String> texts(Kind kind) {
    // Of send none is modelled, but people write one.
    List<Flag> flags = kind == Kind.SEND_FLAGS ? OF_RECV : modelled(kind);
    return flags.stream().map(Flag::name).toList();
  }

  private static Set<String> ofNumber(JsonParser json, Kind kind, List<Flag> modelled)
      throws IOException, Malformation {
    if (modelled.isEmpty()) {
      kind.integer(json, 0, 0);
      return Set.of();
    }
    long number = kind.integer(json, 0, Integer.MAX_VALUE);
    long left = number;
    Set<String> flags = new LinkedHashSet<>();
    for (Flag flag : modelled) {
      if ((number & flag.bit()) != 0) {
        flags.add(flag.name());
        left &= ~flag.bit();
      }
    }
    if (left != 0) {
      throw new Malformation("is " + number + ": of flags " + described(modelled));
    }
    return Collections.unmodifiableSet(flags);
  }

  private static String described(List<Flag> modelled) {
    List<String> all = new ArrayList<>();
    modelled.forEach(
        flag -> all.add(flag.name() + (all.isEmpty() ? " alone, " : ", ") + flag.bit()));
    return modelled.size() == 1
        ? all.get(0) + ", is modelled"
        : String.join(" and ", texts(modelled)) + " alone are modelled";
  }

  private static List<String> texts(List<Flag> flags) {
    return flags.stream().map(flag -> flag.name() + ", " + flag.bit() + ",").toList();
  }
}
