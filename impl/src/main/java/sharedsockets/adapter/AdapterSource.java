package sharedsockets.adapter;

/** Where adapters come from; thread-safe. */
public interface AdapterSource {
  /** Starts one more adapter. */
  Adapter open() throws AdapterFailure;
}
