package sharedsockets.jpf.harness;

/** Pairs of calls that use one field, for data races. */
final class Races {
  private Races() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofSharedFields(), args);
  }
}
