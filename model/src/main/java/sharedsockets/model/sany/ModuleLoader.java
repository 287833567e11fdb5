package sharedsockets.model.sany;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.ast.Module;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.Errors;
import util.ToolIO;

/**
 * Loads a module, with what it extends and instantiates, through SANY.
 *
 * <p>SANY keeps its state in static fields, so that loads exclude one another. A module whose files
 * are what they were is not read again.
 */
public final class ModuleLoader {
  private static final Object SANY_LOCK = new Object();

  private static final int KEPT = 8;

  /** The modules that were asked for last: many configurations are of few modules. */
  private static final Map<Request, Loaded> LOADED =
      new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Request, Loaded> eldest) {
          return size() > KEPT;
        }
      };

  private record Request(Path file, List<Path> library) {}

  /**
   * A module.
   *
   * @param texts of the files that it was made of
   */
  private record Loaded(Module module, Map<String, String> texts) {}

  /** As SANY writes a place in a semantic error. */
  private static final Pattern SEMANTIC_PLACE =
      Pattern.compile("line (\\d+), col (\\d+) to line \\d+, col \\d+ of module (\\w+)");

  /** As its parser and its lexer write one. */
  private static final Pattern SYNTAX_PLACE = Pattern.compile("at line (\\d+), column (\\d+)");

  /**
   * Loads the module of a file.
   *
   * @param file the module's file; modules that it names are sought beside it first
   * @param library folders in which other modules are sought, in this order
   * @return the module with all its definitions, INSTANCE's substitutions done
   * @throws InvalidModule if a file is missing or SANY finds an error
   */
  public Module load(Path file, List<Path> library) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidModule(file + ": no such file");
    }
    Path root = file.toAbsolutePath();
    synchronized (SANY_LOCK) {
      try (ModuleFiles files = new ModuleFiles(root, library)) {
        Loaded before = LOADED.get(new Request(root, library));
        if (before != null && files.leadTo(before.texts())) {
          return before.module();
        }
        Module module = new SanyTranslator(analyse(file, files)).translate();
        LOADED.put(new Request(root, List.copyOf(library)), new Loaded(module, files.texts()));
        return module;
      }
    }
  }

  private static SpecObj analyse(Path file, ModuleFiles files) {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    PrintStream out = ToolIO.out;
    PrintStream err = ToolIO.err;
    ToolIO.out = stream;
    ToolIO.err = stream;
    SpecObj spec = new SpecObj(file.toAbsolutePath().toString(), files);
    try {
      SANY.frontEndInitialize(spec, stream);
      SANY.frontEndParse(spec, stream, false);
      SANY.frontEndSemanticAnalysis(spec, stream, false);
    } catch (Exception | Error e) {
      // SANY reports even a null pointer of its own for some malformed modules.
      throw new InvalidModule(complaint(file, spec, said), e);
    } finally {
      ToolIO.out = out;
      ToolIO.err = err;
    }
    // Semantic errors leave the error level at 0 in some paths: ask both.
    if (spec.getErrorLevel() > 0 || hasErrors(spec.getSemanticErrors())) {
      throw new InvalidModule(complaint(file, spec, said));
    }
    return spec;
  }

  private static boolean hasErrors(Errors errors) {
    return errors != null && errors.isFailure();
  }

  private static String complaint(Path file, SpecObj spec, ByteArrayOutputStream said) {
    // Syntax errors reach only the output; what the error lists then hold says nothing.
    String output = said.toString(StandardCharsets.UTF_8);
    Matcher syntax = SYNTAX_PLACE.matcher(output);
    if (syntax.find()) {
      return "%s:%s:%s: %s"
          .formatted(fileOf(output, file), syntax.group(1), syntax.group(2), withoutNoise(output));
    }
    for (Errors errors : new Errors[] {spec.initErrors, spec.parseErrors, spec.semanticErrors}) {
      if (hasErrors(errors)) {
        String[] messages = errors.getAborts().length > 0 ? errors.getAborts() : errors.getErrors();
        return placed(file, withoutNoise(messages[0]));
      }
    }
    // Two definitions of one name reach only the output, as a warning.
    Matcher warning = SEMANTIC_PLACE.matcher(output);
    if (warning.find()) {
      return placed(file, withoutNoise(output.substring(warning.start())));
    }
    return file.getFileName() + ":1:1: not a TLA+ module";
  }

  private static String placed(Path file, String message) {
    Matcher semantic = SEMANTIC_PLACE.matcher(message);
    if (semantic.find()) {
      return "%s.tla:%s:%s: %s"
          .formatted(
              semantic.group(3),
              semantic.group(1),
              semantic.group(2),
              semantic.replaceFirst("").strip());
    }
    return file.getFileName() + ": " + message;
  }

  /** The file being parsed when SANY stopped: the last that it named. */
  private static String fileOf(String said, Path file) {
    Matcher parsing = Pattern.compile("(?:Parsing file|in module) (\\S+)").matcher(said);
    String name = file.getFileName().toString();
    while (parsing.find()) {
      String last = Path.of(parsing.group(1)).getFileName().toString();
      name = last.endsWith(".tla") ? last : last + ".tla";
    }
    return name;
  }

  /** SANY's message without its progress and its stack of syntactic categories. */
  private static String withoutNoise(String message) {
    StringBuilder text = new StringBuilder();
    for (String line : message.split("\\R")) {
      String trimmed = line.strip();
      if (trimmed.startsWith("Residual stack trace") || trimmed.startsWith("Fatal errors while")) {
        break;
      }
      boolean noise =
          trimmed.isEmpty()
              || trimmed.equals("Unknown location")
              || trimmed.startsWith("Parsing file")
              || trimmed.startsWith("Semantic processing")
              || trimmed.startsWith("***");
      if (!noise) {
        text.append(text.isEmpty() ? "" : " ").append(trimmed);
      }
    }
    return text.toString();
  }
}
