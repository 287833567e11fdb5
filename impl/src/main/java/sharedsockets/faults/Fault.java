package sharedsockets.faults;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A planted fault: header lines {@code Fault: } with a sentence and {@code Rules: } with the rules
 * that it breaks, perhaps {@code Found by: } with a command that must find it and {@code Source: }
 * with the implementation that has or had it, and a unified diff against the sources of the
 * reference implementation.
 */
public final class Fault {
  static final String SUFFIX = ".patch";
  private static final String FAULT = "Fault: ";
  private static final String RULES = "Rules: ";
  private static final String FOUND_BY = "Found by: ";
  private static final String SOURCE = "Source: ";
  private static final String OLD_FILE = "--- ";
  private static final String NEW_FILE = "+++ ";

  private final Path file;
  private final String sentence;
  private final List<String> rules;
  private final Optional<String> foundBy;
  private final Optional<String> source;

  /** For each file, relative to the sources, its part of the diff. */
  private final Map<String, Patch<String>> changes;

  private Fault(
      Path file,
      String sentence,
      List<String> rules,
      Optional<String> foundBy,
      Optional<String> source,
      Map<String, Patch<String>> changes) {
    this.file = file;
    this.sentence = sentence;
    this.rules = rules;
    this.foundBy = foundBy;
    this.source = source;
    this.changes = changes;
  }

  /** All planted faults of a folder, by name. */
  public static List<Fault> in(Path folder) throws IOException, UnusableFault {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Fault> faults = new ArrayList<>();
    for (Path file : files) {
      faults.add(read(file));
    }
    return faults;
  }

  /**
   * Reads a planted fault.
   *
   * @throws UnusableFault if it lacks a header line, or changes nothing
   */
  public static Fault read(Path file) throws IOException, UnusableFault {
    List<String> lines = Files.readAllLines(file);
    int diff = 0;
    while (diff < lines.size() && !lines.get(diff).startsWith(OLD_FILE)) {
      diff++;
    }
    List<String> header = lines.subList(0, diff);
    String sentence = required(file, header, FAULT);
    List<String> rules = List.of(required(file, header, RULES).split(" +"));
    return new Fault(
        file,
        sentence,
        rules,
        headerLine(header, FOUND_BY),
        headerLine(header, SOURCE),
        changes(file, lines.subList(diff, lines.size())));
  }

  private static String required(Path file, List<String> header, String name) throws UnusableFault {
    Optional<String> found = headerLine(header, name);
    if (found.isEmpty()) {
      throw new UnusableFault(file + ": has no line \"" + name + "…\" before its diff");
    }
    return found.get();
  }

  private static Optional<String> headerLine(List<String> header, String name) {
    return header.stream()
        .filter(line -> line.startsWith(name) && line.length() > name.length())
        .map(line -> line.substring(name.length()).strip())
        .findFirst();
  }

  private static Map<String, Patch<String>> changes(Path file, List<String> diff)
      throws UnusableFault {
    Map<String, Patch<String>> changes = new LinkedHashMap<>();
    int from = 0;
    for (int to = 1; to <= diff.size(); to++) {
      if (to == diff.size() || isFileHeader(diff, to)) {
        List<String> part = diff.subList(from, to);
        if (!isFileHeader(part, 0)) {
          throw new UnusableFault(file + ": its diff does not begin with --- and +++");
        }
        Patch<String> patch = patch(file, part);
        if (patch.getDeltas().isEmpty()) {
          throw new UnusableFault(file + ": changes nothing in " + changed(part));
        }
        changes.put(changed(part), patch);
        from = to;
      }
    }
    if (changes.isEmpty()) {
      throw new UnusableFault(file + ": has no diff");
    }
    return changes;
  }

  private static Patch<String> patch(Path file, List<String> diff) throws UnusableFault {
    try {
      return UnifiedDiffUtils.parseUnifiedDiff(diff);
    } catch (NumberFormatException e) {
      throw new UnusableFault(file + ": has a line number that is too large, in " + changed(diff));
    }
  }

  private static boolean isFileHeader(List<String> diff, int line) {
    return line + 1 < diff.size()
        && diff.get(line).startsWith(OLD_FILE)
        && diff.get(line + 1).startsWith(NEW_FILE);
  }

  /** The changed file: git puts a folder a or b before it, diff a time after it. */
  private static String changed(List<String> part) {
    String name = part.get(0).substring(OLD_FILE.length()).split("\t")[0].strip();
    return name.startsWith("a/") ? name.substring(2) : name;
  }

  /** The file's name without {@code .patch}. */
  public String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** What is wrong, in one sentence. */
  public String sentence() {
    return sentence;
  }

  /** The ids of the rules that it breaks. */
  public List<String> rules() {
    return rules;
  }

  /** The command with arguments that must find it, if its patch names one. */
  public Optional<String> foundBy() {
    return foundBy;
  }

  /** The implementation that has or had it, and where that is told, if its patch says so. */
  public Optional<String> source() {
    return source;
  }

  /** A number that changes with the patch. */
  public long checksum() throws IOException {
    CRC32 sum = new CRC32();
    sum.update(Files.readAllBytes(file));
    return sum.getValue();
  }

  /**
   * The sources with the fault; the others are as they are.
   *
   * @param sources texts that the diff is against, by the names of their files
   * @return the texts that are changed
   * @throws UnusableFault if the diff does not fit the sources any more
   */
  Map<String, String> apply(Map<String, String> sources) throws UnusableFault {
    Map<String, String> faulty = new LinkedHashMap<>();
    for (Map.Entry<String, Patch<String>> change : changes.entrySet()) {
      String original = sources.get(change.getKey());
      if (original == null) {
        throw new UnusableFault(file + ": there is no " + change.getKey() + " in the sources");
      }
      try {
        // Lines may have moved, but must be the same.
        List<String> lines = change.getValue().applyFuzzy(original.lines().toList(), 0);
        faulty.put(change.getKey(), String.join("\n", lines) + "\n");
      } catch (PatchFailedException e) {
        throw new UnusableFault(
            "%s: does not fit %s any more; make the change again and take its diff"
                .formatted(file, change.getKey()));
      }
    }
    return faulty;
  }

  @Override
  public String toString() {
    return name();
  }
}
