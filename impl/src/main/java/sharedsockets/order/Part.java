package sharedsockets.order;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.order.Standing.Closed;
import sharedsockets.spec.InfoState;
import sharedsockets.spec.Inheritance;
import sharedsockets.spec.Posted;
import sharedsockets.spec.ProcessDescriptor;
import sharedsockets.spec.ProcessEventObject;
import sharedsockets.spec.ProcessWindow;
import sharedsockets.spec.References;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketType;
import sharedsockets.spec.SocketTypeAddress;
import sharedsockets.spec.SocketTypeOption;
import sharedsockets.spec.State;

/**
 * An entry of one variable of a standing, as a key by which it is read and replaced: the unit in
 * which events depend on each other and standings differ. All parts together are the whole.
 */
sealed interface Part {
  /** The part's value, null where there is no such thing. */
  Object in(Standing standing);

  /** The same with another value of this part. */
  Standing with(Standing standing, Object value);

  /** Whether it must be set before others: a process comes before its descriptors. */
  default boolean isFirst() {
    return false;
  }

  /** The parts of a kind of which there is something; of {@code Part.class}, all. */
  static Set<Part> all(Class<? extends Part> kind, Standing standing) {
    Parts parts = new Parts(kind, new LinkedHashSet<>());
    State state = standing.state();
    parts.add(OfProcess.class, state.exited(), OfProcess::new);
    parts.add(OfProcess.class, state.startups().keys(), OfProcess::new);
    for (var table : state.desc()) {
      String process = table.getKey();
      parts.add(OfProcess.class, List.of(process), OfProcess::new);
      parts.add(
          OfDescriptor.class, table.getValue().keys(), name -> new OfDescriptor(process, name));
    }
    parts.add(
        OfDescriptor.class,
        standing.closed().keys(),
        closed -> new OfDescriptor(closed.process(), closed.name()));
    parts.add(
        OfDescriptor.class,
        state.recorded(),
        closed -> new OfDescriptor(closed.process(), closed.descriptor()));
    parts.add(OfSocket.class, state.sock().keys(), OfSocket::new);
    parts.add(OfReferences.class, state.refs().keys(), OfReferences::new);
    parts.add(OfInfo.class, state.info().keys(), OfInfo::new);
    parts.add(OfEvent.class, state.signalled(), OfEvent::new);
    parts.add(OfEvent.class, state.autoReset(), OfEvent::new);
    parts.add(OfEvent.class, state.uncertain(), OfEvent::new);
    parts.add(OfWindow.class, state.queue().keys(), OfWindow::new);
    parts.add(
        OfAddress.class, state.vacant().keys(), a -> new OfAddress(a.socketType(), a.address()));
    for (var options : List.of(state.support().keys(), state.default_().keys())) {
      parts.add(OfOption.class, options, o -> new OfOption(o.socketType(), o.option()));
    }
    return parts.found();
  }

  /** The parts of a kind, in the making. */
  record Parts(Class<? extends Part> kind, Set<Part> found) {
    private <K> void add(Class<? extends Part> of, Iterable<K> keys, Function<K, Part> part) {
      if (kind.isAssignableFrom(of)) {
        keys.forEach(key -> found.add(part.apply(key)));
      }
    }
  }

  private static <K, V> PersistentMap<K, V> put(PersistentMap<K, V> map, K key, V value) {
    return value == null ? map.remove(key) : map.put(key, value);
  }

  private static <E> PersistentSet<E> put(PersistentSet<E> set, E element, boolean isIn) {
    return isIn ? set.with(element) : set.without(element);
  }

  /** The state of a socket. */
  record OfSocket(long socket) implements Part {
    /** The variables of which it is an entry; likewise below. */
    static final Set<String> OF = Set.of("sock");

    @Override
    public SocketState in(Standing standing) {
      return standing.state().sock().getOrNull(socket);
    }

