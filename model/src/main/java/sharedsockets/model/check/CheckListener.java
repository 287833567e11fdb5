package sharedsockets.model.check;

/** Told how a check goes on, from several threads. */
public interface CheckListener {
  /** Listens to nothing. */
  CheckListener NONE = new CheckListener() {};

  /** An exploration goes on. */
  default void progress(Configuration configuration, Progress progress) {}

  /** A configuration is done. */
  default void finished(Outcome outcome) {}
}
