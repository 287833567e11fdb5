package sharedsockets.web.classlib.java.util.concurrent.locks;

/** {@code java.util.concurrent.locks.ReentrantLock} where there is one thread. */
public class TReentrantLock implements TLock {
  @Override
  public void lock() {}

  @Override
  public boolean tryLock() {
    return true;
  }

  @Override
  public void unlock() {}
}
