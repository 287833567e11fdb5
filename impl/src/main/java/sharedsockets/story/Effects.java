package sharedsockets.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.spec.Event;
import sharedsockets.spec.Kind;
import sharedsockets.spec.ProcessEventObject;
import sharedsockets.spec.References;
import sharedsockets.spec.Registration;
import sharedsockets.spec.Role;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.State;

/**
 * Tells the difference of two states in words. Input: the states of one implementation before and
 * after an event, in the order of the trace. Output: each thing that the event did to a socket or
 * an event object. It remembers which line made each registration.
 */
final class Effects {
  /** Of so few descriptors that are left each is named. */
  private static final int MOST_NAMED = 4;

  private final Map<Long, Long> registeredBy = new HashMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private long line;

  /** What the event on that line did. */
  List<Effect> of(long eventLine, State before, State after) {
    line = eventLine;
    effects.clear();
    before.sock().differences(after.sock(), this::socket);
    before.refs().differences(after.refs(), (id, was, is) -> references(id, was, is, after));
    before.signalled().differences(after.signalled(), this::signalled);
    return List.copyOf(effects);
  }

  private void socket(Long id, SocketState was, SocketState is) {
    if (was == null) {
      say(Effect.Kind.BEGINS, id, "begins", "");
      if (is.reg().kind() != Kind.NONE) {
        registeredBy.put(id, line);
        say(
            Effect.Kind.REGISTERED,
            id,
            "is registered from the beginning: " + describe(is.reg()),
            "");
      }
    } else if (is == null) {
      say(Effect.Kind.ENDS, id, "ends: nothing holds it any longer", cancelled(id, was.reg()));
    } else {
      changed(id, was, is);
    }
  }

  private void changed(long id, SocketState was, SocketState is) {
    if (is.role() != was.role() && is.role() == Role.LISTENING) {
      say(id, "listens");
    }
    options(id, was.options(), is.options());
    registration(id, was.reg(), is.reg());
    when(!is.blocking() && was.blocking(), id, "becomes non-blocking");
    when(is.blocking() && !was.blocking(), id, "becomes blocking");
    when(is.noSend() && !was.noSend(), id, "sends no more, through any descriptor");
    when(is.noRecv() && !was.noRecv(), id, "receives no more, through any descriptor");
    when(is.peerClosed() && !was.peerClosed(), id, "has been closed by its peer");
    when(is.role() == Role.IDLE && was.role() != Role.IDLE, id, "is not connected");
    when(is.role() == Role.CONNECTING && was.role() != Role.CONNECTING, id, "is connecting");
    when(is.role() == Role.REFUSED && was.role() != Role.REFUSED, id, "has not been connected");
    when(
        is.role() == Role.CONNECTED && is.attempt() != was.attempt()
            || is.role() == Role.CONNECTED && was.role() == Role.CONNECTING,
        id,
        "is connected, for all descriptors");
    when(is.role() == Role.RESET && was.role() != Role.RESET, id, "has been reset by its peer");
    addresses(id, was, is);
    when(is.room() && !was.room(), id, "has room for a send");
    when(!is.room() && was.room(), id, "has no room for a send");
    if (!is.data().equals(was.data())) {
      say(id, "has " + unread(is.data()));
    }
    if (!is.requests().equals(was.requests())) {
      say(id, "has " + counted(is.requests().size(), "connection request") + " that wait");
    }
    told(id, was, is);
  }

  private void addresses(long id, SocketState was, SocketState is) {
    if (!is.address().equals(was.address()) && !is.address().equals(SocketState.NONE)) {
      say(
          id,
          switch (is.address()) {
            case SocketState.UNBOUND -> "has no address";
            case SocketState.ANY_ADDRESS -> "has an address, for all descriptors";
            default -> "has the address " + is.address() + ", for all descriptors";
          });
    }
    when(
        !is.peer().equals(was.peer()) && !is.peer().equals(SocketState.NONE),
        id,
        "has its peer at " + is.peer());
  }

