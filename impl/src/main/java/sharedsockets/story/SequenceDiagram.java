package sharedsockets.story;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.trace.Event;

/**
 * A trace as a sequence diagram. Input: the steps of a story and the verdict. Output: Mermaid, with
 * a lifeline for each process, for each underlying socket, and for that socket's registration.
 * Cancelled registrations and last closes bear a cross; the event that diverges stands in a frame.
 */
public final class SequenceDiagram {
  /** More than that nobody can look at; the last ones are shown. */
  private static final int MOST = 200;

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Map<String, String> processes = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private long left;

  private SequenceDiagram() {}

  /**
   * The diagram, line by line.
   *
   * @param name of the trace
   */
  public static List<String> of(
      String name, ProfileSetting profile, Story.Source source, Verdict verdict)
      throws IOException {
    SequenceDiagram diagram = new SequenceDiagram();
    Story.tell(profile, source, diagram::keep);
    return diagram.lines(name, verdict);
  }

  /**
   * The diagram of a finding: of events the last of which is at fault.
   *
   * @param divergence why the last event is refused; null where no rule says so
   * @param summary what is wrong, where that is not the last event of the story; may be empty
   */
  public static List<String> of(
      String name,
      ProfileSetting profile,
      List<Event> events,
      Divergence divergence,
      String summary) {
    SequenceDiagram diagram = new SequenceDiagram();
    Story.tell(profile, events, diagram::keep);
    diagram.begin(name);
    boolean isRefused = false;
    for (Step step : diagram.steps) {
      isRefused = step.isRefused() && divergence != null;
      if (isRefused) {
        diagram.refused(step, divergence);
      } else {
        diagram.taken(step);
      }
    }
    if (!isRefused && !summary.isEmpty()) {
      diagram.lines.add("    break diverges");
      diagram.note(diagram.anyone(), summary);
      diagram.lines.add("    end");
    }
    return diagram.lines;
  }

  private void keep(Step step) {
    steps.addLast(step);
    if (steps.size() > MOST) {
      steps.removeFirst();
      left++;
    }
  }

  private void begin(String name) {
    lines.add("sequenceDiagram");
    lines.add("    accTitle: " + Label.of(name));
    participants();
    if (left > 0) {
      note(anyone(), "%,d earlier events are left out".formatted(left));
    }
  }

  private List<String> lines(String name, Verdict verdict) {
    begin(name);
    for (Step step : steps) {
      if (step.isRefused() && verdict instanceof Diverges diverges) {
        refused(step, diverges.divergence());
      } else {
        taken(step);
      }
    }
    if (!isTold(verdict)) {
      end(verdict);
    }
    return lines;
  }

  private boolean isTold(Verdict verdict) {
    return verdict instanceof Verdict.Conforms conforms
        ? left + steps.size() == conforms.events()
        : !steps.isEmpty() && steps.getLast().isRefused();
  }

  private void participants() {
    TreeSet<Long> sockets = new TreeSet<>();
    TreeSet<Long> registered = new TreeSet<>();
    boolean hasNetwork = false;
    for (Step step : steps) {
      process(step.event().process());
      hasNetwork |= !step.event().operation().isCall();
      if (step.socket() != null) {
        sockets.add(step.socket());
        if (step.isAtObject()) {
          registered.add(step.socket());
        }
      }
      for (Effect effect : step.effects()) {
        if (effect.socket() != null) {
          sockets.add(effect.socket());
        }
        if (effect.process() != null) {
          process(effect.process());
        }
        if (concernsRegistration(effect)) {
          registered.add(effect.socket());
        }
      }
    }
    processes.forEach((name, id) -> participant(id, "process " + name));
    if (hasNetwork) {
      participant("net", "network");
    }
    for (Long socket : sockets) {
      participant("s" + socket, "socket " + socket);
      if (registered.contains(socket)) {
        participant("r" + socket, "registration of socket " + socket);
      }
    }
    if (steps.isEmpty()) {
      participant("p1", "trace");
    }
  }

  private static boolean concernsRegistration(Effect effect) {
    return !effect.cancelled().isEmpty()
        || switch (effect.kind()) {
          case REGISTERED, UNREGISTERED, TOLD -> true;
          default -> false;
        };
  }

  private String process(String name) {
    return processes.computeIfAbsent(name, unseen -> "p" + (processes.size() + 1));
  }

  private String anyone() {
    return processes.values().stream().findFirst().orElse("p1");
  }

  private void taken(Step step) {
    message(step);
    for (Effect effect : step.effects()) {
      String socket = effect.socket() == null ? "" : effect.socket().toString();
      if (!effect.cancelled().isEmpty()) {
        arrow("s" + socket, "-x", "r" + socket, Label.crossed(effect.cancelled()));
      }
      switch (effect.kind()) {
        case REGISTERED -> arrow("s" + socket, "->>", "r" + socket, effect.text());
        case TOLD -> arrow("r" + socket, "--)", process(effect.process()), effect.text());
        case ENDS -> note("s" + socket, Label.crossed(effect.text()));
        case UNREGISTERED -> {} // What it cancelled says it.
        default ->
            note(effect.socket() == null ? process(effect.process()) : "s" + socket, effect.text());
      }
    }
  }

  private void message(Step step) {
    Event event = step.event();
    boolean isCall = event.operation().isCall();
    String from = isCall ? process(event.process()) : "net";
    String to = step.socket() == null ? from : (step.isAtObject() ? "r" : "s") + step.socket();
    boolean ends =
        step.effects().stream()
            .anyMatch(e -> e.kind() == Effect.Kind.ENDS && e.socket().equals(step.socket()));
    String text = event.toString();
    String who = isCall ? event.process() + " " : "network: ";
    arrow(
        from,
        event.succeeded() ? (ends ? "-x" : "->>") : "-->>",
        to,
        event.line() + " " + (text.startsWith(who) ? text.substring(who.length()) : text));
  }

  private void refused(Step step, Divergence divergence) {
    String allowed =
        divergence.allowed().isEmpty()
            ? ""
            : ". Allowed: " + String.join(" or ", divergence.allowed());
    lines.add("    break diverges");
    message(step);
    note(process(step.event().process()), String.join(" ", divergence.rules()) + allowed);
    lines.add("    end");
  }

  /** Of what the story does not tell: where events overlap, or lines are malformed. */
  private void end(Verdict verdict) {
    if (verdict instanceof Diverges diverges) {
      Divergence divergence = diverges.divergence();
      lines.add("    break diverges");
      note(
          anyone(),
          "line %d, in an order of events that overlap: %s = %s; %s"
              .formatted(
                  divergence.line(),
                  divergence.event(),
                  divergence.observed(),
                  String.join(" ", divergence.rules())));
      lines.add("    end");
    } else if (verdict instanceof Verdict.Malformed malformed) {
      note(anyone(), "line %d: %s".formatted(malformed.line(), malformed.message()));
    } else {
      note(anyone(), "from here on events overlap");
    }
  }

  private void participant(String id, String name) {
    lines.add("    participant " + id + " as " + Label.of(name));
  }

  private void arrow(String from, String arrow, String to, String text) {
    lines.add("    " + from + arrow + to + ": " + Label.broken(text));
  }

  private void note(String over, String text) {
    lines.add("    Note over " + over + ": " + Label.broken(text));
  }
}
