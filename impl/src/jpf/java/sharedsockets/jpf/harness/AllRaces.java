package sharedsockets.jpf.harness;

/** Each pair of calls by two threads of a process, for data races. */
final class AllRaces {
  private AllRaces() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofOneProcess(), args);
  }
}
