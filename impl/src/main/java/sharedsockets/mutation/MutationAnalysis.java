package sharedsockets.mutation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sharedsockets.mutation.SuitePower.PairVerdict;
import sharedsockets.parallel.InOrder;
import sharedsockets.replay.ReplayResult;

/**
 * Mutation analysis. Input: a suite, and a population of planted faults. Output: which of them the
 * suite finds, and which hide each other where two are planted.
 */
public final class MutationAnalysis {
  private final SuitePower power;
  private final int jobs;
  private final int mostPairs;
  private final Consumer<String> progress;

  /**
   * An analysis that is still to be made.
   *
   * @param jobs faults that are tried at a time
   * @param mostPairs of a population
   * @param progress told how far it is, in a line
   */
  public MutationAnalysis(SuitePower power, int jobs, int mostPairs, Consumer<String> progress) {
    this.power = power;
    this.jobs = jobs;
    this.mostPairs = mostPairs;
    this.progress = progress;
  }

  /** How much the suite finds where there is no fault. */
  public int withoutFault(Mutant.Population population)
      throws InterruptedException, Mutant.PlantingFailed {
    progress.accept("[0/1] " + population.name() + ": no fault");
    try (Mutant.Planted none = population.with(List.of()).orElseThrow()) {
      ReplayResult result = power.control(none.source());
      return result.findings().size() + result.contradictions().size();
    }
  }

  /** What it finds of the faults that are chosen, and of pairs of those that it finds. */
  public PowerReport of(Mutant.Population population, Predicate<Mutant> isChosen) {
    List<Mutant> chosen = population.all().stream().filter(isChosen).toList();
    List<Mutant> visible = chosen.stream().filter(each -> each.unseen().isEmpty()).toList();
    Map<String, String> unseen = new TreeMap<>();
    chosen.forEach(each -> each.unseen().ifPresent(why -> unseen.put(each.name(), why)));
    List<Mutant> found = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    InOrder.map(
        visible,
        jobs,
        each -> Map.entry(each, isFound(population, each)),
        each -> {
          if (each.getValue()) {
            found.add(each.getKey());
          } else {
            missed.add(each.getKey().name());
          }
          progress.accept(
              "[%d/%d] %s: %d faults found"
                  .formatted(
                      found.size() + missed.size(),
                      visible.size(),
                      population.name(),
                      found.size()));
        });
    Map<PairVerdict, Integer> verdicts = new EnumMap<>(PairVerdict.class);
    List<String> silent = new ArrayList<>();
    List<List<Mutant>> pairs = pairs(found);
    InOrder.map(
        pairs,
        jobs,
        pair -> Map.entry(pair, verdict(population, pair)),
        each -> {
          verdicts.merge(each.getValue(), 1, Integer::sum);
          if (each.getValue() == PairVerdict.SILENT) {
            silent.add(each.getKey().get(0).name() + " with " + each.getKey().get(1).name());
          }
          progress.accept(
              "[%d/%d] %s: pairs of faults"
                  .formatted(
                      verdicts.values().stream().mapToInt(Integer::intValue).sum(),
                      pairs.size(),
                      population.name()));
        });
    List<String> names = found.stream().map(Mutant::name).toList();
    return new PowerReport(population.name(), names, missed, unseen, verdicts, silent);
  }

  private boolean isFound(Mutant.Population population, Mutant mutant) {
    try (Mutant.Planted planted = population.with(List.of(mutant)).orElseThrow()) {
      return power.finds(mutant, planted.source());
    } catch (Mutant.PlantingFailed | InterruptedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private PairVerdict verdict(Mutant.Population population, List<Mutant> pair) {
    Optional<Mutant.Planted> both;
    try {
      both = population.with(pair);
    } catch (Mutant.PlantingFailed e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    if (both.isEmpty()) {
      return PairVerdict.IMPOSSIBLE;
    }
    try (Mutant.Planted planted = both.get()) {
      return power.sees(pair.get(0), pair.get(1), planted.source());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As many as are wanted, evenly spread over all. */
  private List<List<Mutant>> pairs(List<Mutant> found) {
    List<List<Mutant>> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      for (int j = i + 1; j < found.size(); j++) {
        all.add(List.of(found.get(i), found.get(j)));
      }
    }
    List<List<Mutant>> some = new ArrayList<>();
    int wanted = Math.min(mostPairs, all.size());
    for (long i = 0; i < wanted; i++) {
      some.add(all.get((int) (i * all.size() / wanted)));
    }
    return some;
  }
}
