package sharedsockets.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import sharedsockets.oracle.ExercisedRules;
import sharedsockets.oracle.InferredProfile;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Performance.Outcome;
import sharedsockets.trace.Event;

/** Counts what several workers see; thread-safe. */
final class Tally {
  private static final Pattern DISPUTED = Pattern.compile("U\\d.*");

  private final InferredProfile profile;
  private final Evidence evidence;
  private final LongSupplier suite;
  private final Map<String, RuleCount> rules = new TreeMap<>();
  private final Map<String, Sighting> deviations = new LinkedHashMap<>();
  private final Map<Clash, Sighting> contradictions = new LinkedHashMap<>();
  private long traces;
  private long steps;
  private long skipped;
  private long leftOut;
  private long unsupported;

  /**
   * A tally of nothing yet.
   *
   * @param suite how many traces there are to be, as far as that is known; 0 where it is open
   */
  Tally(ProfileSetting setting, LongSupplier suite) {
    profile = new InferredProfile(setting);
    evidence = new Evidence(setting);
    this.suite = suite;
  }

  /**
   * Counts a performance, and learns from it.
   *
   * @param number the program's: of what is met several times the least one counts as the first
   * @param from the first step that was not counted before, when the program was tried already
   * @param isBehindFinding whether it was tried already, and deviated
   */
  synchronized void add(int number, Performance performance, int from, boolean isBehindFinding) {
    count(performance, from, isBehindFinding);
    learn(number, performance);
    if (performance.deviation().isEmpty()) {
      evidence.note(performance.trace());
    }
    performance
        .deviation()
        .ifPresent(found -> see(deviations, found.shape(), new Sighting(number, performance)));
  }

  private static <K> void see(Map<K, Sighting> seen, K what, Sighting sighting) {
    seen.merge(what, sighting, Sighting::and);
  }

  private void count(Performance performance, int from, boolean isBehindFinding) {
    Iterator<Event> answers = performance.answers().iterator();
    for (int i = 0; i < performance.outcomes().size(); i++) {
      Outcome outcome = performance.outcomes().get(i);
      Event event = outcome == Outcome.DONE ? answers.next() : performance.program().steps().get(i);
      if (i >= from) {
        count(event, outcome, isBehindFinding);
      }
    }
    performance
        .deviation()
        .ifPresent(
            deviation -> {
              steps++;
              count(deviation.rules(), RuleCount.FAILED);
            });
  }

  /** Learns what the implementation does at the disputed points. */
  private void learn(int number, Performance performance) {
    if (profile.learn(performance.oracle())) {
      return;
    }
    Map<String, String> usual = profile.decided();
    List<Clash> clashes = new ArrayList<>();
    performance
        .oracle()
        .decided()
        .forEach(
            (point, value) -> {
              String other = usual.getOrDefault(point, value);
              if (!other.equals(value)) {
                clashes.add(new Clash(point, value, other));
              }
            });
    if (clashes.isEmpty()) {
      clashes.add(Clash.AT_SEVERAL);
    }
    clashes.forEach(each -> see(contradictions, each, new Sighting(number, performance)));
  }

  /** Whether a performance contradicts what was learnt. */
  synchronized boolean contradicts(Performance performance) {
    return !profile.admits(performance.oracle());
  }

  private void count(Event event, Outcome outcome, boolean isBehindFinding) {
    switch (outcome) {
      case DONE -> {
        steps++;
        count(ExercisedRules.of(event), RuleCount.PASSED);
      }
      case UNSUPPORTED -> {
        unsupported++;
        count(ExercisedRules.of(event), RuleCount.UNSUPPORTED);
      }
      case SKIPPED -> {
        skipped++;
        if (isBehindFinding) {
          count(ExercisedRules.of(event), RuleCount.UNREACHED);
        }
      }
      case LEFT_OUT -> {
        leftOut++;
        count(ExercisedRules.of(event), RuleCount.UNREACHED);
      }
    }
  }

  /** After its last performance: what stands behind a deviation there is never reached. */
  synchronized void traceDone(Performance last) {
    traces++;
    List<Event> all = last.program().steps();
    for (int i = last.lastStep() + 1; i < all.size(); i++) {
      count(ExercisedRules.of(all.get(i)), RuleCount.UNREACHED);
    }
  }

  /** Disputed points are no rules: what is done there is told apart. */
  private void count(List<String> ids, RuleCount more) {
    for (String id : ids) {
      if (!DISPUTED.matcher(id).matches()) {
        rules.merge(id, more, RuleCount::plus);
      }
    }
  }

  /** The first sight of each shape of deviation, in the order of programs. */
  synchronized List<Sighting> deviations() {
    return deviations.values().stream().sorted(Sighting.ORDER).toList();
  }

  /** The first sight of each contradiction, in the order of programs. */
  synchronized List<Map.Entry<Clash, Sighting>> contradictions() {
    return contradictions.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Sighting.ORDER))
        .toList();
  }

  /** It did not show again, so that no rule has failed. */
  synchronized void dismiss(Sighting deviation) {
    List<String> ids = deviation.performance().deviation().orElseThrow().rules();
    count(ids, RuleCount.dismissed(deviation.times()));
  }

  synchronized long traces() {
    return traces;
  }

  synchronized long steps() {
    return steps;
  }

  /** How many shapes of deviation there are. */
  synchronized int found() {
    return deviations.size();
  }

  /** What was seen, and nothing of it shrunk. */
  synchronized ReplayResult report() {
    return result(
        deviations().stream().map(each -> each.finding(each.performance())).toList(),
        contradictions().stream()
            .map(
                each -> each.getValue().contradiction(each.getKey(), each.getValue().performance()))
            .toList(),
        0,
        0);
  }

  /**
   * What was seen, shrunk. What explains it is what the traces that conform do not refute.
   *
   * @param once what did not show again
   * @param unshrunk what was not tried again
   */
  synchronized ReplayResult report(
      List<Finding> findings, List<Contradiction> found, long once, long unshrunk) {
    List<Finding> weighed =
        findings.stream().map(each -> each.because(evidence.weighed(each.causes()))).toList();
    return result(weighed, found, once, unshrunk);
  }

  private ReplayResult result(
      List<Finding> findings, List<Contradiction> found, long once, long unshrunk) {
    return new ReplayResult(
        traces,
        steps,
        skipped,
        leftOut,
        unsupported,
        new TreeMap<>(rules),
        findings,
        profile.decided(),
        found,
        once,
        unshrunk,
        Math.max(0, suite.getAsLong() - traces));
  }
}
