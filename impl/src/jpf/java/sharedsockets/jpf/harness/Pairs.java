package sharedsockets.jpf.harness;

/** Each pair of calls by two processes, and what is seen afterwards. */
final class Pairs {
  private Pairs() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofTwoProcesses(), args);
  }
}
