package sharedsockets.lincheck;

import java.util.BitSet;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockProcess;

/** Three sockets, pairs of which the network connects: none gets a second far end. */
@Param(name = "socket", gen = IntGen.class, conf = "0:2")
@Finds(
    fault = "connect-in-two-steps",
    scenario = "[ connect(0,1) | connect(1,2) ]",
    underStress = true)
public class Links {
  private static final int SOCKETS = 3;

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess process = winsock.newProcess();
  private final int[] descriptors = new int[SOCKETS];

  /** None of them is connected yet. */
  public Links() {
    for (int i = 0; i < SOCKETS; i++) {
      descriptors[i] = process.socket(SocketType.SOCK_STREAM);
    }
  }

  /** Whether they could be connected. */
  @Operation
  public boolean connect(@Param(name = "socket") int one, @Param(name = "socket") int two) {
    try {
      winsock.network().connect(process, descriptors[one], process, descriptors[two]);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The same by a set of those that are connected. */
  public static final class Specification {
    private final BitSet connected = new BitSet();

    /** See {@link Links#connect}. */
    public boolean connect(int one, int two) {
      if (one == two || connected.get(one) || connected.get(two)) {
        return false;
      }
      connected.set(one);
      connected.set(two);
      return true;
    }
  }
}
