package sharedsockets.jpf.harness;

/** Pairs of calls by two threads of a process of which one ends something, and what is seen then. */
final class PairsInOneProcess {
  private PairsInOneProcess() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofOneProcessWithAnEnd(), args);
  }
}
