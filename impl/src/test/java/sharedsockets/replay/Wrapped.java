package sharedsockets.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.trace.Event;
import sharedsockets.winsock.Behaviour;

/** The reference implementation, for adapters that are somewhat different. */
class Wrapped implements Adapter {
  Adapter reference;

  Wrapped(Adapter reference) {
    this.reference = reference;
  }

  Wrapped(Behaviour behaviour) {
    this(reference(behaviour));
  }

  static Adapter reference(Behaviour behaviour) {
    return new ReferenceAdapter(behaviour, Duration.ofSeconds(10));
  }

  @Override
  public void reset(Collection<String> processes) throws AdapterFailure {
    reference.reset(processes);
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    return reference.ask(request);
  }

  @Override
  public void close() {
    reference.close();
  }
}
