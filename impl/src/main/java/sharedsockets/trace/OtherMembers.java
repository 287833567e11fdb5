package sharedsockets.trace;

import static java.util.Map.entry;
import static sharedsockets.trace.Malformation.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import sharedsockets.model.spelling.Similar;

/**
 * The members of an event that the format does not name. They are free, but for those that must be
 * meant for a member that is not there.
 */
final class OtherMembers {
  private static final List<String> NAMED =
      List.of("process", "call", "network", "args", "result", "error", "begin", "end", "pending");

  /** What recorders call the members of the format, in small letters alone. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          entry("proc", "process"),
          entry("pid", "process"),
          entry("processid", "process"),
          entry("processname", "process"),
          entry("function", "call"),
          entry("func", "call"),
          entry("api", "call"),
          entry("syscall", "call"),
          entry("method", "call"),
          entry("net", "network"),
          entry("networkevent", "network"),
          entry("argument", "args"),
          entry("arguments", "args"),
          entry("argv", "args"),
          entry("params", "args"),
          entry("parameters", "args"),
          entry("res", "result"),
          entry("ret", "result"),
          entry("retval", "result"),
          entry("return", "result"),
          entry("returns", "result"),
          entry("returned", "result"),
          entry("returnvalue", "result"),
          entry("err", "error"),
          entry("errno", "error"),
          entry("errorcode", "error"),
          entry("lasterror", "error"),
          entry("wsaerror", "error"),
          entry("wsagetlasterror", "error"),
          entry("start", "begin"),
          entry("started", "begin"),
          entry("starttime", "begin"),
          entry("begintime", "begin"),
          entry("stop", "end"),
          entry("stopped", "end"),
          entry("stoptime", "end"),
          entry("endtime", "end"),
          entry("ended", "end"),
          entry("ends", "end"),
          entry("finish", "end"),
          entry("finished", "end"),
          entry("blocked", "pending"),
          entry("hangs", "pending"),
          entry("hung", "pending"),
          entry("inprogress", "pending"),
          entry("unfinished", "pending"),
          entry("waiting", "pending"),
          entry("waits", "pending"));

  private static final int SHORTEST_MISSPELT = 4;
  private static final int MOST_REMEMBERED = 1000;

  private record Suspect(String name, String meant, int column) {}

  private final Map<String, String> meanings = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Suspect> suspects = new ArrayList<>();

  /** Whether the format names a member of an event so. */
  static boolean isNamed(String name) {
    return NAMED.contains(name);
  }

  /** Begins an event. */
  void begin() {
    names.clear();
    suspects.clear();
  }

  /** Takes note of a member, whose value stands at the line's token. */
  void add(String name, LineJson line) {
    names.add(name);
    String meant = meant(name);
    if (meant != null) {
      suspects.add(new Suspect(name, meant, line.column()));
    }
  }

  /** Whether the event has a member of that name, which the format does not name. */
  boolean has(String name) {
    return names.contains(name);
  }

  /**
   * Refuses the event if something is meant for a member that is not there.
   *
   * @param isThere whether the event has a member that the format names
   */
  void check(Predicate<String> isThere) throws Malformation {
    for (Suspect suspect : suspects) {
      if (!isThere.test(suspect.meant)) {
        throw new Malformation(
                "has %s, which says nothing here; did you mean %s?"
                    .formatted(quote(suspect.name), suspect.meant))
            .at(suspect.column);
      }
    }
  }

  /** The member that the format names and that a name of none is meant for, or null. */
  private String meant(String name) {
    if (meanings.size() >= MOST_REMEMBERED) {
      meanings.clear();
    }
    String meant = meanings.computeIfAbsent(name, OtherMembers::find);
    return meant.isEmpty() ? null : meant;
  }

  private static String find(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (NAMED.contains(letters)) {
      return letters;
    }
    String synonym = SYNONYMS.get(letters);
    if (synonym != null) {
      return synonym;
    }
    for (String named : NAMED) {
      if (named.length() >= SHORTEST_MISSPELT && Similar.isWithin(1, letters, named)) {
        return named;
      }
    }
    return "";
  }
}
