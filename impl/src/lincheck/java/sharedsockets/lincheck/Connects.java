package sharedsockets.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;

/** A connect that waits for the network, or goes on, beside all that it meets. */
@Finds(fault = "refusal-wakes-nobody", scenario = "[ connect() | refused() ]")
@Finds(
    fault = "attempt-checked-and-begun-in-two-steps",
    scenario = "setNonBlocking() [ connect() | connect() ]")
public class Connects {
  private static final int S = 12;

  private final Machine machine;

  /** Of the reference implementation. */
  public Connects() {
    this(new ReferenceMachine());
  }

  Connects(Machine machine) {
    this.machine = machine;
  }

  @Operation
  public String connect() {
    return machine.connect(Machine.A, S);
  }

  @Operation
  public String connected() {
    return machine.connected();
  }

  @Operation
  public String refused() {
    return machine.refused();
  }

  @Operation
  public String connection() {
    return machine.connection();
  }

  @Operation
  public String send() {
    return orError(machine.send(Machine.A, S));
  }

  @Operation
  public String setNonBlocking() {
    return machine.setBlocking(Machine.A, S, false);
  }

  @Operation
  public String eventSelect() {
    return machine.eventSelect(Machine.A, S, "FD_CONNECT", "FD_WRITE");
  }

  @Operation
  public String enumerate() {
    return machine.enumerate(Machine.A, S);
  }

  @Operation
  public String await() {
    return machine.await(Machine.A);
  }

  @Operation
  public String duplicate() {
    return machine.duplicate(Machine.A, S, Machine.B);
  }

  @Operation
  public String listen() {
    return orError(machine.listen(Machine.A, S));
  }

  @Operation
  public String accept() {
    return orError(machine.accept(Machine.A, S));
  }

  /** Which error it is of a socket that listens, does not or cannot, is not documented. */
  private static String orError(String answer) {
    return answer.startsWith("WSAE") ? "error" : answer;
  }

  @Operation
  public String close() {
    return machine.close(Machine.A, S);
  }

  @Operation
  public String exit() {
    return machine.exit(Machine.A);
  }

  /** Of the specification. */
  public static final class Specification extends Connects {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
