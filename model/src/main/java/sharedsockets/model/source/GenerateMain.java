package sharedsockets.model.source;

import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.sany.InvalidModule;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.table.CallSources;
import sharedsockets.model.table.CallTable;
import sharedsockets.model.table.RuleSources;
import sharedsockets.model.table.RuleTable;

/**
 * {@code GenerateMain SPEC_DIR MODULE OUT_DIR [--numbers CONSTANT,...] [--invariants MODULE]
 * [--queries MODULE] [--package NAME] [--calls FILE] [--rules FILE] [--format]}: writes a
 * specification as Java sources, with TypeOK and what another module claims of each state if that
 * is named, the table of calls that stand for its actions, and the table of rules that its comments
 * name.
 *
 * <p>{@code --faults FILE} writes a variant with the faults of a module, whose configurations stand
 * in the folder {@code faults} beside it.
 *
 * <p>{@code --overrides FILE NAME=OPERATOR,...} puts a module's operators in the places of others.
 *
 * <p>{@code --queries MODULE} has the operators of another module asked of states by their names.
 *
 * <p>Elements of a CONSTANT set are names unless the specification computes with them or {@code
 * --numbers} lists the set.
 */
public final class GenerateMain {
  private final GenerateOptions options;
  private final UnaryOperator<String> layout;

  private GenerateMain(GenerateOptions options) {
    this.options = options;
    layout = options.has("--format") ? Layout::of : source -> source;
  }

  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs; 0 when all is written, 2 with a line on {@code err} where the module is refused. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    GenerateOptions options = GenerateOptions.of(args);
    if (options == null) {
      err.println(GenerateOptions.USAGE);
      return 2;
    }
    try {
      int written = new GenerateMain(options).write();
      out.println(written + " sources in " + options.target());
      return 0;
    } catch (InvalidModule | Unsupported e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("cannot read a table or write the sources: " + e);
    }
    return 2;
  }

  private int write() throws IOException {
    Module module = load(options.module());
    if (options.has("--overrides")) {
      Module from = new ModuleLoader().load(options.path("--overrides"), List.of(options.folder()));
      module = Overrides.of(module, from, options.overrides());
    }
    List<String> queries = List.of();
    if (options.has("--queries")) {
      Module from = load(options.text("--queries"));
      queries = QueryTable.in(from);
      module = Overrides.with(module, from, queries);
    }
    Generator generator = generator(module, queries);
    if (options.has("--calls")) {
      CallTable table = CallTable.read(options.path("--calls"));
      table.check(generator.actions(), generator.queries());
      new CallSources(table).write(options.target(), layout);
    }
    if (options.has("--rules")) {
      RuleTable table = RuleTable.read(options.path("--rules"));
      table.check(options.folder(), generator.points());
      new RuleSources(table).write(options.target(), layout);
    }
    if (options.has("--faults")) {
      generator.add(faults(module, generator));
    }
    return generator.write(options.target(), layout).size();
  }

  /** A variant of the specification with faults, and their table. */
  private List<TypeSpec> faults(Module module, Generator generator) throws IOException {
    Path file = options.path("--faults");
    Module from = new ModuleLoader().load(file, List.of(options.folder()));
    List<PlantedFault> planted = PlantedFault.in(file, module, from);
    Generator variant = generator(FaultSources.choosing(module, from, planted), List.of());
    return List.of(
        generator.variant(variant, FaultSources.CONSTANT),
        FaultSources.table(
            planted, module, generator.actions().keySet(), new JavaTypes(options.packageName())));
  }

  private Generator generator(Module module, List<String> queries) {
    Invariants invariants =
        options.has("--invariants")
            ? Invariants.of(module, load(options.text("--invariants")))
            : Invariants.none(module);
    return new Generator(
        module,
        invariants,
        new SpecText(options.folder()),
        options.packageName(),
        options.numbers(),
        queries);
  }

  private Module load(String module) {
    return new ModuleLoader().load(options.folder().resolve(module + ".tla"), List.of());
  }
}
