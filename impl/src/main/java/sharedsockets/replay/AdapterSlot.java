package sharedsockets.replay;

import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;

/** A place for one adapter at a time: where one has failed, a fresh one takes its place. */
final class AdapterSlot implements AutoCloseable {
  private final AdapterSource source;
  private Adapter adapter;
  private boolean hurried;

  AdapterSlot(AdapterSource source) {
    this.source = source;
  }

  Adapter adapter() throws AdapterFailure {
    if (adapter == null) {
      adapter = source.open();
    }
    adapter.hurry(hurried);
    return adapter;
  }

  /** Whether adapters are to be hurried from now on. */
  void hurry(boolean soon) {
    hurried = soon;
  }

  /** To be called once the adapter has failed. */
  void discard() {
    if (adapter != null) {
      adapter.close();
      adapter = null;
    }
  }

  @Override
  public void close() {
    discard();
  }
}
