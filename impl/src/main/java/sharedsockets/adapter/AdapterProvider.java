package sharedsockets.adapter;

/**
 * An implementation of Winsock in Java that replay and explore drive in their own process: {@link
 * java.util.ServiceLoader} finds it on the class path by its name. Thread-safe.
 */
public interface AdapterProvider extends AdapterSource {
  /** What {@code --adapter} calls it: one word. */
  String name();
}
