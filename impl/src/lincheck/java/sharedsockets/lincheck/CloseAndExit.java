package sharedsockets.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Sockets end, with their last descriptor or with a process, while they are used. */
@Param(name = "process", gen = IntGen.class, conf = "0:1")
@Param(name = "slot", gen = IntGen.class, conf = "1:2")
@Finds(
    fault = "references-counted-without-lock",
    scenario = "[ close(0,1) | close(0,2) ] exit(1); exit(0); sawEnd()")
public class CloseAndExit {
  private static final int S = 4;

  private final Machine machine;

  /** Of the reference implementation. */
  public CloseAndExit() {
    this(new ReferenceMachine());
  }

  CloseAndExit(Machine machine) {
    this.machine = machine;
  }

  @Operation
  public String close(@Param(name = "process") int process, @Param(name = "slot") int slot) {
    return machine.close(process, 4 * slot);
  }

  @Operation
  public String exit(@Param(name = "process") int process) {
    return machine.exit(process);
  }

  @Operation
  public String open(@Param(name = "process") int process) {
    return machine.open(process, process == Machine.A ? 2 : 0);
  }

  @Operation
  public String eventSelect(@Param(name = "process") int process) {
    return machine.eventSelect(process, S, "FD_READ");
  }

  /** Blocking again, where nothing is registered; there is no call here that would wait. */
  @Operation
  public String setBlocking(@Param(name = "process") int process) {
    return machine.setBlocking(process, S, true);
  }

  @Operation
  public String data() {
    return machine.data();
  }

  @Operation
  public String poll(@Param(name = "process") int process) {
    return machine.poll(process);
  }

  @Operation
  public String sawEnd() {
    return machine.sawEnd();
  }

  /** Of the specification. */
  public static final class Specification extends CloseAndExit {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
