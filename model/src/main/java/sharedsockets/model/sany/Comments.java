package sharedsockets.model.sany;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tla2sany.semantic.OpDefNode;
import util.FilenameToStream;

/**
 * The comment block directly above a definition. SANY hands every comment since the last token to
 * the next one, box headers included; here a blank line separates.
 */
final class Comments {
  private final FilenameToStream files;
  private final Map<String, List<String>> lines = new HashMap<>();

  Comments(FilenameToStream files) {
    this.files = files;
  }

  String above(OpDefNode definition) {
    List<String> text = lines.computeIfAbsent(definition.getLocation().source(), this::readLines);
    int line = definition.getLocation().beginLine() - 2; // the line above, counted from 0
    Deque<String> block = new ArrayDeque<>();
    boolean inside = false;
    for (; line >= 0 && line < text.size(); line--) {
      String current = text.get(line).strip();
      boolean closes = current.endsWith("*)");
      if (!inside && !closes && !current.startsWith("\\*")) {
        break;
      }
      if (closes) {
        // `x == 1 (* why *)` belongs to the definition on that line.
        if (!inside && current.contains("(*") && !current.startsWith("(*")) {
          break;
        }
        inside = true;
      }
      block.addFirst(unmark(current));
      if (current.startsWith("(*")) {
        inside = false;
      }
    }
    return String.join("\n", block).strip();
  }

  private static String unmark(String line) {
    return line.replaceFirst("^(\\(\\*+|\\\\\\*+)\\s?", "")
        .replaceFirst("\\s*\\*+\\)$", "")
        .strip();
  }

  private List<String> readLines(String module) {
    File file = files.resolve(module, true);
    try {
      return file.isFile() ? Files.readAllLines(file.toPath()) : List.of();
    } catch (IOException e) {
      // Not UTF-8: SANY has read the module all the same, and comments are no semantics.
      return List.of();
    }
  }
}
