package sharedsockets.jpf.harness;

/** Each pair of calls by two processes, for data races. */
final class Races {
  private Races() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofTwoProcesses(), args);
  }
}
