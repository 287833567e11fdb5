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
@Finds(fault = "exit-marked-last", scenario = "[ exit(1) | option(1) ]")
@Finds(
    fault = "exit-voids-infos-later",
    scenario = "[ exit(1) | exit(0); option(1); sawEnd() ]")
@Finds(
    fault = "getsockopt-reads-after-lock",
    scenario = "[ option(0) | close(0,1); setOption(1) ]")
@Finds(
    fault = "ioctl-finds-the-descriptor-first",
    scenario = "[ setBlocking(0) | close(0,1); eventSelect(1) ]")
@Finds(
    fault = "duplicate-target-looked-up-early",
    scenario =
        "open(0) [ duplicate(0) | exit(1) ] close(0,1); close(0,2); close(0,4); sawEnd()")
@Finds(fault = "peer-locks-in-two-orders", scenario = "[ data() | sawEnd() ]")
public class CloseAndExit {
  private static final int S = 4;
  private static final String OPTION = "SO_RCVBUF";
  private static final int VALUE = 7;

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

  /** For the other process. */
  @Operation
  public String duplicate(@Param(name = "process") int process) {
    return machine.duplicate(process, S, 1 - process);
  }

  @Operation
  public String setOption(@Param(name = "process") int process) {
    return machine.setOption(process, S, OPTION, VALUE);
  }

  @Operation
  public String option(@Param(name = "process") int process) {
    return machine.option(process, S, OPTION);
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
