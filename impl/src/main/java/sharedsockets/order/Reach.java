package sharedsockets.order;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.oracle.Oracle;
import sharedsockets.order.Part.OfAddress;
import sharedsockets.order.Part.OfDescriptor;
import sharedsockets.order.Part.OfEvent;
import sharedsockets.order.Part.OfInfo;
import sharedsockets.order.Part.OfOption;
import sharedsockets.order.Part.OfProcess;
import sharedsockets.order.Part.OfReferences;
import sharedsockets.order.Part.OfSocket;
import sharedsockets.order.Part.OfWindow;
import sharedsockets.spec.Action;
import sharedsockets.spec.InfoState;
import sharedsockets.spec.Posted;
import sharedsockets.spec.ProcessEventObject;
import sharedsockets.spec.ProcessWindow;
import sharedsockets.spec.Registration;
import sharedsockets.spec.Request;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketStateAttempt;
import sharedsockets.spec.SocketType;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/**
 * The dependence relation of partial-order reduction. Input: an open event, the possible standings,
 * the other open events. Output: the parts that the event may read and those that it may write, in
 * whatever order the open events take effect.
 *
 * <p>Two events that share no part, or only parts that neither writes, are independent: they come
 * to the same in either order. Events that no chain of dependences joins are independent, however
 * they follow each other.
 */
final class Reach {
  /** The parts of the state that an action reads, or changes, by the specification. */
  private record Effect(
      boolean concernsSockets,
      boolean changesSockets,
      boolean changesReferences,
      boolean changesStartups,
      boolean changesKnowledge,
      boolean changesAddresses,
      boolean changesHandle,
      boolean changesEvents,
      boolean changesWindows) {
    private static Effect of(Action action) {
      return new Effect(
          isOf(OfSocket.OF, action.changes()) || isOf(OfSocket.OF, action.reads()),
          isOf(OfSocket.OF, action.changes()),
          isOf(OfReferences.OF, action.changes()),
          isOf(OfProcess.STARTUPS, action.changes()),
          isOf(OfDescriptor.KNOWN, action.changes()),
          isOf(OfAddress.OF, action.changes()),
          isOf(OfDescriptor.INHERITED, action.changes())
              && !isOf(OfDescriptor.OPEN, action.changes()),
          isOf(OfEvent.OF, action.changes()),
          isOf(OfWindow.OF, action.changes()));
    }

    private static boolean isOf(Set<String> part, Set<String> variables) {
      return !Collections.disjoint(part, variables);
    }
  }

  private static final Map<Action, Effect> EFFECTS = new EnumMap<>(Action.class);

  static {
    for (Action action : Action.values()) {
      EFFECTS.put(action, Effect.of(action));
    }
  }

  private final Event event;
  private final Effect effect;
  private final Naming naming;
  private final Possibilities possible;

  /** Whether the event may change the part. */
  private final Map<Part, Boolean> parts = new LinkedHashMap<>();

  /** What an event may reach. */
  Reach(Overlapped overlapped, Naming naming) {
    event =
        overlapped.event().isInterrupted()
            ? overlapped.event().uninterrupted()
            : overlapped.event();
    effect = EFFECTS.get(Oracle.actionOf(event));
    this.naming = naming;
    possible = naming.possible();
    process(event.process());
    arguments();
    if (event.succeeded() && event.operation().isCall()) {
      made(overlapped.socket());
      if (event.operation().result() == Kind.ADDRESS) {
        address(event.result());
      }
    }
    if ("WSAEMFILE".equals(event.error())) {
      // Whatever opens or closes a descriptor of the process that would have one more matters.
      add(new OfProcess(event.recipient()), true);
      descriptors(event.recipient());
    }
    if (!event.waits()) {
      objects();
    }
  }

