package sharedsockets.model.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small model in one file: a TLA+ module, behind its last line the .cfg, and in comments of that
 * what engines come to. {@code \* TLC: holds, 3 distinct, 7 generated} says what TLC finds, and
 * another engine finds the same unless a comment with its name says what it refuses.
 *
 * @param module the file
 * @param cfg the text behind the module
 */
public record CorpusModel(Path module, String cfg) {
  private static final String TLC = "TLC";

  /** Where TLC was, the innermost expression last. */
  private static final Pattern TLC_PLACE = Pattern.compile("(?m)^\\d+\\. Line (\\d+), column \\d+");

  private static final Pattern PLACE = Pattern.compile("\\w+\\.tla:(\\d+):\\d+: ");

  /** The models of a folder; a module without .cfg is part of another. */
  public static List<CorpusModel> in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tla"))
          .sorted()
          .map(CorpusModel::read)
          .filter(model -> !model.cfg().isBlank())
          .toList();
    }
  }

  private static CorpusModel read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n====+\n", 2);
      return new CorpusModel(file, parts.length < 2 ? "" : parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    String file = module.getFileName().toString();
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** What the file says of an engine; empty where it says nothing. */
  public String comment(String engine) {
    Matcher matcher =
        Pattern.compile("(?m)^\\\\\\* " + Pattern.quote(engine) + ": (.+)$").matcher(cfg);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  /**
   * What an engine comes to that the file does not say; empty where it is as the file says.
   *
   * @param folder for the .cfg
   */
  public Optional<String> difference(Engine engine, Path folder)
      throws IOException, InterruptedException {
    String refused = comment(engine.name());
    String found;
    try {
      found = found(engine.explore(model(folder), 1, progress -> {}));
    } catch (InvalidModel e) {
      if (!refused.isEmpty() && e.getMessage().contains(refused)) {
        return PLACE.matcher(e.getMessage()).find()
            ? Optional.empty()
            : Optional.of("refused without a place: " + e.getMessage());
      }
      found = found(e.getMessage());
    }
    String expected = refused.isEmpty() ? comment(TLC) : "refused: " + refused;
    // TLC does not tell the place of all errors.
    return found.equals(expected) || found.startsWith(expected + " in line ")
        ? Optional.empty()
        : Optional.of(name() + ": expected " + expected + ", found " + found);
  }

  private Model model(Path folder) throws IOException {
    Path file = folder.resolve(name() + ".cfg");
    Files.writeString(file, cfg);
    return new Model(module, file, List.of(), true);
  }

  private static String found(EngineResult result) {
    ModelVerdict verdict = result.verdict();
    int warnings = result.warnings().size();
    return switch (verdict.kind()) {
      case OK ->
          "holds, %d distinct, %d generated%s"
              .formatted(
                  result.reached().distinct(),
                  result.reached().generated(),
                  warnings == 0 ? "" : ", " + warnings + " warnings");
      case DEADLOCK, ASSUMPTION -> verdict.property();
      default -> verdict.property() + " is violated";
    };
  }

  private static String found(String complaint) {
    boolean asserted =
        complaint.contains("assertion failed") || complaint.contains("argument of Assert");
    return (asserted ? "assertion failed" : "error") + line(complaint);
  }

  private static String line(String complaint) {
    Matcher tlc = TLC_PLACE.matcher(complaint);
    String line = "";
    while (tlc.find()) {
      line = " in line " + tlc.group(1);
    }
    Matcher ours = PLACE.matcher(complaint);
    return line.isEmpty() && ours.find() ? " in line " + ours.group(1) : line;
  }
}
