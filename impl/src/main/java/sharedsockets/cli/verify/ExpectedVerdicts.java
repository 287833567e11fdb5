package sharedsockets.cli.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharedsockets.cli.page.Figure;
import sharedsockets.cli.page.TraceFigure;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.order.Judge;

/** A folder of traces with the verdicts that the oracle is to come to, in its expected.json. */
public final class ExpectedVerdicts {
  private static final String FILE = "expected.json";

  /**
   * One trace.
   *
   * @param verdicts by profile: its name, or one and a point that is fixed: {@code documented, U10:
   *     notified}
   */
  record Expected(String file, Map<String, Found> verdicts) {}

  /**
   * A verdict as far as it is held to.
   *
   * @param line the diverging line, 0 where there is none
   */
  record Found(
      @JsonProperty String verdict,
      @JsonProperty long line,
      @JsonProperty List<String> rules,
      @JsonProperty Map<String, String> decided) {
    Found {
      rules = rules == null ? List.of() : rules;
      decided = decided == null ? Map.of() : decided;
    }

    static Found of(Verdict verdict) {
      if (verdict instanceof Conforms conforms) {
        return new Found(verdict.word(), 0, List.of(), conforms.decided());
      }
      if (verdict instanceof Diverges diverges) {
        return new Found(
            verdict.word(),
            diverges.divergence().line(),
            diverges.divergence().rules(),
            diverges.divergence().decided());
      }
      return new Found(verdict.word(), ((Malformed) verdict).line(), List.of(), Map.of());
    }
  }

  private final Path folder;
  private final List<Expected> traces;

  private ExpectedVerdicts(Path folder, List<Expected> traces) {
    this.folder = folder;
    this.traces = traces;
  }

  /** Reads the folder's expectations; each of its traces must have some. */
  static ExpectedVerdicts read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new IOException("no example traces: there is no " + file);
    }
    Expected[] traces =
        new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(file.toFile(), Expected[].class);
    List<String> named = List.of(traces).stream().map(Expected::file).sorted().toList();
    if (!named.equals(traceFiles(folder))) {
      throw new IOException(file + " does not name the traces that lie beside it");
    }
    return new ExpectedVerdicts(folder, List.of(traces));
  }

  /**
   * The traces of a folder that are expected to be malformed, whatever the implementation does,
   * with the lines in which they are; none where the folder has no expectations.
   */
  public static Map<String, Long> malformed(Path folder) throws IOException {
    Map<String, Long> malformed = new TreeMap<>();
    if (Files.isRegularFile(folder.resolve(FILE))) {
      for (Expected trace : read(folder).traces) {
        Collection<Found> verdicts = trace.verdicts().values();
        if (verdicts.stream().allMatch(found -> found.verdict().equals("malformed"))) {
          malformed.put(trace.file(), verdicts.iterator().next().line());
        }
      }
    }
    return malformed;
  }

  /** The folder, or where it has no expectations itself, the folders in it, each to be read. */
  static List<Path> folders(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(FILE)) || !Files.isDirectory(folder)) {
      return List.of(folder);
    }
    try (var inside = Files.list(folder)) {
      List<Path> folders = inside.filter(Files::isDirectory).sorted().toList();
      return folders.isEmpty() ? List.of(folder) : folders;
    }
  }

  static List<String> traceFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".ndjson"))
          .sorted()
          .toList();
    }
  }

  int size() {
    return traces.stream().mapToInt(expected -> expected.verdicts().size()).sum();
  }

  int traces() {
    return traces.size();
  }

  /** Judges all of them and describes what differs from what is expected. */
  List<String> differences() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Expected trace : traces) {
      for (Map.Entry<String, Found> entry : trace.verdicts().entrySet()) {
        Found found = judge(folder.resolve(trace.file()), entry.getKey());
        if (!found.equals(entry.getValue())) {
          differences.add(
              "%s, profile %s: expected %s, found %s"
                  .formatted(trace.file(), entry.getKey(), entry.getValue(), found));
        }
      }
    }
    return differences;
  }

  /** Those that diverge in the profile named first, each as it is judged there. */
  List<Figure> diverging() throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (Expected trace : traces) {
      Map.Entry<String, Found> first = trace.verdicts().entrySet().iterator().next();
      if (first.getValue().verdict().equals("diverges")) {
        Path file = folder.resolve(trace.file());
        figures.add(TraceFigure.of(file, first.getKey(), profile(first.getKey())));
      }
    }
    return figures;
  }

  static Found judge(Path trace, String profile) throws IOException {
    return Found.of(new Judge(profile(profile)).judge(Files.newInputStream(trace)));
  }

  private static ProfileSetting profile(String text) {
    String[] parts = text.split(", ");
    ProfileSetting profile = ProfileSetting.of(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String[] pointAndValue = parts[i].split(": ", 2);
      profile = profile.with(pointAndValue[0], pointAndValue[1]);
    }
    return profile;
  }
}
