package sharedsockets.jpf.harness;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.winsock.Network;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockError;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * The objects that the names in a program stand for. No two threads of a program make the same
 * name, so that Java PathFinder need not try both orders here.
 */
final class NamedObjects {
  private static final int PROCESSES = 4;

  private final Winsock winsock = Winsock.create();

  /** Named A, B, … */
  private final WinsockProcess[] processes = new WinsockProcess[PROCESSES];

  /** By step, what it made. */
  private final Object[] made;

  /** By step, the far end at which it happens. */
  private final Peer[] peers;

  /** By step, the steps that the network makes at the socket whose descriptor it returns. */
  private final Step[][] meeting;

  /** By step and argument, what is there from the start. */
  private final Object[][] objects;

  private final String[] errors = new String[WinsockError.values().length];

  NamedObjects(Program program) {
    for (WinsockError error : WinsockError.values()) {
      errors[error.ordinal()] = "!" + error.name();
    }
    for (int i = 0; i < PROCESSES; i++) {
      processes[i] = winsock.newProcess();
    }
    made = new Object[program.slots()];
    peers = new Peer[program.slots()];
    objects = new Object[program.slots()][];
    meeting = program.meeting();
    Map<String, Object> known = new HashMap<>();
    lookUp(program.before, known);
    for (Step[] thread : program.threads) {
      lookUp(thread, known);
    }
    lookUp(program.after, known);
  }

  private void lookUp(Step[] steps, Map<String, Object> known) {
    for (Step step : steps) {
      objects[step.slot] = new Object[step.arity()];
      for (int i = 0; i < step.arity(); i++) {
        objects[step.slot][i] = lookUp(step.process, step.argument(i), known);
      }
    }
  }

  private Object lookUp(String process, String argument, Map<String, Object> known) {
    String key = process + argument;
    if ((argument.equals("e") || argument.equals("f")) && !known.containsKey(key)) {
      known.put(key, process(process).wsaCreateEvent());
    } else if ((argument.equals("g") || argument.equals("h")) && !known.containsKey(key)) {
      known.put(key, process(process).createEvent(false));
    } else if (argument.startsWith("w") && !known.containsKey(key)) {
      known.put(key, process(process).createWindow());
    }
    return known.get(key);
  }

  Network network() {
    return winsock.network();
  }

  WinsockProcess process(String name) {
    return processes[name.charAt(0) - 'A'];
  }

  Peer peer(Step step) {
    return peers[step.slot];
  }

  /**
   * Keeps what the step made, and its peer, as the descriptor may be closed when that is needed.
   */
  void keep(Step step, Object value) {
    made[step.slot] = value;
    for (Step other : meeting[step.slot]) {
      peers[other.slot] = winsock.network().peer(process(step.process), (Integer) value);
    }
  }

  /** Whether all that the step's arguments name was made. */
  boolean areMade(Step step) {
    for (int i = 0; i < step.arity(); i++) {
      if (step.maker(i) >= 0 && made[step.maker(i)] == null) {
        return false;
      }
    }
    return true;
  }

  String error(WinsockError error) {
    return errors[error.ordinal()];
  }

  /** What an argument of the step names. */
  Object made(Step step, int index) {
    return made[step.maker(index)];
  }

  /** An argument of the step; null where its place is -1. */
  WsaEvent event(Step step, int index) {
    return index >= 0 ? (WsaEvent) objects[step.slot][index] : null;
  }

  Window window(Step step, int index) {
    return (Window) objects[step.slot][index];
  }
}
