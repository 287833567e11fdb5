package sharedsockets.cli.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.replay.Program;
import sharedsockets.trace.MalformedTrace;

/**
 * Short programs that show what an implementation does at the disputed points, before a suite is
 * made for it. Input: {@code survey.ndjson}, traces parted by empty lines, each of which begins
 * with the point it is for.
 */
final class Survey {
  private static final String RESOURCE = "survey.ndjson";

  private Survey() {}

  static List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    for (String trace : text().split("\n\n")) {
      try {
        byte[] lines = trace.getBytes(StandardCharsets.UTF_8);
        String name = "survey-%02d".formatted(programs.size() + 1);
        programs.add(Program.read(name, new ByteArrayInputStream(lines)));
      } catch (MalformedTrace | IOException e) {
        throw new IllegalStateException(RESOURCE + ": " + trace, e);
      }
    }
    return programs;
  }

  private static String text() {
    try (InputStream input = Survey.class.getResourceAsStream(RESOURCE)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
