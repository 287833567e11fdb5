package sharedsockets.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Earlier;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.rules.Statement;
import sharedsockets.trace.LineComment;
import sharedsockets.trace.MalformedLines;

/** Prints verdicts, or writes them to a file. */
public interface VerdictReport {
  void add(JudgedTrace trace);

  /** Prints, or writes, what is still to be. */
  void finish() throws IOException;

  /** For people: each verdict as it is found. */
  final class Text implements VerdictReport {
    private final PrintWriter out;
    private final boolean isColoured;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * A report that is printed.
     *
     * @param isColoured whether that is a terminal that shows colours, to somebody who likes them
     */
    public Text(PrintWriter out, boolean isColoured) {
      this.out = out;
      this.isColoured = isColoured;
      for (String verdict : List.of("conform", "diverge", "malformed", "undecided")) {
        counts.put(verdict, 0);
      }
    }

    /** Warnings are on standard error. */
    @Override
    public void add(JudgedTrace trace) {
      String text = describe(trace.file(), trace.verdict());
      String counted = counted(trace.verdict());
      // "conform" of "conforms"; of what is malformed no word says so.
      int word = isColoured ? text.indexOf(": " + counted, trace.file().length()) : -1;
      if (word < 0) {
        out.println(text);
      } else {
        int end = text.indexOf(counted, word) + counted.length() + 1;
        out.print(text.substring(0, word));
        colour(trace.verdict()).print(out, text.substring(word, end));
        out.println(text.substring(end));
      }
      out.flush();
      counts.merge(counted, 1, Integer::sum);
    }

    private static Colour colour(Verdict verdict) {
      return verdict instanceof Conforms
          ? Colour.GREEN
          : verdict instanceof Diverges ? Colour.RED : Colour.YELLOW;
    }

    private static String counted(Verdict verdict) {
      if (verdict instanceof Conforms) {
        return "conform";
      }
      return verdict instanceof Diverges
          ? "diverge"
          : verdict instanceof Malformed ? "malformed" : "undecided";
    }

