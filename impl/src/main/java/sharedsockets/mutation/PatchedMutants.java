package sharedsockets.mutation;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.FaultyLoader;
import sharedsockets.faults.UnusableFault;
import sharedsockets.trace.Event;
import sharedsockets.winsock.Behaviour;

/** The reference implementation with planted faults of {@code fuzz/faults}. */
public final class PatchedMutants implements Mutant.Population {
  /** In this process nothing but a hang takes longer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final List<Fault> faults;
  private final Path sources;
  private final Unseen unseen;

  /**
   * Copies of the reference implementation.
   *
   * @param sources of it, {@code impl/winsock/src/main/java}
   */
  public PatchedMutants(List<Fault> faults, Path sources, Unseen unseen) {
    this.faults = List.copyOf(faults);
    this.sources = sources;
    this.unseen = unseen;
  }

  @Override
  public String name() {
    return "reference implementation";
  }

  @Override
  public List<Mutant> all() {
    return faults.stream()
        .map(each -> new Mutant(each.name(), each.rules(), unseen.reason(each.name())))
        .toList();
  }

  @Override
  public Optional<Mutant.Planted> with(List<Mutant> mutants) throws Mutant.PlantingFailed {
    List<Fault> planted = new ArrayList<>();
    mutants.forEach(
        mutant ->
            faults.stream()
                .filter(fault -> fault.name().equals(mutant.name()))
                .forEach(planted::add));
    try {
      return Optional.of(new Copy(FaultyCopy.of(planted, sources)));
    } catch (UnusableFault e) {
      if (mutants.size() > 1) {
        // They change the same lines.
        return Optional.empty();
      }
      throw new Mutant.PlantingFailed(e.getMessage(), e);
    } catch (IOException e) {
      throw new Mutant.PlantingFailed(e.toString(), e);
    }
  }

  /** A faulty copy, and adapters that drive it. */
  private static final class Copy implements Mutant.Planted {
    private final FaultyCopy copy;
    private final FaultyLoader loader;

    Copy(FaultyCopy copy) {
      this.copy = copy;
      loader = FaultyLoader.of(copy);
    }

    @Override
    public AdapterSource source() {
      return () -> {
        try {
          Class<?> behaviour = loader.loadClass(Behaviour.class.getName());
          return new Guarded(
              (Adapter)
                  loader
                      .loadClass(ReferenceAdapter.class.getName())
                      .getConstructor(behaviour, Duration.class)
                      .newInstance(behaviour.getMethod("windows").invoke(null), TIMEOUT));
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(e.getCause().toString(), e.getCause());
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    }

    @Override
    public void close() {
      try {
        loader.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } finally {
        copy.close();
      }
    }
  }

  /** One whose implementation may be so faulty that it cannot be driven. */
  private record Guarded(Adapter adapter) implements Adapter {
    @Override
    public void reset(Collection<String> processes) throws AdapterFailure {
      adapter.reset(processes);
    }

    @Override
    public Optional<Event> ask(Event request) throws AdapterFailure {
      try {
        return adapter.ask(request);
      } catch (RuntimeException e) {
        throw new AdapterFailure("has thrown " + e);
      }
    }

    @Override
    public void close() {
      adapter.close();
    }
  }
}
