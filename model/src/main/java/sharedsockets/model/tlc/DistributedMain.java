package sharedsockets.model.tlc;

import java.util.Arrays;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.distributed.TLCWorker;

/** Main class of a child JVM: TLC's server for distributed checking, or one of its workers. */
public final class DistributedMain {
  static final String SERVER = "server";
  static final String WORKER = "worker";

  private DistributedMain() {}

  /** The first argument says which; the others are its own. */
  public static void main(String[] args) throws Exception {
    TlcMain.attachToParent();
    String[] own = Arrays.copyOfRange(args, 1, args.length);
    if (args[0].equals(SERVER)) {
      TLCServer.main(own);
    } else {
      TLCWorker.main(own);
    }
  }
}
