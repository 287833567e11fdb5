package sharedsockets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * A game against the specification. Input: what has been played, which the profile allows, and a
 * question. Output: the answers that the profile allows to it, each as a line of a trace.
 */
final class Play {
  private final Oracle oracle;
  private final TreeSet<String> names = new TreeSet<>();

  /**
   * Goes on from there.
   *
   * @throws MalformedTrace if it is no trace, or not allowed
   */
  Play(ProfileSetting profile, byte[] played) throws IOException, MalformedTrace {
    oracle = new Oracle(profile);
    for (Event event : events(played)) {
      if (!oracle.takes(event)) {
        throw new MalformedTrace(event.line(), "is not allowed here: " + event);
      }
      for (Object each : event.arguments()) {
        names.add(String.valueOf(each));
      }
      names.add(String.valueOf(event.result()));
    }
  }

  /** The events of a trace; of no bytes none. */
  static List<Event> events(byte[] trace) throws IOException, MalformedTrace {
    List<Event> events = new ArrayList<>();
    if (trace.length > 0) {
      try (TraceReader reader = new TraceReader(new ByteArrayInputStream(trace))) {
        for (Event event = reader.next(); event != null; event = reader.next()) {
          events.add(event);
        }
      }
    }
    return events;
  }

  /**
   * The answers to a call, by what people read; of a network event itself, where it can come about.
   *
   * @param question a line of a trace; of a call one that has not returned
   */
  Map<String, String> answers(byte[] question) throws IOException, MalformedTrace {
    List<Event> asked = events(question);
    if (asked.size() != 1) {
      throw new MalformedTrace(1, "is several events, which are to be played one at a time");
    }
    return asked.get(0).operation().isCall() ? answers(asked.get(0)) : happening(asked.get(0));
  }

  private Map<String, String> happening(Event event) throws IOException, MalformedTrace {
    return oracle.takes(event) ? Map.of("it happens", line(event)) : Map.of();
  }

  private Map<String, String> answers(Event asked) throws IOException {
    Event call = Event.success(1, asked.process(), asked.operation(), null, asked.arguments());
    List<Event> outcomes = oracle.outcomes(call);
    boolean isAnyError = outcomes.stream().anyMatch(Play::isOtherError);
    Map<String, String> answers = new LinkedHashMap<>();
    for (Event outcome : outcomes) {
      if (!isOtherError(outcome)) {
        String text =
            outcome.failed() && isAnyError
                ? "any error"
                : Candidates.describe(List.of(outcome)).get(0);
        answers.putIfAbsent(text, line(named(outcome)));
      }
    }
    return answers;
  }

  private static boolean isOtherError(Event outcome) {
    return AnyError.OTHER.text().equals(outcome.error());
  }

  /** With a name or a value where any will do. */
  private Event named(Event outcome) {
    if (Candidates.ANY_VALUE.equals(outcome.result())) {
      return outcome.withResult(0L);
    }
    if (!Candidates.ANY_NAME.equals(outcome.result())) {
      return outcome;
    }
    String first = outcome.operation().result() == Kind.NEW_INFO ? "i" : "s";
    int number = 1;
    while (names.contains(first + number)) {
      number++;
    }
    return outcome.withResult(first + number);
  }

  private static String line(Event event) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (EventWriter writer = new EventWriter(line)) {
      writer.write(event);
    }
    return line.toString(UTF_8).strip();
  }

  /** The open descriptors of each running process, and the infos. */
  List<String> names() {
    List<String> found = new ArrayList<>();
    State state = oracle.branches().get(0).state();
    for (Map.Entry<String, PersistentMap<String, Long>> process : state.desc()) {
      found.add("process " + process.getKey());
      process.getValue().forEach(each -> found.add("s " + process.getKey() + " " + each.getKey()));
    }
    state.info().forEach(info -> found.add("info " + info.getKey()));
    return found;
  }
}
