package sharedsockets.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Map<String, RuleCount> rules = new TreeMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Contradiction> contradictions = new LinkedHashMap<>();
  private long traces;
  private long steps;
  private long skipped;
  private long leftOut;
  private long unsupported;

  Tally(ProfileSetting setting) {
    profile = new InferredProfile(setting);
  }

  /**
   * Counts a performance.
   *
   * @param from the first step that was not counted before, when the program was tried already
   */
  synchronized void add(Performance performance, int from) {
    Iterator<Event> trace = performance.trace().iterator();
    for (int i = 0; i < performance.outcomes().size(); i++) {
      Outcome outcome = performance.outcomes().get(i);
      Event event = outcome == Outcome.DONE ? trace.next() : performance.program().steps().get(i);
      if (i >= from) {
        count(event, outcome);
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

  /**
   * Learns what the implementation does at the disputed points, and where this is something new.
   */
  synchronized List<Contradiction> learn(Performance performance) {
    if (profile.learn(performance.oracle())) {
      return List.of();
    }
    String program = performance.program().name();
    Map<String, String> usual = profile.decided();
    List<Contradiction> all = new ArrayList<>();
    performance
        .oracle()
        .decided()
        .forEach(
            (point, value) -> {
              String other = usual.getOrDefault(point, value);
              if (!other.equals(value)) {
                all.add(new Contradiction(point, value, other, 1, program, performance.trace()));
              }
            });
    if (all.isEmpty()) {
      all.add(new Contradiction("", "", "", 1, program, performance.trace()));
    }
    all.removeIf(
        each -> contradictions.computeIfPresent(each.key(), (key, known) -> known.again()) != null);
    all.forEach(each -> contradictions.put(each.key(), each));
    return all;
  }

  /** Whether a performance contradicts what was learnt. */
  synchronized boolean contradicts(Performance performance) {
    return !profile.admits(performance.oracle());
  }

  /** A shorter trace that shows the same. */
  synchronized void replace(Contradiction shorter) {
    contradictions.computeIfPresent(shorter.key(), (key, known) -> known.shownBy(shorter.trace()));
  }

  private void count(Event event, Outcome outcome) {
    switch (outcome) {
      case DONE -> {
        steps++;
        count(ExercisedRules.of(event), RuleCount.PASSED);
      }
      case UNSUPPORTED -> {
        unsupported++;
        count(ExercisedRules.of(event), RuleCount.UNSUPPORTED);
      }
      case SKIPPED -> skipped++;
      case LEFT_OUT -> leftOut++;
    }
  }

  synchronized void traceDone() {
    traces++;
  }

  /** Disputed points are no rules: what is done there is told apart. */
  private void count(List<String> ids, RuleCount more) {
    for (String id : ids) {
      if (!DISPUTED.matcher(id).matches()) {
        rules.merge(id, more, RuleCount::plus);
      }
    }
  }

  /** Whether a deviation of that key is known already; if so it is counted. */
  synchronized boolean isKnown(Deviation deviation) {
    return findings.computeIfPresent(deviation.key(), (key, known) -> known.again()) != null;
  }

  /** Adds a finding; another worker may have been faster. */
  synchronized void add(Finding finding) {
    findings.merge(finding.deviation().key(), finding, (known, other) -> known.again());
  }

  synchronized long traces() {
    return traces;
  }

  synchronized long steps() {
    return steps;
  }

  synchronized int findings() {
    return findings.size();
  }

  synchronized Report report() {
    return new Report(
        traces,
        steps,
        skipped,
        leftOut,
        unsupported,
        new TreeMap<>(rules),
        List.copyOf(findings.values()),
        profile.decided(),
        List.copyOf(contradictions.values()));
  }
}
