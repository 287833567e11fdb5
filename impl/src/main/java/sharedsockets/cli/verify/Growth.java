package sharedsockets.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import sharedsockets.cli.page.Figure;
import sharedsockets.model.check.CheckListener;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Progress;

/** The numbers of states of models by depth. Thread-safe. */
final class Growth implements CheckListener {
  private static final int MOST = 12;

  /** By configuration and depth, the states found up to there. */
  private final Map<String, ConcurrentSkipListMap<Integer, Long>> found = new ConcurrentHashMap<>();

  @Override
  public void progress(Configuration configuration, Progress progress) {
    found
        .computeIfAbsent(configuration.name(), unseen -> new ConcurrentSkipListMap<>())
        .merge(progress.depth(), progress.distinct(), Math::min);
  }

  /** A chart of each of the largest models that hold. */
  List<Figure> figures(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(each -> !each.isBroken() && each.found().verdict().holds())
        .filter(each -> found.containsKey(each.configuration().name()))
        .sorted(
            (a, b) -> Long.compare(b.found().reached().distinct(), a.found().reached().distinct()))
        .limit(MOST)
        .map(each -> figure(each.configuration().name()))
        .toList();
  }

  private Figure figure(String name) {
    List<String> depths = new ArrayList<>();
    List<String> states = new ArrayList<>();
    long before = 0;
    for (Map.Entry<Integer, Long> level : found.get(name).entrySet()) {
      depths.add(level.getKey().toString());
      states.add(Long.toString(level.getValue() - before));
      before = level.getValue();
    }
    List<String> chart =
        List.of(
            "xychart-beta",
            "    title \"" + name + ": new states by depth\"",
            "    x-axis [" + String.join(", ", depths) + "]",
            "    y-axis \"states\"",
            "    bar [" + String.join(", ", states) + "]");
    return new Figure(name + ": new states by depth", List.of(), chart, false);
  }
}
