package sharedsockets.model.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.RuleIds;

/** The modules as they are written: comments at the ends of lines, and expressions as text. */
final class SpecText {
  private static final Pattern RULES_ONLY =
      Pattern.compile("(" + RuleIds.PATTERN.pattern() + "[\\s,]*)+");

  private final Path folder;
  private final Map<String, List<String>> files = new HashMap<>();

  SpecText(Path folder) {
    this.folder = folder;
  }

  private List<String> lines(String file) {
    return files.computeIfAbsent(
        file,
        name -> {
          Path path = folder.resolve(name);
          try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private String line(String file, int number) {
    List<String> lines = lines(file);
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The rules in the comments at the ends of an expression's lines that hold nothing else. */
  List<String> rules(Location at) {
    LinkedHashSet<String> rules = new LinkedHashSet<>();
    for (int number = at.line(); number <= at.endLine(); number++) {
      String comment = comment(line(at.file(), number));
      if (RULES_ONLY.matcher(comment).matches()) {
        rules.addAll(RuleIds.in(comment));
      }
    }
    return List.copyOf(rules);
  }

  /** The sentence in the comment at the end of an expression's first line; empty if it has none. */
  String sentence(Location at) {
    String comment = comment(line(at.file(), at.line()));
    return RULES_ONLY.matcher(comment).matches() ? "" : comment;
  }

  /** The comment at the end of the line where an expression ends. */
  String commentAt(Location at) {
    return comment(line(at.file(), at.endLine()));
  }

  /** The comment of a record's field: at the end of its line, else in the lines directly above. */
  String commentOfField(Location at) {
    String comment = commentAt(at);
    if (!comment.isEmpty()) {
      return comment;
    }
    int first = at.line();
    while (line(at.file(), first - 1).strip().startsWith("\\*")) {
      first--;
    }
    return IntStream.range(first, at.line())
        .mapToObj(number -> comment(line(at.file(), number)))
        .collect(Collectors.joining(" "))
        .replaceAll(" +", " ");
  }

  private static String comment(String line) {
    int start = line.indexOf("\\*");
    return start < 0 ? "" : line.substring(start + 2).strip();
  }

  /** The comment of a declared variable or constant. */
  String declared(String module, String name) {
    Pattern declaration =
        Pattern.compile("\\s+" + Pattern.quote(name) + "\\s*,?\\s*\\\\\\*\\s*(.*)");
    for (String line : lines(module + ".tla")) {
      Matcher matcher = declaration.matcher(line);
      if (matcher.matches()) {
        return matcher.group(1).strip();
      }
    }
    return "";
  }

  /** The boxed comment below a module's name. */
  String header(String module) {
    List<String> text = new ArrayList<>();
    for (String line : lines(module + ".tla")) {
      String stripped = line.strip();
      if (stripped.startsWith("(*")) {
        text.add(stripped.replaceAll("^\\(\\*+\\)?|\\*+\\)$", "").strip());
      } else if (!stripped.startsWith("----") || !text.isEmpty()) {
        break;
      }
    }
    return String.join("\n", text).strip();
  }

  /** An expression as it is written, comments left out, in one line. */
  String text(Location at) {
    StringBuilder text = new StringBuilder();
    for (int number = at.line(); number <= at.endLine(); number++) {
      String line = line(at.file(), number);
      int from = number == at.line() ? Math.min(at.column() - 1, line.length()) : 0;
      int to = number == at.endLine() ? Math.min(at.endColumn(), line.length()) : line.length();
      String part = line.substring(from, Math.max(from, to));
      int comment = part.indexOf("\\*");
      text.append(comment < 0 ? part : part.substring(0, comment)).append(' ');
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
