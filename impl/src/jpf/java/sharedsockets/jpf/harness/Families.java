package sharedsockets.jpf.harness;

/** Two threads of three calls and three of two, of calls that concern one thing. */
final class Families {
  private Families() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(CallPairs.ofFamilies(), args);
  }
}
