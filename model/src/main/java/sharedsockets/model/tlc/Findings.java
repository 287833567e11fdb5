package sharedsockets.model.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;
import sharedsockets.model.tlc.ToolMessage.Code;

/** The result of one run of TLC, gathered from its messages. */
final class Findings implements Consumer<ToolMessage> {
  private static final Pattern VIOLATED =
      Pattern.compile("(?:Invariant|Action property|Property) (.+?) is violated.*", Pattern.DOTALL);
  private static final Pattern PROGRESS =
      Pattern.compile(
          "(?:Progress\\((\\d+)\\)[^:]*:\\d+:\\d+: )?([\\d,]+) states generated.*?, ([\\d,]+)"
              + " distinct states found.*?, ([\\d,]+) states left.*");
  private static final Pattern BACK_TO = Pattern.compile("(\\d+): .*", Pattern.DOTALL);
  private static final Pattern DEPTH = Pattern.compile(".* is (\\d+)\\.");

  private final Consumer<Progress> listener;
  private final List<Counterexample.State> states = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> plain = new ArrayList<>();
  private OptionalInt loopsTo = OptionalInt.empty();
  private Progress reached = new Progress(0, 0, 0, 0);
  private ModelVerdict verdict;
  private boolean parsingFailed;
  private boolean hasEnded;

  Findings(Consumer<Progress> listener) {
    this.listener = listener;
  }

  /** The verdict; null where TLC came to none. What it cannot evaluate does not hold. */
  ModelVerdict verdict() {
    return verdict == ModelVerdict.HOLDS && !complaints.isEmpty() ? null : verdict;
  }

  /** TLC's warnings of the model; what it says of its own JVM is not for users. */
  List<String> warnings() {
    return warnings;
  }

  Progress reached() {
    return reached;
  }

  Counterexample counterexample() {
    return new Counterexample(states, loopsTo);
  }

  /** TLC's or SANY's complaint where there is no verdict; may be empty. */
  String complaint() {
    return parsingFailed ? SanyComplaint.from(plain) : String.join("\n", complaints).strip();
  }

  @Override
  public void accept(ToolMessage message) {
    switch (message.code()) {
      case Code.PLAIN -> plain.add(message.text());
      case Code.SUCCESS -> verdict = ModelVerdict.HOLDS;
      case Code.INVARIANT_VIOLATED_INITIALLY ->
          violatedInitially(ModelVerdict.Kind.INVARIANT, message);
      case Code.PROPERTY_VIOLATED_INITIALLY ->
          violatedInitially(ModelVerdict.Kind.ACTION_PROPERTY, message);
      case Code.INVARIANT_VIOLATED -> violated(ModelVerdict.Kind.INVARIANT, message);
      case Code.ACTION_PROPERTY_VIOLATED -> violated(ModelVerdict.Kind.ACTION_PROPERTY, message);
      case Code.TEMPORAL_PROPERTY_VIOLATED ->
          verdict = ModelVerdict.violated(ModelVerdict.Kind.TEMPORAL_PROPERTY, "");
      case Code.DEADLOCK -> verdict = ModelVerdict.DEADLOCK;
      case Code.ASSUMPTION_FALSE ->
          verdict = new ModelVerdict(ModelVerdict.Kind.ASSUMPTION, "assumption", message.text());
      case Code.STATE -> states.add(StateReader.read(message.text()));
      case Code.STUTTERING -> loopsTo = OptionalInt.of(states.size());
      case Code.BACK_TO_STATE -> loopsTo = number(BACK_TO, message.text());
      case Code.PROGRESS -> progress(message.text());
      case Code.STATISTICS -> {
        progress(message.text());
        hasEnded = true;
      }
      case Code.DEPTH -> number(DEPTH, message.text()).ifPresent(this::depth);
      case Code.BEHAVIOUR_FOLLOWS, Code.COUNTEREXAMPLE_FOLLOWS -> {}
      case Code.PARSING_FAILED -> {
        parsingFailed = true;
        complaints.add(message.text());
      }
      default -> {
        if (message.isError()) {
          complaints.add(Complaint.of(message));
        } else if (message.isWarning() && message.code() != Code.GARBAGE_COLLECTOR) {
          warnings.add(message.text().replaceAll("\\s+", " ").strip());
        }
      }
    }
  }

  /** Counts told by the child JVM beside TLC's own messages: four numbers. */
  void counts(String line) {
    if (hasEnded) {
      return; // They were taken before TLC's own, and printed after them.
    }
    String[] numbers = line.strip().split(" ");
    reached =
        new Progress(
            Long.parseLong(numbers[0]),
            Long.parseLong(numbers[1]),
            Long.parseLong(numbers[2]),
            Integer.parseInt(numbers[3]));
    listener.accept(reached);
  }

  private void violated(ModelVerdict.Kind kind, ToolMessage message) {
    Matcher name = VIOLATED.matcher(message.text());
    verdict = ModelVerdict.violated(kind, name.matches() ? name.group(1) : message.text());
  }

  private void violatedInitially(ModelVerdict.Kind kind, ToolMessage message) {
    violated(kind, message);
    int end = message.text().indexOf('\n');
    if (end >= 0) {
      states.add(
          new Counterexample.State(
              "", "", StateReader.variables(message.text().substring(end + 1))));
    }
  }

  private void progress(String text) {
    Matcher counts = PROGRESS.matcher(text);
    if (counts.matches()) {
      int depth = counts.group(1) == null ? reached.depth() : Integer.parseInt(counts.group(1));
      reached =
          new Progress(
              count(counts.group(2)), count(counts.group(3)), count(counts.group(4)), depth);
      listener.accept(reached);
    }
  }

  private void depth(int depth) {
    reached = new Progress(reached.generated(), reached.distinct(), reached.queue(), depth);
  }

  private static long count(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  private static OptionalInt number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
