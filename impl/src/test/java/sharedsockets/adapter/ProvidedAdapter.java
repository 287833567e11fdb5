package sharedsockets.adapter;

/** An adapter that is found on the class path. */
public final class ProvidedAdapter implements AdapterProvider {
  @Override
  public String name() {
    return "provided-for-tests";
  }

  @Override
  public Adapter open() {
    return new ReferenceAdapter();
  }
}
