package sharedsockets.web.classlib.java.util.concurrent.locks;

/** {@code java.util.concurrent.locks.Lock}, as far as it is used. */
public interface TLock {
  void lock();

  boolean tryLock();

  void unlock();
}
