package sharedsockets.lincheck;

import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Options, data and room, through any of three descriptors in two processes. */
@Param(name = "descriptor", gen = IntGen.class, conf = "0:2")
@Param(name = "option", gen = IntGen.class, conf = "0:1")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
@Finds(
    fault = "setsockopt-without-lock",
    scenario = "[ setOption(0,0,1) | setOption(2,1,2) ] option(0,0); option(0,1)")
@Finds(fault = "recv-in-two-steps", scenario = "data() [ recv(0) | recv(2) ]")
public class SharedState {
  /** Their default is 65,536. */
  static final List<String> OPTIONS = List.of("SO_RCVBUF", "SO_SNDBUF");

  private final Machine machine;

  /** Of the reference implementation. */
  public SharedState() {
    this(new ReferenceMachine());
  }

  SharedState(Machine machine) {
    this.machine = machine;
  }

  private static int process(int descriptor) {
    return descriptor < 2 ? Machine.A : Machine.B;
  }

  private static int value(int descriptor) {
    return descriptor == 1 ? 8 : 4;
  }

  @Operation
  public String setOption(
      @Param(name = "descriptor") int d,
      @Param(name = "option") int option,
      @Param(name = "value") int value) {
    return machine.setOption(process(d), value(d), OPTIONS.get(option), value);
  }

  @Operation
  public String option(@Param(name = "descriptor") int d, @Param(name = "option") int option) {
    return machine.option(process(d), value(d), OPTIONS.get(option));
  }

  @Operation
  public String recv(@Param(name = "descriptor") int d) {
    return machine.recv(process(d), value(d));
  }

  @Operation
  public String send(@Param(name = "descriptor") int d) {
    return machine.send(process(d), value(d));
  }

  @Operation
  public String data() {
    return machine.data();
  }

  @Operation
  public String full() {
    return machine.full();
  }

  @Operation
  public String room() {
    return machine.room();
  }

  /** Of the specification. */
  public static final class Specification extends SharedState {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
