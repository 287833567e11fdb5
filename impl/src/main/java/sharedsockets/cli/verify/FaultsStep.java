package sharedsockets.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import sharedsockets.faults.Fault;
import sharedsockets.faults.Faults;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.FaultyLoader;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.transitions.TransitionCheck;

/**
 * Plants faults in the reference implementation, which the check of its transitions must find, and
 * name one of the rules that the fault breaks. Each faulty copy has a class loader of its own; the
 * state graphs that they are held to are shared.
 *
 * <p>These are the faults whose patch has a header line {@code Found by: check-implementation},
 * with the arguments that suffice: {@code --pairs}, names of models.
 */
final class FaultsStep implements VerifyStep {
  private static final String COMMAND = "check-implementation ";
  private static final String PAIRS = "--pairs";

  private final Faults faults;
  private final Models models;
  private final Map<String, StateGraph> graphs = new HashMap<>();

  /**
   * The step.
   *
   * @param root the checkout's folder
   */
  FaultsStep(Path root, Models models) {
    faults = Faults.of(root);
    this.models = models;
  }

  /** Whether there is a checkout with sources to plant faults in. */
  boolean isPossible() {
    return faults.exist();
  }

  @Override
  public String name() {
    return "implementation, planted faults";
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    int found = 0;
    int total = 0;
    try {
      for (Fault fault : faults.all()) {
        Optional<List<String>> arguments = arguments(fault);
        if (arguments.isPresent()) {
          total++;
          try (Processors.Held held = processors.here()) {
            found += isFound(fault, arguments.get(), out) ? 1 : 0;
          } catch (UnusableFault | InvalidModel e) {
            out.println("! " + fault.name() + ": " + e.getMessage());
          }
        }
      }
    } catch (IOException | UnusableFault e) {
      out.println(e.getMessage());
      total++;
    } finally {
      graphs.clear();
    }
    return new Result(found, total, "each found by its rule");
  }

  private static Optional<List<String>> arguments(Fault fault) {
    return fault
        .foundBy()
        .filter(command -> command.startsWith(COMMAND))
        .map(command -> List.of(command.substring(COMMAND.length()).split(" +")));
  }

  private boolean isFound(Fault fault, List<String> arguments, PrintWriter out)
      throws IOException, UnusableFault, InvalidModel {
    List<String> told = new ArrayList<>();
    try (FaultyCopy copy = faults.plant(fault);
        FaultyLoader loader = FaultyLoader.of(copy)) {
      for (String name : arguments) {
        if (!name.equals(PAIRS)) {
          told.addAll(firstWrongAnswer(loader, models.find(name), arguments.contains(PAIRS)));
        }
      }
    }
    boolean found =
        fault.rules().stream().anyMatch(rule -> told.stream().anyMatch(containing(rule)));
    out.println((found ? "  " : "! ") + fault.name() + ": " + fault.sentence());
    if (!found) {
      out.println("    of the first wrong answer: " + told);
    }
    return found;
  }

  private static Predicate<String> containing(String rule) {
    return Pattern.compile("\\b" + Pattern.quote(rule) + "\\b").asPredicate();
  }

  @SuppressWarnings("unchecked")
  private List<String> firstWrongAnswer(FaultyLoader loader, Configuration model, boolean pairs)
      throws InvalidModel {
    StateGraph graph = graphs.get(model.name());
    if (graph == null) {
      graph = TransitionCheck.explored(model.model());
      graphs.put(model.name(), graph);
    }
    try {
      return (List<String>)
          loader
              .loadClass(TransitionCheck.class.getName())
              .getMethod("firstWrongAnswer", StateGraph.class, StepTexts.class, boolean.class)
              .invoke(null, graph, models.texts(model.model()), pairs);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause().toString(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
