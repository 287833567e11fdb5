package sharedsockets.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Registrations of two processes replace each other while data arrive and are read. */
@Param(name = "process", gen = IntGen.class, conf = "0:1")
@Param(name = "mask", gen = IntGen.class, conf = "0:3")
@Finds(
    fault = "record-read-and-cleared-in-two-steps",
    scenario = "eventSelect(0,1) [ enumerate(0) | data() ] enumerate(0)")
@Finds(
    fault = "registration-misses-an-arrival",
    scenario = "[ eventSelect(0,1) | data() ] enumerate(0)")
@Finds(
    fault = "select-in-two-steps",
    scenario = "eventSelect(0,1) [ eventSelect(0,1) | data(); poll(0) ]")
public class RegistrationAndArrival {
  private static final int S = 4;
  private static final String[][] MASKS = {
    {}, {"FD_READ"}, {"FD_READ", "FD_CLOSE"}, {"FD_READ", "FD_WRITE"}
  };

  private final Machine machine;

  /** Of the reference implementation. */
  public RegistrationAndArrival() {
    this(new ReferenceMachine());
  }

  RegistrationAndArrival(Machine machine) {
    this.machine = machine;
  }

  @Operation
  public String eventSelect(@Param(name = "process") int process, @Param(name = "mask") int mask) {
    return machine.eventSelect(process, S, MASKS[mask]);
  }

  @Operation
  public String asyncSelect(@Param(name = "process") int process, @Param(name = "mask") int mask) {
    return machine.asyncSelect(process, S, MASKS[mask]);
  }

  @Operation
  public String enumerate(@Param(name = "process") int process) {
    return machine.enumerate(process, S);
  }

  @Operation
  public String poll(@Param(name = "process") int process) {
    return machine.poll(process);
  }

  @Operation
  public String peek(@Param(name = "process") int process) {
    return machine.peek(process);
  }

  @Operation
  public String setNonBlocking(@Param(name = "process") int process) {
    return machine.setBlocking(process, S, false);
  }

  @Operation
  public String recv(@Param(name = "process") int process) {
    return machine.recv(process, S);
  }

  @Operation
  public String data() {
    return machine.data();
  }

  /** Of the specification. */
  public static final class Specification extends RegistrationAndArrival {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
