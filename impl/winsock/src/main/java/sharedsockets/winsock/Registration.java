package sharedsockets.winsock;

import java.util.EnumSet;
import java.util.Set;

/**
 * To whom a socket tells which network events: to an event object or a window, or to nobody
 * (REG-1). Immutable.
 */
final class Registration {
  static final Registration NONE =
      new Registration(null, null, 0, EnumSet.noneOf(NetworkEvent.class), null, 0);

  private final WsaEvent event;
  private final Window window;
  private final int message;
  private final Set<NetworkEvent> mask;

  /** The descriptor that made it, (U2) while that is open; else null. */
  private final Descriptor maker;

  /** The descriptor that messages name. */
  private final int handle;

  private Registration(
      WsaEvent event,
      Window window,
      int message,
      Set<NetworkEvent> mask,
      Descriptor maker,
      int handle) {
    this.event = event;
    this.window = window;
    this.message = message;
    this.mask = mask;
    this.maker = maker;
    this.handle = handle;
  }

  static Registration with(WsaEvent event, Set<NetworkEvent> mask, Descriptor maker) {
    return new Registration(event, null, 0, mask, maker, maker.value());
  }

  static Registration with(Window window, int message, Set<NetworkEvent> mask, Descriptor maker) {
    return new Registration(null, window, message, mask, maker, maker.value());
  }

  /** (U2) The same, but that no open descriptor has made it. */
  Registration withoutMaker() {
    return maker == null ? this : new Registration(event, window, message, mask, null, handle);
  }

  /** (REG-8) The same for a socket that a process has accepted. */
  Registration inheritedBy(WinsockProcess process, Descriptor accepted) {
    boolean isOwn = window != null && window.isOf(process);
    return new Registration(
        event, window, message, mask, null, isOwn ? accepted.value() : Winsock.INVALID_SOCKET);
  }

  boolean isNone() {
    return mask.isEmpty();
  }

  Set<NetworkEvent> mask() {
    return mask;
  }

  /** Whether the descriptor that made it has been closed since. */
  boolean hasLostMaker() {
    return maker != null && !maker.isOpen();
  }

  /** The point that says what becomes of it, where it has lost its maker. */
  DisputedPoint lostMakerBy() {
    return maker.closedBy();
  }

  /** (NOT-9) Whether what is told is recorded, too. */
  boolean isRecorded() {
    return event != null;
  }

  /** (NOT-1) Sets the event object, or posts one message an event, (ERR-1) with its code. */
  void tell(Set<NetworkEvent> events, NetworkEvents.Codes codes) {
    if (event != null && !events.isEmpty()) {
      event.set();
    }
    if (window != null) {
      for (NetworkEvent each : events) {
        window.post(new WindowMessage(message, handle, each, codes.of(each)));
      }
    }
  }

  /** Takes back the message of an event, if it is the last that was posted. */
  void retract(NetworkEvent told) {
    if (window != null) {
      window.retract(new WindowMessage(message, handle, told));
    }
  }

  WsaEvent event() {
    return event;
  }

  Window window() {
    return window;
  }

  int message() {
    return message;
  }

  int handle() {
    return handle;
  }

  Descriptor maker() {
    return maker;
  }
}
