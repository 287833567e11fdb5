package sharedsockets.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Calls that wait, for data, room, a connection request, an event object, a message. */
@Param(name = "process", gen = IntGen.class, conf = "0:1")
@Param(name = "how", gen = IntGen.class, conf = "0:2")
@Finds(fault = "waiter-added-late", scenario = "[ recv(0) | data() ]")
@Finds(fault = "event-waiter-added-late", scenario = "eventSelect(0) [ await(0) | data() ]")
@Finds(fault = "window-waiter-added-late", scenario = "asyncSelect(0) [ message(0) | data() ]")
@Finds(fault = "wakes-the-first-only", scenario = "eventSelect(0) [ await(0) | await(0) | data() ]")
@Finds(fault = "wake-ups-stay-postponed", scenario = "[ recv(0) | send(1); data() ]")
@Finds(fault = "close-wakes-first", scenario = "[ recv(0) | close(0) ]")
@Finds(
    fault = "message-found-and-taken-in-two-steps",
    scenario = "asyncSelect(0); data() [ message(0) | message(0) ]")
@Finds(
    fault = "shutdown-in-two-steps",
    scenario = "data() [ shutdown(0,2) | send(1); recv(1) ]")
public class Waits {
  private static final int S = 4;
  private static final int LISTENING = 12;

  private final Machine machine;

  /** Of the reference implementation. */
  public Waits() {
    this(new ReferenceMachine());
  }

  Waits(Machine machine) {
    this.machine = machine;
    machine.setBlocking(Machine.A, S, true);
    machine.listen(Machine.A, LISTENING);
  }

  @Operation
  public String recv(@Param(name = "process") int process) {
    return machine.recv(process, S);
  }

  @Operation
  public String send(@Param(name = "process") int process) {
    return machine.send(process, S);
  }

  @Operation
  public String accept() {
    return machine.accept(Machine.A, LISTENING);
  }

  @Operation
  public String await(@Param(name = "process") int process) {
    return machine.await(process);
  }

  @Operation
  public String message(@Param(name = "process") int process) {
    return machine.message(process);
  }

  @Operation
  public String eventSelect(@Param(name = "process") int process) {
    return machine.eventSelect(process, S, "FD_READ");
  }

  @Operation
  public String asyncSelect(@Param(name = "process") int process) {
    return machine.asyncSelect(process, S, "FD_READ");
  }

  @Operation
  public String shutdown(
      @Param(name = "process") int process, @Param(name = "how") int how) {
    return machine.shutdown(process, S, how);
  }

  @Operation
  public String close(@Param(name = "process") int process) {
    return machine.close(process, S);
  }

  @Operation
  public String exit(@Param(name = "process") int process) {
    return machine.exit(process);
  }

  @Operation
  public String data() {
    return machine.data();
  }

  @Operation
  public String end() {
    return machine.end();
  }

  @Operation
  public String full() {
    return machine.full();
  }

  @Operation
  public String room() {
    return machine.room();
  }

  @Operation
  public String connection() {
    return machine.connection();
  }

  /** Of the specification. */
  public static final class Specification extends Waits {
    public Specification() {
      super(new SpecifiedMachine());
    }
  }
}
