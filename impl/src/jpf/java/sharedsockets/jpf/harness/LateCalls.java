package sharedsockets.jpf.harness;

/** A call whose descriptor is closed while it is made. */
final class LateCalls {
  private LateCalls() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofLateCalls(), args);
  }
}
