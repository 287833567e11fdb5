package sharedsockets.fuzz.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sharedsockets.story.TestSource;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/** The folder of findings: each is a trace, and a JUnit test that repeats it. */
public final class FindingFolder {
  private FindingFolder() {}

  /** Writes a finding down, where there is a folder for it. */
  public static FindingError report(FoundProgram found) {
    StringBuilder text = new StringBuilder();
    text.append(found.heading()).append('\n');
    int number = 0;
    for (Event event : found.trace()) {
      text.append("%3d. %s%n".formatted(++number, event));
    }
    text.append("  call      ").append(found.call()).append('\n');
    text.append("  observed  ").append(found.observed()).append('\n');
    found.allowed().forEach(each -> text.append("  allowed   ").append(each).append('\n'));
    Path folder = Setup.findings();
    if (folder != null) {
      text.append(written(folder, found));
    }
    return new FindingError(text.toString());
  }

  /** Removes a finding that was written down before it was as short as another one. */
  public static void forget(FoundProgram found, FoundProgram shorter) {
    Path folder = Setup.findings();
    if (folder != null && !name(found).equals(name(shorter))) {
      try {
        Files.deleteIfExists(folder.resolve(name(found) + ".ndjson"));
        Files.deleteIfExists(folder.resolve(TestSource.className(name(found)) + ".java"));
      } catch (IOException e) {
        // Then there are two of them.
      }
    }
  }

  private static String name(FoundProgram found) {
    return found.target() + "-" + Integer.toHexString(found.trace().toString().hashCode());
  }

  private static String written(Path folder, FoundProgram found) {
    String name = name(found);
    Path trace = folder.resolve(name + ".ndjson");
    try {
      Files.createDirectories(folder);
      write(trace, found.trace(), note(found));
      String test = TestSource.className(name);
      Files.writeString(
          folder.resolve(test + ".java"),
          TestSource.of(test, sentence(found), Files.readString(trace)));
      return "  trace     " + trace + ", and beside it " + test + ".java\n";
    } catch (IOException e) {
      return "  trace     could not be written to " + folder + ": " + e + "\n";
    }
  }

  private static String sentence(FoundProgram found) {
    return "Found by the target %s, observed %s.".formatted(found.heading(), found.observed());
  }

  private static String note(FoundProgram found) {
    return found.heading() + ": " + found.observed();
  }

  private static void write(Path file, List<Event> trace, String note) throws IOException {
    try (OutputStream output = Files.newOutputStream(file);
        EventWriter writer = new EventWriter(output)) {
      String first = note;
      for (Event event : trace) {
        if (first != null) {
          writer.write(event, first);
          first = null;
        } else {
          writer.write(event);
        }
      }
    }
  }
}
