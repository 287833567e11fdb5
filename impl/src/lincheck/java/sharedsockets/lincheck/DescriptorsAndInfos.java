package sharedsockets.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Descriptors and infos come and go. */
@Param(name = "process", gen = IntGen.class, conf = "0:1")
@Param(name = "slot", gen = IntGen.class, conf = "1:3")
@Param(name = "info", gen = IntGen.class, conf = "0:2")
@Finds(fault = "info-found-and-used-in-two-steps", scenario = "[ open(1,0) | open(1,0) ]")
@Finds(fault = "close-in-two-steps", scenario = "[ close(0,1) | close(0,1) ]")
public class DescriptorsAndInfos {
  private final Machine machine;

  /** Of the reference implementation. */
  public DescriptorsAndInfos() {
    this(new ReferenceMachine());
  }

  DescriptorsAndInfos(Machine machine) {
    this.machine = machine;
  }

  @Operation
  public String socket(@Param(name = "process") int process) {
    return machine.socket(process);
  }

  @Operation
  public String duplicate(
      @Param(name = "process") int process,
      @Param(name = "slot") int slot,
      @Param(name = "process") int target) {
    return machine.duplicate(process, 4 * slot, target);
  }

  @Operation
  public String open(@Param(name = "process") int process, @Param(name = "info") int info) {
    return machine.open(process, info);
  }

  @Operation
  public String close(@Param(name = "process") int process, @Param(name = "slot") int slot) {
    return machine.close(process, 4 * slot);
  }

  @Operation
  public String sawEnd() {
    return machine.sawEnd();
  }

  /** Of the specification. */
  public static final class Specification extends DescriptorsAndInfos {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
