package sharedsockets.winsock;

import static sharedsockets.winsock.DisputedPoint.U1;
import static sharedsockets.winsock.DisputedPoint.U10;
import static sharedsockets.winsock.DisputedPoint.U12;
import static sharedsockets.winsock.DisputedPoint.U13;
import static sharedsockets.winsock.DisputedPoint.U13a;
import static sharedsockets.winsock.DisputedPoint.U13c;
import static sharedsockets.winsock.DisputedPoint.U13s;
import static sharedsockets.winsock.DisputedPoint.U17;
import static sharedsockets.winsock.DisputedPoint.U18;
import static sharedsockets.winsock.DisputedPoint.U22;

import java.util.EnumSet;
import java.util.Set;

/**
 * A socket's one registration (REG-1), its network event record, and which events are silent
 * because they have been notified (NOT-3). All descriptors share it (STA-1). Called with the lock.
 */
final class Notifier {
  private final Behaviour behaviour;
  private final NetworkEvents.Codes codes;
  private final Set<NetworkEvent> record = EnumSet.noneOf(NetworkEvent.class);
  private final Set<NetworkEvent> silent = EnumSet.noneOf(NetworkEvent.class);
  private Registration registration = Registration.NONE;

  /**
   * @param codes those that the socket's events have now
   */
  Notifier(Behaviour behaviour, NetworkEvents.Codes codes) {
    this.behaviour = behaviour;
    this.codes = codes;
  }

  Registration registration() {
    return registration;
  }

  boolean isSilent(NetworkEvent event) {
    return silent.contains(event);
  }

  /** (NOT-1) Tells of those of the events that are nominated; (NOT-3) they are silent then. */
  void tell(Set<NetworkEvent> events) {
    events.retainAll(registration.mask());
    silent.addAll(events);
    if (registration.isRecorded()) {
      record.addAll(events);
    }
    registration.tell(events, codes);
  }

  /** (REG-2) Replaces the registration, by whatever descriptor it was made. */
  void replace(Registration next) {
    forget(next.isRecorded());
    if (behaviour.is(U10, "notified")) {
      silent.removeAll(next.mask());
    }
    registration = next;
  }

  /** (NOT-2) Tells the new registration of what holds, and (U18) of what is still recorded. */
  void begin(Set<NetworkEvent> holding) {
    Set<NetworkEvent> recorded = EnumSet.copyOf(record);
    recorded.retainAll(registration.mask());
    holding.removeAll(silent);
    tell(holding);
    if (registration.isRecorded() && behaviour.is(U18, "set")) {
      registration.tell(recorded, codes);
    }
  }

  /** (REG-4) Cancels the registration, by WSAEventSelect or by WSAAsyncSelect. */
  void cancel(boolean byEventSelect, boolean namesObject) {
    if (byEventSelect || namesObject || behaviour.is(U22, "forgets")) {
      forget(byEventSelect);
    }
    registration = Registration.NONE;
  }

  /** (REG-5, U1, U17) What a registration call clears; (NOT-2) WSAAsyncSelect tells again. */
  private void forget(boolean byEventSelect) {
    if (!behaviour.is(byEventSelect ? U1 : U17, "kept")) {
      record.clear();
    }
    if (!byEventSelect) {
      silent.clear();
    }
  }

  /** (REG-8) The registration that an accepted socket begins with. */
  void inherit(Registration inherited) {
    registration = inherited;
  }

  /** (NOT-4) The re-enabling call of an event has been made. */
  void reEnable(NetworkEvent event) {
    silent.remove(event);
  }

  /** What was told of the event was wrong. */
  void retract(NetworkEvent event) {
    if (silent.remove(event)) {
      record.remove(event);
      registration.retract(event);
    }
  }

  /** (U13) A re-enabling call takes its event out of the record, or does not. */
  void takeOut(NetworkEvent event) {
    DisputedPoint point =
        switch (event) {
          case FD_ACCEPT -> U13a;
          case FD_WRITE -> U13s;
          case FD_CONNECT -> U13c;
          default -> U13;
        };
    if (behaviour.is(point, "out")) {
      record.remove(event);
    }
  }

  /** (NOT-8) Returns what is recorded and nominated, and clears the record. */
  NetworkEvents enumerate() {
    Set<NetworkEvent> reported = EnumSet.copyOf(record);
    if (registration.isRecorded()) {
      reported.retainAll(registration.mask());
    } else {
      reported.clear(); // (NOT-9)
    }
    if (behaviour.is(U12, "cleared")) {
      record.clear();
    } else {
      record.removeAll(reported);
    }
    return new NetworkEvents(reported, codes);
  }

  /** (REG-7) Takes note of it where the descriptor that made the registration is closed. */
  void descriptorsClosed(boolean othersAreOpen) {
    if (registration.hasLostMaker()) {
      registration =
          othersAreOpen && behaviour.is(registration.lostMakerBy(), "cancelled")
              ? Registration.NONE
              : registration.withoutMaker();
    }
  }

  /** The whole state, for people. */
  String describe() {
    return "record " + record + " silent " + silent;
  }
}
