package sharedsockets.fuzz.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes inputs to begin with: the checkout's traces, models and planted faults, and a suite. */
public final class SeedWriter {
  /** Jazzer makes no longer ones, unless it is told to. */
  private static final int LONGEST = 4096;

  private static final List<String> COMMAND_LINES =
      List.of(
          "check-trace\n--profile\nwine-8.0\n--format\njson\ntrace.ndjson",
          "check-model\n--engine\ncompiled\n--size\nsmall\n--junit\nout.xml",
          "replay\n--adapter\nreference\n--jobs\n2\n--settle\n10",
          "explore\n--adapter\nreference\n--seconds\n1\n--seed\n1",
          "generate-suite\n--out\nsuite\n--pairs\ndescriptors-small",
          "--help",
          "--version");

  private final Path folder;
  private int count;

  private SeedWriter(Path folder) {
    this.folder = folder;
  }

  /** Arguments: the folder to write to; any number of folders with further traces. */
  public static void main(String[] arguments) throws IOException {
    SeedWriter writer = new SeedWriter(Files.createDirectories(Path.of(arguments[0])));
    writer.all(Path.of("examples/traces"), ".ndjson", Format.TRACE, Format.JUDGED_TRACE);
    for (int i = 1; i < arguments.length; i++) {
      writer.all(Path.of(arguments[i]), ".ndjson", Format.JUDGED_TRACE);
    }
    writer.all(Path.of("model"), ".cfg", Format.CONFIGURATION);
    writer.all(Path.of("fuzz/faults"), ".patch", Format.FAULT);
    writer.write(
        Format.MANIFEST,
        """
        {"configurations": [{"name": "a", "module": "A", "group": "g", "size": "small",
          "expect": {"ok": 1}, "engines": ["tlc"], "rules": ["DUP-1"], "about": "A."}]}
        """
            .getBytes(StandardCharsets.UTF_8));
    writer.write(
        Format.PROFILE,
        "{\"U1\": \"kept\", \"U2\": \"survives\"}".getBytes(StandardCharsets.UTF_8));
    for (String answer :
        List.of(
            "{\"id\":1,\"result\":\"s4\"}",
            "{\"id\":2,\"error\":\"WSAENOTSOCK\"}",
            "{\"id\":3,\"unsupported\":true}",
            "{\"reset\":true}",
            "{\"id\":4,\"result\":{\"message\":1025,\"s\":\"s4\",\"event\":\"FD_READ\"}}",
            "{\"id\":5,\"result\":[\"FD_READ\",\"FD_CLOSE\"],\"note\":{\"a\":[1,2.5,null]}}",
            "")) {
      writer.write(Format.ANSWER, answer.getBytes(StandardCharsets.UTF_8));
    }
    for (String line : COMMAND_LINES) {
      writer.write(Format.COMMAND_LINE, line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void all(Path from, String suffix, Format... formats) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(suffix)).sorted().toList()) {
        for (Format format : formats) {
          write(format, whole(Files.readAllBytes(file)));
        }
      }
    }
  }

  /** Its first lines, where it is too long. */
  private static byte[] whole(byte[] text) {
    int end = Math.min(text.length, LONGEST - 1);
    while (end < text.length && end > 0 && text[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(text, end);
  }

  private void write(Format format, byte[] text) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(format.ordinal());
    input.writeBytes(text);
    String name = format.name().toLowerCase(Locale.ROOT) + "-" + ++count;
    try {
      Files.write(folder.resolve(name), input.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