    @Override
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      return standing.with(state.withSock(put(state.sock(), socket, (SocketState) value)));
    }
  }

  /** The numbers of a socket's descriptors and infos. */
  record OfReferences(long socket) implements Part {
    static final Set<String> OF = Set.of("refs");

    @Override
    public References in(Standing standing) {
      return standing.state().refs().getOrNull(socket);
    }

    @Override
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      return standing.with(state.withRefs(put(state.refs(), socket, (References) value)));
    }
  }

  record OfProcess(String process) implements Part {
    /** The variable of which it is an entry that calls on sockets change, too. */
    static final Set<String> STARTUPS = Set.of("startups");

    /**
     * The life cycle of a process.
     *
     * @param startups how many of its startups are not undone; null where that is not known
     */
    record Life(boolean runs, boolean exited, Long startups) {}

    @Override
    public boolean isFirst() {
      return true;
    }

    @Override
    public Life in(Standing standing) {
      State state = standing.state();
      return new Life(
          state.desc().containsKey(process),
          state.exited().contains(process),
          state.startups().getOrNull(process));
    }

    @Override
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      Life life = (Life) value;
      if (life.runs() != state.desc().containsKey(process)) {
        PersistentMap<String, Long> table = life.runs() ? PersistentMap.empty() : null;
        state = state.withDesc(put(state.desc(), process, table));
      }
      return standing.with(
          state
              .withExited(put(state.exited(), process, life.exited()))
              .withStartups(put(state.startups(), process, life.startups())));
    }
  }

  /** The meaning of a descriptor's name in a process. */
  record OfDescriptor(String process, String name) implements Part {
    /** The variable by which descriptors know what others have made of their socket. */
    static final Set<String> KNOWN = Set.of("stale");

    /** The variable that says whether children inherit it. */
    static final Set<String> INHERITED = Set.of("inherit");

    /** The variable in which it is open, or is not. */
    static final Set<String> OPEN = Set.of("desc");

    /**
     * The sockets that a descriptor names and named last.
     *
     * @param open null where it is closed
     * @param closed null where that does not matter
     * @param stale whether it does not know that its socket listens
     * @param given whether the process has it without a call of its own
     * @param inherit why it is perhaps not inherited; null where it is
     * @param recorded whether CloseHandle has closed one of its name
     */
    record Named(
        Long open,
        Long closed,
        boolean stale,
        boolean given,
        Inheritance inherit,
        boolean recorded) {}

    @Override
    public Named in(Standing standing) {
      PersistentMap<String, Long> table = standing.state().desc().getOrNull(process);
      ProcessDescriptor key = new ProcessDescriptor(process, name);
      return new Named(
          table == null ? null : table.getOrNull(name),
          standing.closed().getOrNull(new Closed(process, name)),
          standing.state().stale().contains(key),
          standing.state().given().contains(key),
          standing.state().inherit().getOrNull(key),
          standing.state().recorded().contains(key));
    }

    @Override
    public Standing with(Standing standing, Object value) {
      Named named = (Named) value;
      ProcessDescriptor key = new ProcessDescriptor(process, name);
      State state = standing.state();
      state =
          state
              .withStale(put(state.stale(), key, named.stale()))
              .withGiven(put(state.given(), key, named.given()))
              .withInherit(put(state.inherit(), key, named.inherit()))
              .withRecorded(put(state.recorded(), key, named.recorded()));
      PersistentMap<String, Long> table = state.desc().getOrNull(process);
      Standing closed =
          standing.withClosed(put(standing.closed(), new Closed(process, name), named.closed()));
      return table == null
          ? closed.with(state)
          : closed.with(state.withDesc(state.desc().put(process, put(table, name, named.open()))));
    }
  }

  /** An unused info. */
  record OfInfo(String info) implements Part {
    /** The socket of a value that is not null. */
    static long socket(Object value) {
      return ((InfoState) value).socket();
    }

    @Override
    public InfoState in(Standing standing) {
      return standing.state().info().getOrNull(info);
    }

    @Override
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      return standing.with(state.withInfo(put(state.info(), info, (InfoState) value)));
    }
  }

  /** Whether an event object is signalled, for certain or perhaps, and whether a wait resets it. */
  record OfEvent(ProcessEventObject event) implements Part {
    static final Set<String> OF = Set.of("signalled", "autoReset", "uncertain");

    record EventObject(boolean signalled, boolean autoReset, boolean uncertain) {}

    @Override
    public EventObject in(Standing standing) {
      State state = standing.state();
      return new EventObject(
          state.signalled().contains(event),
          state.autoReset().contains(event),
          state.uncertain().contains(event));
    }

    @Override
    public Standing with(Standing standing, Object value) {
      EventObject object = (EventObject) value;
      State state = standing.state();
      return standing.with(
          state
              .withSignalled(put(state.signalled(), event, object.signalled()))
              .withAutoReset(put(state.autoReset(), event, object.autoReset()))
              .withUncertain(put(state.uncertain(), event, object.uncertain())));
    }
  }

  /** The message queue of a window. */
  record OfWindow(ProcessWindow window) implements Part {
    static final Set<String> OF = Set.of("queue");

    @Override
    public Sequence<PersistentSet<Posted>> in(Standing standing) {
      return standing.state().queue().getOrNull(window);
    }

    @Override
    @SuppressWarnings("unchecked") // of a queue
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      return standing.with(
          state.withQueue(put(state.queue(), window, (Sequence<PersistentSet<Posted>>) value)));
    }
  }

  /** Whether an address that a socket has had is free, for sockets of a type. */
  record OfAddress(SocketType type, String address) implements Part {
    static final Set<String> OF = Set.of("vacant");

    @Override
    public Boolean in(Standing standing) {
      return standing.state().vacant().getOrNull(new SocketTypeAddress(type, address));
    }

    @Override
    public Standing with(Standing standing, Object value) {
      State state = standing.state();
      SocketTypeAddress key = new SocketTypeAddress(type, address);
      return standing.with(state.withVacant(put(state.vacant(), key, (Boolean) value)));
    }
  }

  /** The facts learnt of an option of a type of socket. */
  record OfOption(SocketType type, String option) implements Part {
    static final Set<String> OF = Set.of("support", "default");

    record Known(Boolean supported, Long byDefault) {}

    @Override
    public Known in(Standing standing) {
      SocketTypeOption key = new SocketTypeOption(type, option);
      State state = standing.state();
      return new Known(state.support().getOrNull(key), state.default_().getOrNull(key));
    }

    @Override
    public Standing with(Standing standing, Object value) {
      SocketTypeOption key = new SocketTypeOption(type, option);
      State state = standing.state();
      Known known = (Known) value;
      return standing.with(
          state
              .withSupport(put(state.support(), key, known.supported()))
              .withDefault(put(state.default_(), key, known.byDefault())));
    }
  }
}
