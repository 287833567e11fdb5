package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.spec.Guard;

/** Why no branch allows a move. */
final class Explanation {
  private final List<Refusal> refusals = new ArrayList<>();

  Explanation(List<Branch> branches, Move move, Trial trial) {
    for (Branch branch : branches) {
      refusals.addAll(trial.refusals(branch, move));
    }
    // The further a formula held, the closer the move was to being allowed, and the more the
    // conjunct that failed says about it.
    refusals.sort(Comparator.comparingInt((Refusal refusal) -> refusal.guard().line()).reversed());
  }

  /** The rules broken, the most specific first. None: the event cannot be, whatever the rules. */
  List<String> rules() {
    Set<String> rules = new LinkedHashSet<>();
    refusals.forEach(refusal -> rules.addAll(refusal.guard().rules()));
    return List.copyOf(rules);
  }

  /** Why an event cannot be that breaks no rule, and where the specification says so. */
  String impossible() {
    Guard guard = refusals.get(0).guard();
    return guard.sentence().isEmpty()
        ? "the specification asks for " + condition()
        : "%s (%s:%d)".formatted(guard.sentence(), guard.file(), guard.line());
  }

  /** What did not hold, in the specification's words, and where it says so. */
  String condition() {
    Guard guard = refusals.get(0).guard();
    return "%s (%s:%d)".formatted(guard.text(), guard.file(), guard.line());
  }
}
