package sharedsockets.adapter;

import java.util.Map;

/** The exit status of a process, in words. */
final class ExitStatus {
  /** To the number of the signal that has killed a process this is added. */
  private static final int KILLED = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  private ExitStatus() {}

  static String describe(int status) {
    String signal = SIGNALS.get(status - KILLED);
    return signal == null ? "" + status : status + " (killed by " + signal + ")";
  }
}
