package sharedsockets.model.source;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private GenerateMain() {}

  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs; 0 when all is written, 2 with a line on {@code err} where the module is refused. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    List<String> plain = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    String packageName = "sharedsockets.spec";
    String rules = null;
    String queries = null;
    Path faulty = null;
    Map<String, String> overrides = new TreeMap<>();
    Path calls = null;
    Path sentences = null;
    Path faults = null;
    boolean format = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--numbers") && i + 1 < args.length) {
        numbers.addAll(List.of(args[++i].split(",")));
      } else if (args[i].equals("--package") && i + 1 < args.length) {
        packageName = args[++i];
      } else if (args[i].equals("--overrides") && i + 2 < args.length) {
        faulty = Path.of(args[++i]);
        for (String override : args[++i].split(",")) {
          overrides.put(override.replaceFirst("=.*", ""), override.replaceFirst(".*=", ""));
        }
      } else if (args[i].equals("--invariants") && i + 1 < args.length) {
        rules = args[++i];
      } else if (args[i].equals("--queries") && i + 1 < args.length) {
        queries = args[++i];
      } else if (args[i].equals("--calls") && i + 1 < args.length) {
        calls = Path.of(args[++i]);
      } else if (args[i].equals("--rules") && i + 1 < args.length) {
        sentences = Path.of(args[++i]);
      } else if (args[i].equals("--faults") && i + 1 < args.length) {
        faults = Path.of(args[++i]);
      } else if (args[i].equals("--format")) {
        format = true;
      } else {
        plain.add(args[i]);
      }
    }
    if (plain.size() != 3) {
      err.println(
          "usage: GenerateMain SPEC_DIR MODULE OUT_DIR [--numbers CONSTANT,...] [--invariants"
              + " MODULE] [--queries MODULE] [--overrides FILE NAME=OPERATOR,...] [--package NAME]"
              + " [--calls FILE] [--rules FILE] [--faults FILE] [--format]");
      return 2;
    }
    Path folder = Path.of(plain.get(0));
    try {
      Module module = load(folder, plain.get(1));
      if (faulty != null) {
        Module from = new ModuleLoader().load(faulty, List.of(folder));
        module = Overrides.of(module, from, overrides);
      }
      List<String> asked = List.of();
      if (queries != null) {
        Module from = load(folder, queries);
        asked = QueryTable.in(from);
        module = Overrides.with(module, from, asked);
      }
      Invariants invariants =
          rules == null ? Invariants.none(module) : Invariants.of(module, load(folder, rules));
      Generator generator =
          new Generator(module, invariants, new SpecText(folder), packageName, numbers, asked);
      UnaryOperator<String> layout = format ? Layout::of : source -> source;
      Path target = Path.of(plain.get(2));
      if (calls != null) {
        CallTable table = CallTable.read(calls);
        table.check(generator.actions(), generator.queries());
        new CallSources(table).write(target, layout);
      }
      if (sentences != null) {
        RuleTable table = RuleTable.read(sentences);
        table.check(folder, generator.points());
        new RuleSources(table).write(target, layout);
      }
      if (faults != null) {
        Module from = new ModuleLoader().load(faults, List.of(folder));
        List<PlantedFault> planted = PlantedFault.in(faults, module, from);
        Module choosing = FaultSources.choosing(module, from, planted);
        Generator variant =
            new Generator(
                choosing,
                rules == null
                    ? Invariants.none(choosing)
                    : Invariants.of(choosing, load(folder, rules)),
                new SpecText(folder),
                packageName,
                numbers,
                List.of());
        generator.add(
            List.of(
                generator.variant(variant, FaultSources.CONSTANT),
                FaultSources.table(
                    planted, module, generator.actions().keySet(), new JavaTypes(packageName))));
      }
      List<Path> written = generator.write(target, layout);
      out.println(written.size() + " sources in " + plain.get(2));
      return 0;
    } catch (InvalidModule | Unsupported e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("cannot read a table or write the sources: " + e);
    }
    return 2;
  }

  private static Module load(Path folder, String module) {
    return new ModuleLoader().load(folder.resolve(module + ".tla"), List.of());
  }
}
