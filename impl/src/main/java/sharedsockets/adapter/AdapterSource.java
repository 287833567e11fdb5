package sharedsockets.adapter;

/** A factory of adapters; thread-safe. */
public interface AdapterSource {
  /** Starts one more adapter. */
  Adapter open() throws AdapterFailure;
}