  /** Who has an address, so that it is in use. */
  List<Effect> holding(String address, State state) {
    effects.clear();
    state
        .sock()
        .forEach(
            entry -> {
              if (entry.getValue().address().equals(address)) {
                String holders = holders(entry.getKey(), state);
                say(
                    entry.getKey(),
                    "has the address "
                        + address
                        + (holders.isEmpty()
                            ? ", held by a protocol info not yet used"
                            : ", open as " + holders));
              }
            });
    return List.copyOf(effects);
  }

  private void options(long id, PersistentMap<String, Long> was, PersistentMap<String, Long> is) {
    was.differences(
        is, (option, from, to) -> say(id, "has " + option + " = " + to + ", for all descriptors"));
  }

  private void registration(long id, Registration was, Registration is) {
    if (is.equals(was.withMaker(is.maker()))) {
      return;
    }
    boolean isGone = is.kind() == Kind.NONE;
    if (isGone) {
      say(Effect.Kind.UNREGISTERED, id, "is registered no longer", cancelled(id, was));
      registeredBy.remove(id);
    } else if (is.event().isEmpty() && is.window().isEmpty()) {
      say(id, "keeps its registration, whose object has ended");
    } else {
      say(Effect.Kind.REGISTERED, id, "is registered: " + describe(is), cancelled(id, was));
      registeredBy.put(id, line);
    }
  }

  private String cancelled(long id, Registration was) {
    return was.kind() == Kind.NONE
        ? ""
        : "that of line " + registeredBy.get(id) + " (" + describe(was) + ") is cancelled";
  }

  private static String describe(Registration reg) {
    String object =
        reg.kind() == Kind.EVENT
            ? "event object " + reg.event()
            : "window " + reg.window() + " with message " + reg.message();
    return reg.process() + "'s " + object + " for " + reg.mask();
  }

  private void told(long id, SocketState was, SocketState is) {
    SmallSet<Event> told = is.said().minus(was.said());
    SmallSet<Event> enabled = was.said().minus(is.said());
    if (!told.isEmpty()) {
      String process = is.reg().process();
      String text = "tells " + told + " to " + process;
      effects.add(new Effect(Effect.Kind.TOLD, id, process, text, ""));
    }
    if (!enabled.isEmpty() && is.reg().equals(was.reg())) {
      say(id, "will tell " + enabled + " again");
    }
  }

  private void references(Long id, References was, References is, State after) {
    if (was == null || is == null) {
      return;
    }
    boolean isFew = is.descriptors() > 0 && is.descriptors() <= MOST_NAMED;
    String left =
        is.descriptors() < was.descriptors() && isFew ? " left, " + holders(id, after) : "";
    String infos =
        is.infos() == 0 ? "" : " and " + counted(is.infos(), "protocol info") + " not yet used";
    say(id, "has " + counted(is.descriptors(), "descriptor") + left + infos);
  }

  /** Who still has a descriptor of the socket. */
  private static String holders(long id, State state) {
    List<String> holders = new ArrayList<>();
    for (var table : state.desc()) {
      for (var descriptor : table.getValue()) {
        if (descriptor.getValue() == id) {
          holders.add(table.getKey() + "'s " + descriptor.getKey());
        }
      }
    }
    return holders.stream().sorted().collect(Collectors.joining(", "));
  }

  private void signalled(ProcessEventObject event, boolean isSet) {
    String text =
        event.process()
            + "'s event object "
            + event.eventObject()
            + (isSet ? " is signalled" : " is reset");
    effects.add(new Effect(Effect.Kind.OTHER, null, event.process(), text, ""));
  }

  private static String unread(Sequence<Sequence<String>> data) {
    long bytes = 0;
    for (Sequence<String> each : data) {
      bytes += each.size();
    }
    return counted(bytes, "unread byte");
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void when(boolean condition, long id, String text) {
    if (condition) {
      say(id, text);
    }
  }

  private void say(long id, String text) {
    say(Effect.Kind.OTHER, id, text, "");
  }

  private void say(Effect.Kind kind, long id, String text, String cancelled) {
    effects.add(new Effect(kind, id, null, text, cancelled));
  }
}
