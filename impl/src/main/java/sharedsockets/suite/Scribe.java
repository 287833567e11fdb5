package sharedsockets.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.label.Phrase;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Writes down one walk as the events of a trace, in names that whoever replays it can know: of what
 * does not exist, the names of what once did, and where there was none, {@code invalid}. Infos get
 * names of their own, so that used ones can be named for ever.
 */
final class Scribe {
  private static final String INVALID = "invalid";

  /** A process that never makes a call. */
  private static final String NO_PROCESS = "Z";

  /** An event object that nothing is ever registered with. */
  private static final String OWN_EVENT = "e0";

  /** Models say "other" where any error will do. */
  private static final String ANY_ERROR = "other";

  private record Descriptor(String process, String name) {}

  private final List<Event> events = new ArrayList<>();

  /** Processes that are known to run: they have made a call, or a parent has made them. */
  private final Set<String> known = new HashSet<>();

  /** Whatever a descriptor named last, by numbers that are not used again. */
  private final Map<Descriptor, Integer> named = new LinkedHashMap<>();

  private final Map<Value, Integer> sockets = new HashMap<>();
  private final Map<String, String> infos = new HashMap<>();
  private int socketsSeen;
  private int infosSeen;

  /** The events so far. */
  List<Event> events() {
    return events;
  }

  /**
   * Writes a step down.
   *
   * @return whether it can be said; nothing is written if it cannot
   */
  boolean write(Phrase step, Tables before, Tables after) {
    if (step.isStart()) {
      return true;
    }
    if (step.isNetwork()) {
      return writeNetworkEvent(step, before);
    }
    known.add(step.process());
    Phrase call = ANY_ERROR.equals(step.error()) ? withError(step, someError(step)) : step;
    switch (call.operation()) {
      case DUPLICATE_SOCKET, DUPLICATE_HANDLE -> writeDuplicate(call, before);
      case OPEN_DUPLICATE -> add(call, "info", infoToUse(call, before));
      default -> add(call, "s", call.argument("s") == null ? null : toUse(call, before));
    }
    if (!call.failed() && call.argument("child") != null) {
      known.add((String) call.argument("child"));
    }
    if (!call.failed() && call.operation().result() == Kind.NEW_DESCRIPTOR) {
      bind(call, after);
    }
    return true;
  }

  private void bind(Phrase call, Tables after) {
    String s = (String) call.result();
    String process = call.recipient();
    Value socket = after.socket(process, s);
    if (call.operation().makesSocket()) {
      sockets.put(socket, socketsSeen++);
    }
    Descriptor descriptor = new Descriptor(process, s);
    named.put(descriptor, sockets.get(socket));
  }

  private boolean writeNetworkEvent(Phrase event, Tables before) {
    Integer socket = sockets.get(event.socket());
    Descriptor found = null;
    for (Map.Entry<Descriptor, Integer> entry : named.entrySet()) {
      Descriptor each = entry.getKey();
      boolean open = before.isOpen(each.process(), each.name());
      if (entry.getValue().equals(socket) && (found == null || open)) {
        found = each;
        if (open) {
          break;
        }
      }
    }
    if (found != null) {
      Object[] more = event.arguments().toArray();
      events.add(Event.network(line(), event.operation(), found.process(), found.name(), more));
    }
    return found != null;
  }

  private void writeDuplicate(Phrase call, Tables before) {
    String target = (String) call.argument("target");
    String s = toUse(call, before);
    if (!known.contains(target)) {
      if (call.failed() && !Calls.NO_DESCRIPTOR_LEFT.equals(call.error())) {
        add(with(call, "target", NO_PROCESS), "s", s);
        return;
      }
      // It is to exist by now.
      known.add(target);
      events.add(
          Event.success(line(), target, Operation.WAIT_FOR_EVENT, "WSA_WAIT_TIMEOUT", OWN_EVENT));
    }
    if (call.failed() || call.operation().result() != Kind.NEW_INFO) {
      add(call, "s", s);
      return;
    }
    String info = "i" + ++infosSeen;
    infos.put((String) call.result(), info);
    events.add(call.event(line(), "s", s).withResult(info));
  }

  private String infoToUse(Phrase call, Tables before) {
    String info = (String) call.argument("info");
    if (before.infos().containsKey(info)) {
      return infos.get(info);
    }
    return infosSeen == 0 ? INVALID : lastOfNoUse(before);
  }

  private String lastOfNoUse(Tables before) {
    Set<String> usable = new LinkedHashSet<>();
    before.infos().keySet().forEach(each -> usable.add(infos.get(each)));
    for (int i = infosSeen; i > 0; i--) {
      if (!usable.contains("i" + i)) {
        return "i" + i;
      }
    }
    return INVALID;
  }

  /** The descriptor of a call; one that is not open is one that was, as early as can be. */
  private String toUse(Phrase call, Tables before) {
    String process = call.process();
    String s = (String) call.argument("s");
    if (before.isOpen(process, s)) {
      return s;
    }
    for (Descriptor each : named.keySet()) {
      if (each.process().equals(process) && !before.isOpen(process, each.name())) {
        return each.name();
      }
    }
    return INVALID;
  }

  private void add(Phrase call, String argument, String name) {
    events.add(call.event(line(), name == null ? null : argument, name));
  }

  private long line() {
    return events.size() + 1;
  }

  /** Of the errors that any may be, one that is likely. */
  private static String someError(Phrase call) {
    return switch (call.operation()) {
      case SEND, RECV, SHUTDOWN -> "WSAENOTCONN";
      default -> "WSAEINVAL";
    };
  }

  private static Phrase withError(Phrase call, String error) {
    return new Phrase(
        call.operation(),
        call.process(),
        call.arguments(),
        null,
        error,
        call.socket(),
        false,
        null);
  }

  private static Phrase with(Phrase call, String argument, String value) {
    List<Object> arguments = new ArrayList<>(call.arguments());
    arguments.set(call.operation().indexOf(argument), value);
    return new Phrase(
        call.operation(),
        call.process(),
        arguments,
        call.result(),
        call.error(),
        call.socket(),
        call.waits(),
        call.codes());
  }
}
