package sharedsockets.suite;

/** The kind of a trace, by the demands that it makes of an implementation. */
public enum TraceKind {
  /** Calls on what is there. */
  PLAIN(""),
  /** Also calls on what is not: closed descriptors, used infos, invalid handles, no process. */
  NEGATIVE("negative-"),
  /** A process has a descriptor for each name in the model, and can have no more (DSC-4). */
  FULL_TABLE("full-table-");

  private final String prefix;

  TraceKind(String prefix) {
    this.prefix = prefix;
  }

  /** What the names of such traces begin with. */
  String prefix() {
    return prefix;
  }
}
