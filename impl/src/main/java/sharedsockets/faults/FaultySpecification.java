package sharedsockets.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.source.GenerateMain;

/** Writes the specification with a planted fault as Java. */
final class FaultySpecification {
  private static final Pattern OVERRIDE = Pattern.compile("\\s*(\\w+)\\s*<-\\s*(\\w+)\\s*");

  /** What the model overrides, faulty or not. */
  private static final String OF_MODEL = "Profiles";

  private FaultySpecification() {}

  static void write(String name, Path models, Path specification, Path target)
      throws IOException, UnusableFault {
    Path file = models.resolve("faults").resolve(name + ".cfg");
    if (!Files.isRegularFile(file)) {
      throw new UnusableFault(file + ": no such fault");
    }
    List<String> overrides = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher override = OVERRIDE.matcher(line);
      if (override.matches() && !override.group(1).equals(OF_MODEL)) {
        overrides.add(override.group(1) + "=" + override.group(2));
      }
    }
    String[] arguments = {
      specification.toString(),
      "SharedSockets",
      target.toString(),
      "--numbers",
      "Socket",
      "--invariants",
      "Rules",
      "--queries",
      "Queries",
      "--overrides",
      models.resolve("MCFaults.tla").toString(),
      String.join(",", overrides)
    };
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      if (GenerateMain.run(arguments, new PrintStream(PrintStream.nullOutputStream()), err) != 0) {
        throw new UnusableFault(name + ": " + said.toString(StandardCharsets.UTF_8).strip());
      }
    }
  }
}
