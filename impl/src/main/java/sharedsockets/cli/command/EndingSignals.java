package sharedsockets.cli.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGINT (Ctrl-C) and SIGTERM, which end a run early, so that it can report what was found; the
 * second one ends this process at once.
 */
final class EndingSignals implements AutoCloseable {
  /** A process that a signal has ended has this much more as its status. */
  private static final int KILLED = 128;

  private final Map<Signal, SignalHandler> before = new HashMap<>();
  private final Runnable stop;
  private volatile Signal received;

  EndingSignals(Runnable stop) {
    this.stop = stop;
    for (String name : List.of("INT", "TERM")) {
      Signal signal = new Signal(name);
      try {
        SignalHandler old = Signal.handle(signal, this::receive);
        before.put(signal, old);
        if (old == SignalHandler.SIG_IGN) {
          // As nohup and shells want it of what runs in the background.
          Signal.handle(signal, old);
        }
      } catch (IllegalArgumentException e) {
        // The JVM was told to leave signals alone.
      }
    }
  }

  private void receive(Signal signal) {
    close();
    received = signal;
    stop.run();
  }

  /** The exit status, if one was received. */
  OptionalInt status() {
    return received == null ? OptionalInt.empty() : OptionalInt.of(KILLED + received.getNumber());
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
