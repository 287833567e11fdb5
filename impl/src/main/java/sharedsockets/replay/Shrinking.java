package sharedsockets.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import sharedsockets.adapter.AdapterSource;

/**
 * Shrinks what was seen, by performing it again; deviations that come to the same are one finding.
 */
final class Shrinking {
  private final AdapterSource source;
  private final Settings settings;
  private final AtomicInteger unshrunk = new AtomicInteger();

  Shrinking(AdapterSource source, Settings settings) {
    this.source = source;
    this.settings = settings;
  }

  /** The report on all that was seen. */
  ReplayResult report(Tally tally) throws InterruptedException {
    List<Optional<Finding>> findings =
        each(
            tally.deviations(),
            (hand, each) -> {
              Optional<Finding> finding = hand.shrunk(each);
              if (finding.isEmpty() && !settings.stop().isCalled()) {
                tally.dismiss(each);
              }
              return finding;
            },
            each -> each.finding(each.performance()));
    List<Optional<Contradiction>> contradictions =
        each(
            tally.contradictions(),
            (hand, each) -> hand.shrunk(each.getKey(), each.getValue(), tally),
            each -> each.getValue().contradiction(each.getKey(), each.getValue().performance()));
    return tally.report(
        together(findings),
        contradictions.stream().flatMap(Optional::stream).toList(),
        missing(findings) + missing(contradictions),
        unshrunk.get());
  }

  /**
   * What one hand finds is said in the order of what was seen.
   *
   * @param asSeen what there is to say of something where the run ends before it is shrunk
   */
  private <T, R> List<Optional<R>> each(
      List<T> seen, BiFunction<Hand, T, Optional<R>> shrunk, Function<T, R> asSeen)
      throws InterruptedException {
    List<Optional<R>> results = new ArrayList<>(Collections.nCopies(seen.size(), null));
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        source,
        Math.max(1, Math.min(settings.jobs(), seen.size())),
        settings.stop(),
        slot -> {
          Hand hand = new Hand(slot, settings);
          for (int i = next.getAndIncrement(); i < seen.size(); i = next.getAndIncrement()) {
            Optional<R> result = shrunk.apply(hand, seen.get(i));
            if (settings.stop().isCalled()) {
              return;
            }
            results.set(i, result);
          }
        });
    for (int i = 0; i < seen.size(); i++) {
      if (results.get(i) == null) {
        results.set(i, Optional.of(asSeen.apply(seen.get(i))));
        unshrunk.incrementAndGet();
      }
    }
    return results;
  }

  private static long missing(List<? extends Optional<?>> shrunk) {
    return shrunk.stream().filter(Optional::isEmpty).count();
  }

  private static List<Finding> together(List<Optional<Finding>> findings) {
    Map<String, Finding> all = new LinkedHashMap<>();
    findings.stream()
        .flatMap(Optional::stream)
        .forEach(each -> all.merge(each.deviation().shape(), each, Finding::and));
    return List.copyOf(all.values());
  }
}
