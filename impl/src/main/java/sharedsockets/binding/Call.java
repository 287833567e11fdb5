package sharedsockets.binding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * A call or network event, ready to be made on a {@link Binding} again and again. Names are slots:
 * numbers from 0, of descriptors, event objects and windows within their process.
 *
 * @param process the calling process; without meaning for a network event
 * @param arguments in the operation's order: slots, where a name may be {@link #NO_OBJECT} or
 *     {@link #ENDED_OBJECT}, and the reference implementation's values; of a network event the slot
 *     of its socket, see {@link Binding#bindPeer}, in place of a process and of its descriptor
 */
public record Call(Operation operation, int process, List<Object> arguments)
    implements Serializable {
  /** A null handle. */
  public static final int NO_OBJECT = -1;

  /** A handle of an object that has ended. */
  public static final int ENDED_OBJECT = -2;

  /** A network event at the socket of that slot. */
  public static Call network(Operation event, int process, int socket, Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(socket);
    arguments.add(socket);
    arguments.addAll(Arrays.asList(more));
    return new Call(event, process, arguments);
  }

  /** The process whose descriptor it opens, if it opens one: of DuplicateHandle, its target. */
  public int recipient() {
    return operation.opensInTarget() ? slot(operation.indexOf(Kind.PROCESS)) : process;
  }

  /** An argument that is a name. */
  public int slot(int index) {
    return (Integer) arguments.get(index);
  }
}
