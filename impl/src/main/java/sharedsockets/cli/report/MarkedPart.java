package sharedsockets.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sharedsockets.model.report.WholeFile;

/** The lines of a Markdown file between {@code <!-- faults -->} and {@code <!-- end -->}. */
public final class MarkedPart {
  private static final String BEGIN = "<!-- faults -->";
  private static final String END = "<!-- end -->";

  private final Path file;

  private MarkedPart(Path file) {
    this.file = file;
  }

  /**
   * That of a file.
   *
   * @throws IOException if the file cannot be read or has none
   */
  public static MarkedPart of(Path file) throws IOException {
    MarkedPart part = new MarkedPart(file);
    part.with(List.of());
    return part;
  }

  /** The table that the lines are, headings first. */
  public List<List<String>> table() throws IOException {
    List<String> all = Files.readAllLines(file);
    List<String> part = all.subList(all.indexOf(BEGIN) + 1, all.lastIndexOf(END));
    return part.stream()
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
    int begin = all.indexOf(BEGIN);
    int end = begin < 0 ? -1 : begin + all.subList(begin, all.size()).indexOf(END);
    if (end < begin || begin < 0) {
      throw new IOException(file + ": has no lines " + BEGIN + " and " + END);
    }
    List<String> changed = new ArrayList<>(all.subList(0, begin + 1));
    changed.addAll(lines);
    changed.addAll(all.subList(end, all.size()));
    return changed;
  }
}
