package sharedsockets.faults;

/** A planted fault that cannot be made any more. The message names its file, and is for people. */
public final class UnusableFault extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableFault(String message) {
    super(message);
  }
}
