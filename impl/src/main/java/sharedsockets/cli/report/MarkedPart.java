package sharedsockets.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sharedsockets.model.report.WholeFile;

/**
 * A generated part of a Markdown file: the lines between {@code <!-- NAME -->} and the next {@code
 * <!-- end -->}.
 */
public final class MarkedPart {
  private static final String END = "<!-- end -->";

  private final Path file;
  private final String begin;

  private MarkedPart(Path file, String name) {
    this.file = file;
    this.begin = "<!-- " + name + " -->";
  }

  /**
   * That of a file.
   *
   * @throws IOException if the file cannot be read or has none
   */
  public static MarkedPart of(Path file, String name) throws IOException {
    MarkedPart part = new MarkedPart(file, name);
    part.with(List.of());
    return part;
  }

  /** The table that the lines are, headings first. */
  public List<List<String>> table() throws IOException {
    List<String> all = Files.readAllLines(file);
    return all.subList(all.indexOf(begin) + 1, end(all)).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  /** Puts other lines in their place. */
  public void replace(List<String> lines) throws IOException {
    WholeFile.write(file, String.join("\n", with(lines)) + "\n");
  }

  private List<String> with(List<String> lines) throws IOException {
    List<String> all = Files.readAllLines(file);
    int end = end(all);
    if (end < 0) {
      throw new IOException(file + ": has no lines " + begin + " and " + END);
    }
    List<String> changed = new ArrayList<>(all.subList(0, all.indexOf(begin) + 1));
    changed.addAll(lines);
    changed.addAll(all.subList(end, all.size()));
    return changed;
  }

  /** The index of the part's last line, -1 where there is none. */
  private int end(List<String> all) {
    int first = all.indexOf(begin);
    int length = first < 0 ? -1 : all.subList(first, all.size()).indexOf(END);
    return length < 0 ? -1 : first + length;
  }
}
