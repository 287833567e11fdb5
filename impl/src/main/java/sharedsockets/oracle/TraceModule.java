package sharedsockets.oracle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.Point;
import sharedsockets.trace.Event;

/**
 * A trace as a TLA+ module over the specification's own actions, so that TLC can validate it: each
 * step takes the next event, and a state with no step is where the trace diverges.
 */
public final class TraceModule {
  private static final String NAME = "TraceOfSharedSockets";

  private TraceModule() {}

  /**
   * Writes the module and its configuration into a folder.
   *
   * @param trace conforms in the profile; where that leaves points open, as the oracle's first
   *     values
   * @return the module's file; the configuration has the same name and ends in .cfg
   */
  public static Path write(Path folder, ProfileSetting profile, Iterable<Event> trace)
      throws IOException {
    Path module = folder.resolve(NAME + ".tla");
    try (BufferedWriter writer = Files.newBufferedWriter(module)) {
      StringJoiner events = new StringJoiner(",\n  ", "Trace == <<\n  ", ">>\n");
      Oracle oracle = new Oracle(profile, move -> events.add(tuple(move)));
      for (Event event : trace) {
        oracle.next(event);
      }
      writer.write("---- MODULE " + NAME + " ----\nEXTENDS SharedSockets\nVARIABLE line\n\n");
      writer.write(events.toString());
      writer.write(
          // The profile first: Init would try them all.
          "\nTraceInit == line = 1 /\\ profile = " + record(profile) + " /\\ Init");
      writer.write("\n\nTakes(e) ==\n" + disjuncts());
      writer.write(
          """

          TraceNext ==
            IF line > Len(Trace) THEN UNCHANGED <<vars, line>>
            ELSE line' = line + 1 /\\ Takes(Trace[line])
          ====
          """);
    } catch (sharedsockets.trace.MalformedTrace e) {
      throw new IllegalArgumentException("the trace is malformed", e);
    }
    Files.writeString(
        folder.resolve(NAME + ".cfg"),
        """
        INIT TraceInit
        NEXT TraceNext
        CONSTANTS
          Process = {} Started = {} Descriptor = {} Socket = {} Info = {}
          EventObject = {} Window = {} Message = {} Option = {} Value = {} Byte = {} Address = {}
          MaxRefs = 0 MaxUnits = 0 MaxQueue = 0
          LeastTable = %d
        """
            .formatted(Oracle.LEAST_TABLE));
    return module;
  }

  private static String disjuncts() {
    return Arrays.stream(Action.values())
        .map(action -> disjunct(action.text(), action.parameters().size()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String disjunct(String action, int parameters) {
    String arguments =
        IntStream.range(2, 2 + parameters)
            .mapToObj("e[%d]"::formatted)
            .collect(Collectors.joining(", "));
    return "  \\/ e[1] = \"%s\" /\\ %s(%s)".formatted(action, action, arguments);
  }

  private static String tuple(Move move) {
    StringJoiner tuple = new StringJoiner(", ", "<<", ">>");
    tuple.add(value(move.action().text()));
    for (Object argument : move.arguments()) {
      tuple.add(value(argument));
    }
    return tuple.toString();
  }

  private static String value(Object value) {
    if (value instanceof SmallSet<?> set) {
      return list(set, "{", "}");
    }
    if (value instanceof Sequence<?> sequence) {
      return list(sequence, "<<", ">>");
    }
    if (value instanceof PersistentMap<?, ?> map) {
      return function(map);
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    return value instanceof Number ? value.toString() : '"' + value.toString() + '"';
  }

  /** Its keys are strings: a record. */
  private static String function(PersistentMap<?, ?> map) {
    if (map.isEmpty()) {
      return "<<>>";
    }
    StringJoiner fields = new StringJoiner(", ", "[", "]");
    map.forEach(entry -> fields.add(entry.getKey() + " |-> " + value(entry.getValue())));
    return fields.toString();
  }

  private static String list(Iterable<?> values, String begin, String end) {
    StringJoiner list = new StringJoiner(", ", begin, end);
    values.forEach(each -> list.add(value(each)));
    return list.toString();
  }

  /** A record of all points; those that the setting leaves open as {@link RandomTrace} has them. */
  private static String record(ProfileSetting profile) {
    Assignment assignment = profile.completed().assignment();
    StringJoiner fields = new StringJoiner(",\n  ", "[", "]");
    for (Point point : Point.values()) {
      fields.add(point.text() + " |-> " + value(point.possible().get(assignment.value(point))));
    }
    return fields.toString();
  }
}
