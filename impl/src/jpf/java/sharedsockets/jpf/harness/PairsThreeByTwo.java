package sharedsockets.jpf.harness;

/** Each pair of calls, by three threads that make two calls each. */
final class PairsThreeByTwo {
  private PairsThreeByTwo() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.threeByTwo(), args);
  }
}
