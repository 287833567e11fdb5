package sharedsockets.jpf.harness;

/** Each pair of calls, by two threads that make three calls each. */
final class PairsTwoByThree {
  private PairsTwoByThree() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.twoByThree(), args);
  }
}