    @Override
    public void finish() {
      int traces = counts.values().stream().mapToInt(Integer::intValue).sum();
      if (traces > 1) {
        out.println(
            counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", ", "%,d traces: ".formatted(traces), "")));
        out.flush();
      }
    }

    /** A verdict as it is printed. */
    public static String describe(String file, Verdict verdict) {
      if (verdict instanceof Conforms conforms) {
        return "%s: conforms (%,d events)%s"
            .formatted(file, conforms.events(), points("  ", conforms.decided()));
      }
      if (verdict instanceof Undecided undecided) {
        String place = place(file, undecided.line());
        return printable("%s: undecided: %s".formatted(place, undecided.message()));
      }
      if (verdict instanceof Malformed malformed) {
        return describe(file, malformed.lines());
      }
      return describe(file, ((Diverges) verdict).divergence());
    }

    private static String describe(String file, MalformedLines malformed) {
      List<String> lines = new ArrayList<>();
      malformed.first().forEach(line -> lines.add(describe(file, line, "")));
      if (malformed.unlisted() > 0) {
        lines.add(
            malformed.unlisted() == 1
                ? "%s: one more line is malformed".formatted(file)
                : "%s: %,d more lines are malformed".formatted(file, malformed.unlisted()));
      }
      return String.join("\n", lines);
    }

    /** A comment as compilers write theirs. */
    public static String describe(String file, LineComment comment, String sort) {
      String column = comment.column() > 0 ? " (column " + comment.column() + ")" : "";
      return printable(place(file, comment.line()) + ": " + sort + comment.message() + column);
    }

    private static String place(String file, long line) {
      return line == 0 ? file : file + ":" + line;
    }

    private static String describe(String file, Divergence divergence) {
      List<String> lines = new ArrayList<>();
      lines.add(
          "%s:%d: diverges: %s"
              .formatted(file, divergence.line(), String.join(" ", divergence.rules())));
      lines.addAll(answer(divergence));
      if (!divergence.decided().isEmpty()) {
        lines.add("  with    " + points("  ", divergence.decided()));
      }
      int width = String.valueOf(divergence.line()).length();
      for (Earlier earlier : divergence.earlier()) {
        lines.add(
            "  line %s  %s  (%s)"
                .formatted(
                    (" ".repeat(width) + earlier.line())
                        .substring(String.valueOf(earlier.line()).length()),
                    earlier.event(),
                    String.join(", ", earlier.changed())));
      }
      divergence.unplaced().forEach(event -> lines.add("  overlaps  " + event));
      return lines.stream().map(Text::printable).collect(Collectors.joining("\n"));
    }

    /** A call that waits for what nobody brings about. */
    private static final String NOTHING = "the call does not return here";

    /** The rules, what was observed, what is allowed, and what the specification asks for. */
    static List<String> answer(Divergence divergence) {
      List<String> lines = new ArrayList<>();
      Statement.of(divergence.rules()).forEach(rule -> lines.add("  " + rule));
      divergence.causes().forEach(cause -> lines.addAll(looksLike(cause, divergence)));
      divergence
          .otherwise()
          .forEach(
              (point, value) ->
                  lines.add(
                      "  allowed at %s: %s, which the profile excludes  (%s)"
                          .formatted(point, value, Statement.of(point).sentence())));
      if (divergence.observed().equals(divergence.event())) {
        lines.add("  observed  " + divergence.event());
      } else {
        List<String> allowed = divergence.allowed();
        lines.add("  observed  " + divergence.event() + " = " + divergence.observed());
        lines.add("  allowed   " + (allowed.isEmpty() ? NOTHING : String.join(" or ", allowed)));
      }
      lines.add("  asked     " + divergence.condition());
      return lines;
    }

    /** A cause; of the likeliest what the rules say that it breaks, if that is not said already. */
    private static List<String> looksLike(Cause cause, Divergence divergence) {
      boolean isFirst = cause.equals(divergence.causes().get(0));
      List<String> lines = new ArrayList<>();
      lines.add(
          "  %s like: %s (fault %s, %s)"
              .formatted(
                  isFirst ? "looks" : "or",
                  cause.sentence().replaceFirst("\\.$", ""),
                  cause.fault(),
                  String.join(" ", cause.rules())));
      if (isFirst) {
        List<String> unsaid = new ArrayList<>(cause.rules());
        unsaid.removeAll(divergence.rules());
        Statement.of(unsaid).forEach(rule -> lines.add("    " + rule));
      }
      return lines;
    }

    private static String points(String before, Map<String, String> decided) {
      return decided.entrySet().stream()
          .map(entry -> before + entry.getKey() + ": " + entry.getValue())
          .collect(Collectors.joining());
    }

    /** Names come from the trace: nothing in them is to move a terminal's cursor. */
    static String printable(String line) {
      return line.codePoints()
          .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  /** For programs: one document with all verdicts. */
  final class Json implements VerdictReport {
    private final PrintWriter out;
    private final List<Map<String, Object>> traces = new ArrayList<>();

    public Json(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void add(JudgedTrace judged) {
      Map<String, Object> trace = new LinkedHashMap<>();
      Verdict verdict = judged.verdict();
      trace.put("file", judged.file());
      trace.put("verdict", verdict.word());
      trace.put("events", verdict.events());
      if (verdict instanceof Conforms conforms) {
        trace.put("decided", conforms.decided());
      } else if (verdict instanceof Undecided undecided) {
        if (undecided.line() > 0) {
          trace.put("line", undecided.line());
        }
        trace.put("message", undecided.message());
      } else if (verdict instanceof Malformed malformed) {
        trace.putAll(members(malformed.lines().first().get(0)));
        if (malformed.lines().count() > 1) {
          trace.put("malformed", all(malformed.lines().first()));
          trace.put("unlisted", malformed.lines().unlisted());
        }
      } else if (verdict instanceof Diverges diverges) {
        Divergence divergence = diverges.divergence();
        trace.put("line", divergence.line());
        trace.put("rules", divergence.rules());
        if (!divergence.allowed().isEmpty()) {
          trace.put("allowed", divergence.allowed());
        }
        trace.put("observed", divergence.observed());
        trace.put("asked", divergence.condition());
        trace.put("causes", causes(divergence));
        if (!divergence.otherwise().isEmpty()) {
          trace.put("otherwise", divergence.otherwise());
        }
        trace.put("message", Text.describe(judged.file(), verdict));
        if (!divergence.decided().isEmpty()) {
          trace.put("decided", divergence.decided());
        }
      }
      if (!judged.warnings().isEmpty()) {
        trace.put("warnings", all(judged.warnings()));
      }
      traces.add(trace);
    }

    private static List<Map<String, Object>> all(List<LineComment> comments) {
      return comments.stream().map(Json::members).toList();
    }

    private static Map<String, Object> members(LineComment comment) {
      Map<String, Object> members = new LinkedHashMap<>();
      if (comment.line() > 0) {
        members.put("line", comment.line());
      }
      if (comment.column() > 0) {
        members.put("column", comment.column());
      }
      members.put("message", comment.message());
      return members;
    }

    static List<Map<String, Object>> causes(Divergence divergence) {
      return divergence.causes().stream().map(Json::cause).toList();
    }

    private static Map<String, Object> cause(Cause cause) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("rules", cause.rules());
      members.put("fault", cause.fault());
      members.put("sentence", cause.sentence());
      return members;
    }

    @Override
    public void finish() {
      try {
        out.println(
            new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("traces", traces)));
        out.flush();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
