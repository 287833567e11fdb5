package sharedsockets.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.order.Part.OfDescriptor;
import sharedsockets.order.Part.OfInfo;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/**
 * Points-to analysis of names. Input: the possible standings and the open events. Output: for a
 * descriptor, info or process the sockets to which it may lead, in whatever order the open events
 * take effect.
 */
final class Naming {
  private final Possibilities possible;
  private final List<Overlapped> open = new ArrayList<>();

  /** What names mean where some events are open; null for those that are not. */
  Naming(Possibilities possible, Overlapped... open) {
    this.possible = possible;
    for (Overlapped event : open) {
      if (event != null && !possible.base().hasPlaced(event) && event.event().succeeded()) {
        this.open.add(event);
      }
    }
  }

  Possibilities possible() {
    return possible;
  }

  /** The sockets of a descriptor. */
  Set<Long> ofDescriptor(String process, String name) {
    Set<Long> sockets = new LinkedHashSet<>();
    addDescriptor(process, name, sockets, new ArrayList<>(open));
    return sockets;
  }

  /** The names that a process may have for descriptors. */
  Set<String> descriptorsOf(String process) {
    Set<String> names = new LinkedHashSet<>();
    addNames(process, names, new ArrayList<>(open));
    return names;
  }

  private void addNames(String process, Set<String> names, List<Overlapped> events) {
    possible.eachOf(
        OfDescriptor.class,
        (part, value) -> {
          if (part.process().equals(process)) {
            names.add(part.name());
          }
        });
    for (Overlapped event : List.copyOf(events)) {
      Event call = event.event();
      if (call.recipient().equals(process) && call.operation().result() == Kind.NEW_DESCRIPTOR) {
        names.add((String) call.result());
      } else if (makes(call, process) && events.remove(event)) {
        addNames(call.process(), names, events);
      }
    }
  }

  private static boolean makes(Event call, String process) {
    return call.operation().takes(Kind.NEW_PROCESS)
        && argument(call, Kind.NEW_PROCESS).equals(process);
  }

  /** The sockets of an info. */
  Set<Long> ofInfo(String info) {
    Set<Long> sockets = new LinkedHashSet<>();
    addInfo(info, sockets, new ArrayList<>(open));
    return sockets;
  }

  /** The sockets that open events make a process, or others for it, refer to. */
  Set<Long> ofProcess(String process) {
    Set<Long> sockets = new LinkedHashSet<>();
    for (Overlapped event : open) {
      Event call = event.event();
      if (call.operation().takes(Kind.INFO) && call.process().equals(process)) {
        sockets.addAll(ofInfo(argument(call, Kind.INFO)));
      } else if (call.operation().result() == Kind.NEW_INFO
          && (call.process().equals(process) || argument(call, Kind.PROCESS).equals(process))) {
        sockets.addAll(ofDescriptor(call.process(), argument(call, Kind.DESCRIPTOR)));
      } else if (call.operation().opensInTarget() && call.recipient().equals(process)) {
        sockets.addAll(ofDescriptor(call.process(), argument(call, Kind.DESCRIPTOR)));
      } else if (makes(call, process)) {
        for (String name : descriptorsOf(process)) {
          sockets.addAll(ofDescriptor(process, name));
        }
      }
    }
    return sockets;
  }

  private static String argument(Event call, Kind kind) {
    return (String) call.argument(kind);
  }

  /** Adds sockets; the events are those that have not been asked yet. */
  private void addDescriptor(
      String process, String name, Set<Long> sockets, List<Overlapped> events) {
    for (Object value : possible.values(new OfDescriptor(process, name))) {
      OfDescriptor.Named named = (OfDescriptor.Named) value;
      if (named.open() != null) {
        sockets.add(named.open());
      }
    }
    for (Overlapped event : List.copyOf(events)) {
      Event call = event.event();
      if (call.recipient().equals(process) && name.equals(call.result()) && events.remove(event)) {
        if (call.operation().makesSocket()) {
          sockets.add(event.socket());
        } else if (call.operation().takes(Kind.INFO)) {
          addInfo(argument(call, Kind.INFO), sockets, events);
        } else if (call.operation().opensInTarget()) {
          addDescriptor(call.process(), argument(call, Kind.DESCRIPTOR), sockets, events);
        }
      } else if (makes(call, process) && events.remove(event)) {
        addDescriptor(call.process(), name, sockets, events);
      }
    }
  }

  private void addInfo(String info, Set<Long> sockets, List<Overlapped> events) {
    for (Object value : possible.values(new OfInfo(info))) {
      if (value != null) {
        sockets.add(OfInfo.socket(value));
      }
    }
    for (Overlapped event : List.copyOf(events)) {
      Event call = event.event();
      if (call.operation().result() == Kind.NEW_INFO
          && info.equals(call.result())
          && events.remove(event)) {
        addDescriptor(call.process(), argument(call, Kind.DESCRIPTOR), sockets, events);
      }
    }
  }
}