  private void objects() {
    Operation operation = event.operation();
    if (operation.takes(Kind.FRESH_EVENT_OBJECT)) {
      freshEvent((String) event.argument(Kind.FRESH_EVENT_OBJECT));
    } else if (operation.ends(Kind.EVENT_OBJECT)) {
      Object ended = event.argument(Kind.EVENT_OBJECT);
      registrations(reg -> reg.event().equals(ended));
    } else if (operation.ends(Kind.WINDOW)) {
      Object ended = event.argument(Kind.WINDOW);
      registrations(reg -> reg.window().equals(ended));
    } else if (operation.endsDescriptors() && event.succeeded()) {
      all();
    }
  }

  Set<Part> parts() {
    return parts.keySet();
  }

  boolean mayChangeAny() {
    return parts.containsValue(true);
  }

  boolean mayChange(Part part) {
    return parts.get(part);
  }

  /** Whether the order of the events may matter. */
  boolean conflicts(Reach other) {
    for (var entry : parts.entrySet()) {
      Boolean changedByOther = other.parts.get(entry.getKey());
      if (changedByOther != null && (changedByOther || entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private void add(Part part, boolean changes) {
    parts.merge(part, changes, Boolean::logicalOr);
  }

  private void process(String name) {
    OfProcess process = new OfProcess(name);
    boolean changes = event.operation().ends(Kind.PROCESS) && event.succeeded();
    boolean counts = effect.changesStartups() && name.equals(event.process());
    for (Object value : possible.values(process)) {
      OfProcess.Life life = (OfProcess.Life) value;
      changes |= !life.runs() || counts && counts(life);
    }
    add(process, changes);
  }

  /** Calls that open a socket tell that there was a startup, where that is not known. */
  private boolean counts(OfProcess.Life life) {
    return life.startups() == null || event.operation().result() != Kind.NEW_DESCRIPTOR;
  }

  private void arguments() {
    Operation operation = event.operation();
    for (int i = 0; i < operation.arity(); i++) {
      Object argument = event.argument(i);
      switch (operation.kind(i)) {
        case DESCRIPTOR -> descriptor((String) argument);
        case PROCESS -> process((String) argument);
        case NEW_PROCESS -> newProcess((String) argument);
        case INFO -> info((String) argument);
        case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, FRESH_EVENT_OBJECT -> eventObject(argument);
        case EVENT_OBJECTS -> ((List<?>) argument).forEach(this::eventObject);
        case WINDOW -> {
          if (argument != null) {
            window(event.process(), (String) argument);
          }
        }
        case OPTION -> option((String) argument);
        case ADDRESS -> address(argument);
        default -> {}
      }
    }
  }

  /** It has whatever its parent has, perhaps, and holds those sockets, too. */
  private void newProcess(String child) {
    process(child);
    for (String name : naming.descriptorsOf(event.process())) {
      add(new OfDescriptor(event.process(), name), false);
      add(new OfDescriptor(child, name), true);
      naming.ofDescriptor(event.process(), name).forEach(s -> add(new OfReferences(s), true));
    }
  }

  private void eventObject(Object name) {
    if (name != null) {
      add(
          new OfEvent(new ProcessEventObject(event.process(), (String) name)),
          effect.changesEvents() && !isTimedOut());
    }
  }

  /** A wait resets an object only where it has found it signalled. */
  private boolean isTimedOut() {
    return event.succeeded()
        && switch (event.operation().result()) {
          case WAIT -> !Kind.isSignalled(event.result());
          case WAIT_INDEX -> Kind.indexOf(event.result()) < 0;
          default -> false;
        };
  }

  /** Whether it tells the registration that a socket has, and does not make another one. */
  private boolean tells() {
    return effect.changesEvents()
        && effect.changesWindows()
        && !event.operation().takes(Kind.EVENTS);
  }

  private void descriptor(String name) {
    boolean closes = event.operation().ends(Kind.DESCRIPTOR) && event.succeeded();
    OfDescriptor descriptor = new OfDescriptor(event.process(), name);
    add(descriptor, closes || effect.changesHandle());
    naming.ofDescriptor(event.process(), name).forEach(this::socket);
    if (!event.operation().isCall()) {
      for (Object value : possible.values(descriptor)) {
        Long closed = ((OfDescriptor.Named) value).closed();
        if (closed != null) {
          socket(closed);
        }
      }
    }
  }

  private void socket(long socket) {
    if (event.operation().ends(Kind.DESCRIPTOR)) {
      if (event.succeeded()) {
        closed(socket);
      }
      return;
    }
    if (effect.concernsSockets()) {
      OfSocket part = new OfSocket(socket);
      add(part, effect.changesSockets());
      if (tells()) {
        possible.values(part).forEach(held -> told((SocketState) held));
      }
    }
    if (effect.changesReferences() && !event.operation().makesSocket()) {
      add(new OfReferences(socket), true);
    }
    if (effect.changesKnowledge()) {
      add(new OfReferences(socket), false);
      listens(socket);
    }
    if (effect.changesSockets()) {
      boolean matters = effect.changesKnowledge() || effect.changesAddresses();
      addresses(socket, held -> matters || held.attempt() == SocketStateAttempt.UNSEEN);
    }
  }

  /** A socket that may be at its end, and its infos with it, used ones as well. */
  private void closed(long socket) {
    add(new OfSocket(socket), true);
    add(new OfReferences(socket), true);
    infos(info -> info.socket() == socket);
    addresses(socket, held -> true);
  }

  /** The addresses that a socket has, which others may want. */
  private void addresses(long socket, Predicate<SocketState> matters) {
    for (Object value : possible.values(new OfSocket(socket))) {
      SocketState held = (SocketState) value;
      if (held != null && !SocketState.NO_NAME.contains(held.address()) && matters.test(held)) {
        address(held.address());
      }
    }
  }

  /**
   * What becomes of an address, and who has it: it looks whether a socket does, in the base too,
   * which means nothing.
   */
  private void address(Object address) {
    if (address == null) {
      return;
    }
    for (SocketType type : SocketType.values()) {
      add(new OfAddress(type, (String) address), true);
    }
    possible
        .base()
        .state()
        .sock()
        .forEach(
            entry -> {
              if (entry.getValue().address().equals(address)) {
                add(new OfSocket(entry.getKey()), false);
              }
            });
    possible.eachOf(
        OfSocket.class,
        (part, held) -> {
          if (held != null && ((SocketState) held).address().equals(address)) {
            add(part, false);
          }
        });
  }

  /** All descriptors of the socket will know that it listens, or will not. */
  private void listens(long socket) {
    possible.eachOf(
        OfDescriptor.class,
        (part, value) -> {
          Long open = ((OfDescriptor.Named) value).open();
          if (open != null && open == socket) {
            // Its table is its process's.
            add(new OfProcess(part.process()), false);
            add(part, true);
          }
        });
  }

  private void told(SocketState held) {
    if (held != null) {
      told(held.reg());
      for (Request request : held.requests()) {
        told(request.reg());
      }
    }
  }

  private void told(Registration registration) {
    switch (registration.kind()) {
      case EVENT ->
          add(
              new OfEvent(new ProcessEventObject(registration.process(), registration.event())),
              true);
      case WINDOW -> {
        add(new OfWindow(new ProcessWindow(registration.process(), registration.window())), true);
        // Whether the name in the message is a descriptor will matter.
        add(new OfProcess(registration.process()), false);
        add(new OfDescriptor(registration.process(), registration.handle()), false);
      }
      default -> {}
    }
  }

  private void info(String name) {
    OfInfo info = new OfInfo(name);
    add(info, event.succeeded());
    naming.ofInfo(name).forEach(s -> add(new OfReferences(s), event.succeeded()));
  }

  @SuppressWarnings("unchecked") // of a queue
  private void window(String process, String name) {
    OfWindow window = new OfWindow(new ProcessWindow(process, name));
    add(window, effect.changesWindows());
    if (event.operation().result() != Kind.MESSAGE) {
      return;
    }
    Message taken = event.succeeded() ? (Message) event.result() : null;
    for (Object queue : possible.values(window)) {
      boolean isPosted = false;
      if (queue != null) {
        for (PersistentSet<Posted> step : (Sequence<PersistentSet<Posted>>) queue) {
          for (Posted posted : step) {
            add(new OfDescriptor(process, posted.handle()), false);
            isPosted |= taken != null && taken.event().equals(posted.event().text());
          }
        }
      }
      if (taken != null && !isPosted) {
        unasked(process, taken.descriptor());
      }
    }
  }

  /** A message that nothing is known to have posted: its socket may say that it can be there. */
  private void unasked(String process, String descriptor) {
    add(new OfDescriptor(process, descriptor), false);
    naming.ofDescriptor(process, descriptor).forEach(s -> add(new OfSocket(s), false));
  }

  private void option(String name) {
    for (SocketType type : SocketType.values()) {
      OfOption option = new OfOption(type, name);
      for (Object known : possible.values(option)) {
        add(option, learns(name, (OfOption.Known) known));
      }
    }
  }

  private boolean learns(String name, OfOption.Known known) {
    return known.supported() == null && !SocketState.KNOWN_OPTION.contains(name)
        || known.byDefault() == null && event.operation().result() == Kind.VALUE;
  }

  /** What a successful call makes. */
  private void made(long socket) {
    switch (event.operation().result()) {
      case NEW_DESCRIPTOR ->
          add(new OfDescriptor(event.recipient(), (String) event.result()), true);
      case NEW_INFO -> add(new OfInfo((String) event.result()), true);
      default -> {}
    }
    if (event.operation().makesSocket()) {
      add(new OfSocket(socket), true);
      add(new OfReferences(socket), true);
    }
  }

  /** The sockets with some of the process's registrations. */
  private void registrations(Predicate<Registration> of) {
    possible.eachOf(
        OfSocket.class,
        (part, value) -> {
          SocketState held = (SocketState) value;
          if (held != null && (isOurs(held.reg(), of) || anyIsOurs(held, of))) {
            add(part, true);
          }
        });
  }

  /**
   * It looks whether a socket tells an object of that name, in the base too, which means nothing.
   */
  private void freshEvent(String name) {
    possible
        .base()
        .state()
        .sock()
        .forEach(
            entry -> {
              if (isOurs(entry.getValue().reg(), reg -> reg.event().equals(name))) {
                add(new OfSocket(entry.getKey()), false);
              }
            });
    possible.eachOf(
        OfSocket.class,
        (part, held) -> {
          if (held != null && isOurs(((SocketState) held).reg(), reg -> reg.event().equals(name))) {
            add(part, false);
          }
        });
  }

  private boolean anyIsOurs(SocketState held, Predicate<Registration> of) {
    for (Request request : held.requests()) {
      if (isOurs(request.reg(), of)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(Registration registration, Predicate<Registration> of) {
    return registration.process().equals(event.process()) && of.test(registration);
  }

  private void descriptors(String process) {
    possible.eachOf(
        OfDescriptor.class,
        (part, value) -> {
          if (part.process().equals(process)) {
            add(part, event.operation().endsDescriptors());
          }
        });
  }

  private void infos(Predicate<InfoState> of) {
    possible.eachOf(
        OfInfo.class,
        (part, value) -> {
          if (value != null && of.test((InfoState) value)) {
            add(part, true);
          }
        });
  }

  /** All that a process has or others have of it. */
  private void all() {
    String process = event.process();
    descriptors(event.process());
    infos(info -> info.target().equals(process) || info.maker().equals(process));
    for (Part part : List.copyOf(parts.keySet())) {
      for (Object value : possible.values(part)) {
        if (part instanceof OfDescriptor && ((OfDescriptor.Named) value).open() != null) {
          closed(((OfDescriptor.Named) value).open());
        } else if (part instanceof OfInfo && value != null) {
          closed(OfInfo.socket(value));
        }
      }
    }
    naming.ofProcess(process).forEach(this::closed);
    registrations(registration -> true);
    possible.eachOf(
        OfEvent.class,
        (part, value) -> {
          if (part.event().process().equals(process)) {
            add(part, true);
          }
        });
    possible.eachOf(
        OfWindow.class,
        (part, value) -> {
          if (part.window().process().equals(process)) {
            add(part, true);
          }
        });
  }
}
