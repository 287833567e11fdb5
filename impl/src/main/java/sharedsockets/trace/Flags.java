package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** The access that it asks for is taken for that of the one that is duplicated. */
  private static final List<Flag> OF_DUPLICATE = List.of(new Flag("DUPLICATE_SAME_ACCESS", 2));

  /** Flags that are known, with what is to be written in their place. */
  private static final Map<String, String> SAID_OTHERWISE =
      Map.of(
          "DUPLICATE_CLOSE_SOURCE",
          "write without it, and then the close as a call of its own, CloseHandle");

  private static final long CLOSE_SOURCE = 1;

  private Flags() {}

  private static List<Flag> modelled(Kind kind) {
    return switch (kind) {
      case RECV_FLAGS -> OF_RECV;
      case SOCKET_FLAGS -> OF_SOCKET;
      case HANDLE_FLAGS -> OF_HANDLE;
      case DUPLICATE_OPTIONS -> OF_DUPLICATE;
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
                + instead(name, modelled, kind));
      }
      flags.add(name);
    }
    return Collections.unmodifiableSet(flags);
  }

  private static String instead(String name, List<Flag> modelled, Kind kind) {
    String otherwise = SAID_OTHERWISE.get(name);
    if (otherwise != null) {
      return "; " + otherwise;
    }
    return modelled.isEmpty() ? "" : OtherNames.didYouMean(name, texts(kind));
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
      String closes =
          kind == Kind.DUPLICATE_OPTIONS && (left & CLOSE_SOURCE) != 0
              ? "; DUPLICATE_CLOSE_SOURCE, 1: " + SAID_OTHERWISE.get("DUPLICATE_CLOSE_SOURCE")
              : "";
      throw new Malformation("is " + number + ": of flags " + described(modelled) + closes);
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
