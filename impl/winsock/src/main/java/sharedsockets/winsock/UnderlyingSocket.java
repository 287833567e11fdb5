package sharedsockets.winsock;

import static sharedsockets.winsock.DisputedPoint.U11;
import static sharedsockets.winsock.DisputedPoint.U14;
import static sharedsockets.winsock.DisputedPoint.U15;
import static sharedsockets.winsock.DisputedPoint.U16;
import static sharedsockets.winsock.DisputedPoint.U19;
import static sharedsockets.winsock.DisputedPoint.U19c;
import static sharedsockets.winsock.DisputedPoint.U20;
import static sharedsockets.winsock.DisputedPoint.U21;
import static sharedsockets.winsock.DisputedPoint.U23;
import static sharedsockets.winsock.DisputedPoint.U24;
import static sharedsockets.winsock.DisputedPoint.U26;
import static sharedsockets.winsock.DisputedPoint.U26s;
import static sharedsockets.winsock.DisputedPoint.U26w;
import static sharedsockets.winsock.DisputedPoint.U28;
import static sharedsockets.winsock.DisputedPoint.U28c;
import static sharedsockets.winsock.DisputedPoint.U28r;
import static sharedsockets.winsock.DisputedPoint.U28w;
import static sharedsockets.winsock.DisputedPoint.U29;
import static sharedsockets.winsock.DisputedPoint.U29f;
import static sharedsockets.winsock.DisputedPoint.U29r;
import static sharedsockets.winsock.DisputedPoint.U29w;
import static sharedsockets.winsock.DisputedPoint.U6;
import static sharedsockets.winsock.NetworkEvent.FD_ACCEPT;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_CONNECT;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The underlying socket, which several descriptors may name; it holds all state in common for all
 * of them (STA-1). It knows how many descriptors and unused protocol infos there are, and ends with
 * the last (CLS-2). Called with the lock.
 *
 * <p>Calls that may have to wait return {@link #MUST_WAIT} then, and have done nothing.
 */
final class UnderlyingSocket {
  static final int MUST_WAIT = -1;

  /** The role that the socket has turned out to have. */
  private enum Role {
    /** A stream socket that may be connected, or listen. */
    FRESH,
    /** (CON-4) It has no connection. */
    IDLE,
    CONNECTING,
    /** (CON-3) The last attempt has failed. */
    REFUSED,
    CONNECTED,
    /** (RST-1) Its peer has reset the connection. */
    RESET,
    LISTENING
  }

  private final SocketType type;
  private final Behaviour behaviour;
  private final OptionTable table;
  private final Notifier notifier;
  private final Waiters waiters;
  private final ReceiveQueue received;
  private final SocketName name;
  private final Deque<ConnectionRequest> requests = new ArrayDeque<>(1);

  private int descriptors;
  private int infos;
  private Role role;
  private boolean isBlocking = true;

  /** Whether its connection, if it has one, was made by connect. */
  private boolean hasAttempted;

  /** (CON-2) The network has ended an attempt; the connect that waits for that has not returned. */
  private boolean isAnswered;

  /** (OPT-2) Options that were set; others have their default. Replaced, never changed. */
  private Map<SocketOption, Integer> options = Map.of();

  private FarEnd far = FarEnd.NOBODY;
  private boolean peerHasClosed;
  private boolean hasRoom = true;

  /** (NOT-6) FD_WRITE is due once there is room. */
  private boolean awaitsRoom;

  private boolean sendingHasEnded;
  private boolean receivingHasEnded;

  UnderlyingSocket(
      SocketType type,
      Behaviour behaviour,
      OptionTable table,
      Addresses addresses,
      WakeUps wakeUps) {
    this.type = type;
    this.behaviour = behaviour;
    this.table = table;
    notifier = new Notifier(behaviour, this::errorOf);
    waiters = new Waiters(wakeUps);
    received = new ReceiveQueue(type);
    name = new SocketName(type, addresses);
    role = type == SocketType.SOCK_STREAM ? Role.FRESH : Role.CONNECTED;
  }

  SocketType type() {
    return type;
  }

  Waiters waiters() {
    return waiters;
  }

  // References

  void addDescriptor() {
    descriptors++;
  }

  void addInfo() {
    infos++;
  }

  void removeInfo() {
    infos--;
  }

  void removeDescriptor() {
    descriptors--;
  }

  /** (U6) Whether there are unused infos that would be void if the socket ended. */
  boolean hasInfos() {
    return infos > 0;
  }

  /**
   * (CLS-2) Takes note of descriptors and infos that were removed, and ends with the last.
   *
   * @return whether it has ended
   */
  boolean released() {
    waiters.wakeAll();
    if (descriptors == 0 && (infos == 0 || behaviour.is(U6, "does not hold"))) {
      far.socketEnds();
      name.end();
      return true;
    }
    notifier.descriptorsClosed(descriptors > 0);
    return false;
  }

  // Options and blocking mode

  /** (OPT-1) The value as it was set through any descriptor, or the default (OPT-2). */
  int option(SocketOption option) {
    if (option.equals(SocketOption.SO_ACCEPTCONN)) {
      return isListening() ? 1 : 0;
    }
    table.require(type, option);
    Integer value = options.get(option);
    return value != null ? value : table.defaultOf(type, option);
  }

  void setOption(SocketOption option, int value) {
    table.require(type, option);
    if (value < 0 && !option.isBoolean()) {
      throw new WinsockException(WinsockError.WSAEINVAL, "OPT-3", option + " takes no " + value);
    }
    Map<SocketOption, Integer> changed = new HashMap<>(options);
    changed.put(option, option.isBoolean() && value != 0 ? 1 : value);
    options = changed;
    far.queueChanges(); // SO_RCVBUF may have changed,
    waiters.wakeAll(); // or a time-out.
  }

  void setBlocking(boolean blocking) {
    if (blocking && !notifier.registration().isNone()) {
      throw new WinsockException(
          WinsockError.WSAEINVAL, "BLK-2", "not while an event registration is active");
    }
    isBlocking = blocking;
    waiters.wakeAll();
  }

  // Registration

  void register(Registration registration) {
    // With FD_CONNECT it may be one that will be connected.
    if (registration.mask().contains(FD_WRITE) && !registration.mask().contains(FD_CONNECT)) {
      becomeConnected();
    }
    isBlocking = false;
    notifier.replace(registration);
    if (!hasRoom
        && registration.mask().contains(FD_WRITE)
        && !notifier.isSilent(FD_WRITE)
        && behaviour.is(U14, "notified")) {
      awaitsRoom = true;
    }
    notifier.begin(holding());
    waiters.wakeAll();
  }

  /** (REG-4) Mask 0; (BLK-1) the socket is non-blocking all the same. */
  void cancelRegistration(boolean byEventSelect, boolean namesObject) {
    isBlocking = false;
    notifier.cancel(byEventSelect, namesObject);
    waiters.wakeAll();
  }

  NetworkEvents enumerate() {
    return notifier.enumerate();
  }

  /**
   * (ERR-1) The error code of an event, null for 0: (ERR-2) of an attempt that has failed, (ERR-3)
   * of a reset, as Windows has it (Wine's test_close_events).
   */
  private WinsockError errorOf(NetworkEvent event) {
    if (event == FD_CONNECT && hasAttempted && role != Role.CONNECTED && !isReset()) {
      return WinsockError.WSAECONNREFUSED;
    }
    return event == FD_CLOSE && isReset() ? WinsockError.WSAECONNABORTED : null;
  }

  /** (NOT-2, NOT-6, NOT-7) The conditions that hold now. */
  private Set<NetworkEvent> holding() {
    Set<NetworkEvent> holding = EnumSet.noneOf(NetworkEvent.class);
    if (!received.isEmpty() && (!receivingHasEnded || behaviour.is(U19, "notified"))) {
      holding.add(FD_READ);
    }
    if (role != Role.LISTENING
        && !isUnconnected()
        && hasRoom
        && maySend()
        && (!isReset() || isWrittenAfterReset())) {
      holding.add(FD_WRITE);
    }
    if (hasAttempted && isAttemptTold()) {
      holding.add(FD_CONNECT);
    }
    if (!requests.isEmpty()) {
      holding.add(FD_ACCEPT);
    }
    if ((peerHasClosed || isReset())
        && (received.isEmpty()
            || behaviour.is(U23, "told")
            || (receivingHasEnded && behaviour.is(U19c, "notified")))) {
      holding.add(FD_CLOSE);
    }
    return holding;
  }

  /** (CON-5) Whether FD_CONNECT is told at a registration: the attempt has ended. */
  private boolean isAttemptTold() {
    if (notifier.registration().window() != null && behaviour.is(U29w, "silent")) {
      return false;
    }
    // No switch: Java PathFinder takes its class for that of a lambda.
    return role == Role.CONNECTED
        || (role == Role.REFUSED && behaviour.is(U29f, "told"))
        || (isReset() && behaviour.is(U29r, "told"));
  }

  private boolean isWrittenAfterReset() {
    return behaviour.is(U28r, "notified");
  }

  /** (U15) Whether there is anything to send into, after SD_SEND. */
  private boolean maySend() {
    return !sendingHasEnded || behaviour.is(U15, "notified");
  }

  /**
   * (NOT-5, NOT-7) Tells of what holds and is not silent; FD_WRITE, FD_CONNECT have their rules.
   */
  private void settle() {
    Set<NetworkEvent> due = holding();
    due.remove(FD_WRITE);
    due.remove(FD_CONNECT);
    due.removeIf(event -> notifier.isSilent(event));
    notifier.tell(due);
    waiters.wakeAll();
  }

  /** (NOT-3) One more arrival is silent, (U11) or an event object is told again. */
  private void settleArrival(NetworkEvent event) {
    if (behaviour.is(U11, "again")
        && notifier.registration().isRecorded()
        && holding().contains(event)) {
      notifier.tell(EnumSet.of(event));
    }
    settle();
  }

  // Data

  /**
   * (DAT-1) Takes what nobody has read; 0 at the end of the connection. (NOT-4) Re-enables FD_READ,
   * whether it succeeds or fails.
   *
   * @param buffer null for one that cannot be written to
   * @param peeks whether (DAT-4) what is read stays
   * @param timedOut whether SO_RCVTIMEO has passed
   */
  int receive(byte[] buffer, int offset, int length, boolean peeks, boolean timedOut) {
    if (role == Role.LISTENING) {
      throw new WinsockException(WinsockError.WSAENOTCONN, "KND-1", "the socket listens");
    }
    requireConnected();
    name.requireBound();
    if (buffer == null) {
      if (behaviour.is(notifier.registration().window() == null ? U26 : U26w, "re-enables")) {
        reEnable(FD_READ);
      }
      throw badBuffer();
    }
    if (receivingHasEnded) {
      reEnable(FD_READ);
      throw new WinsockException(WinsockError.WSAESHUTDOWN, "SHT-2", "receiving was shut down");
    }
    if (!received.isEmpty()) {
      int count = received.read(buffer, offset, length, !peeks);
      far.queueChanges();
      reEnable(FD_READ);
      return whole(count, length);
    }
    if (isReset()) {
      reEnable(FD_READ);
      throw isResetByPeer();
    }
    if (peerHasClosed) {
      reEnable(FD_READ);
      return 0;
    }
    if (isBlocking && !timedOut) {
      return MUST_WAIT;
    }
    reEnable(FD_READ);
    throw wouldWait();
  }

  private static int whole(int count, int length) {
    if (count > length) {
      throw new WinsockException(
          WinsockError.WSAEMSGSIZE, "DAT-2", "the datagram has " + count + " bytes");
    }
    return count;
  }

  private static WinsockException isResetByPeer() {
    return new WinsockException(
        WinsockError.WSAECONNRESET, "RST-1", "the peer has reset the connection");
  }

  private static WinsockException badBuffer() {
    return new WinsockException(WinsockError.WSAEFAULT, "KND-1", "there is no buffer");
  }

  /** (NOT-4) A re-enabling call; (NOT-5) what still holds is told again at once. */
  private void reEnable(NetworkEvent event) {
    becomeConnected();
    notifier.reEnable(event);
    notifier.takeOut(event);
    settle();
  }

  /** (BLK-1) A call fails that would have to wait, or has waited as long as it may. */
  private WinsockException wouldWait() {
    return isBlocking
        ? new WinsockException(WinsockError.WSAETIMEDOUT, "BLK-1", "the time-out has passed")
        : new WinsockException(WinsockError.WSAEWOULDBLOCK, "BLK-1", "the call would wait");
  }

  /**
   * Sends at least one byte, or a datagram. (NOT-4, U21) Re-enables FD_WRITE; (NOT-6) where there
   * is no room, it is due once there is.
   *
   * @param bytes null for a buffer that cannot be read
   * @param timedOut whether SO_SNDTIMEO has passed
   */
  int send(byte[] bytes, int offset, int length, boolean timedOut) {
    if (role == Role.LISTENING) {
      throw new WinsockException(WinsockError.WSAENOTCONN, "KND-1", "the socket listens");
    }
    requireConnected();
    if (bytes == null) {
      if (behaviour.is(U26s, "re-enables")) {
        becomeConnected();
        reEnableWrite();
      }
      throw badBuffer();
    }
    if (sendingHasEnded) {
      reEnableWrite();
      throw new WinsockException(WinsockError.WSAESHUTDOWN, "SHT-1", "sending was shut down");
    }
    if (isReset()) {
      reEnableWrite();
      throw isResetByPeer();
    }
    if (hasRoom) {
      becomeConnected();
      name.moves();
      if (behaviour.is(U21, "any")) {
        notifier.reEnable(FD_WRITE);
      }
      return far.take(bytes, offset, length);
    }
    if (isBlocking && !timedOut) {
      return MUST_WAIT;
    }
    reEnableWrite();
    awaitsRoom = true;
    throw wouldWait();
  }

  private void reEnableWrite() {
    notifier.reEnable(FD_WRITE);
    notifier.takeOut(FD_WRITE);
  }

  /** (SHT-1, SHT-2) For all descriptors. */
  void shutdown(Shutdown how) {
    if (role == Role.LISTENING) {
      throw new WinsockException(WinsockError.WSAENOTCONN, "KND-1", "the socket listens");
    }
    requireConnected();
    becomeConnected();
    boolean ends = how.endsSending() && !sendingHasEnded;
    sendingHasEnded |= how.endsSending();
    receivingHasEnded |= how.endsReceiving();
    settle();
    if (ends) {
      far.sendingEnds();
    }
  }

  // Connections

  /** (CON-4) */
  private boolean isUnconnected() {
    return role == Role.IDLE || role == Role.CONNECTING || role == Role.REFUSED;
  }

  private void requireConnected() {
    if (isUnconnected()) {
      throw new WinsockException(WinsockError.WSAENOTCONN, "CON-4", "there is no connection");
    }
  }

  /** This new socket is not connected, and nothing else is to be taken for granted. */
  void beginUnconnected() {
    role = Role.IDLE;
    hasAttempted = true;
  }

  /** (BND-4) This new socket has no address, and no connection either. */
  void beginUnbound() {
    if (type == SocketType.SOCK_STREAM) {
      beginUnconnected();
    }
    name.beginUnbound();
  }

  /**
   * (BND-1) Gives the socket an address, once, for all descriptors. One that nothing was said of is
   * not connected then.
   */
  void bind(String address) {
    if (type == SocketType.SOCK_STREAM && role != Role.FRESH && role != Role.IDLE) {
      throw new WinsockException(WinsockError.WSAEINVAL, "BND-1", "the socket has an address");
    }
    name.bind(address, options.getOrDefault(SocketOption.SO_REUSEADDR, 0) != 0);
    if (role == Role.FRESH) {
      notifier.retract(FD_WRITE); // It was not connected when it was told.
      beginUnconnected();
      waiters.wakeAll(); // Nothing can be received.
    }
  }

  /** (BND-4) */
  String address() {
    return name.own();
  }

  /** (BND-5) */
  String peerAddress() {
    if (role == Role.LISTENING || isUnconnected() || isReset()) {
      throw new WinsockException(WinsockError.WSAENOTCONN, "BND-5", "there is no connection");
    }
    becomeConnected();
    return name.peer();
  }

  /**
   * (CON-1) Connects for all descriptors. (CON-2) A blocking socket waits for the answer of the
   * network, which may be there; a non-blocking one goes on connecting.
   *
   * @param address (BND-5) of the peer; null where that does not matter
   * @return 0, or {@link #MUST_WAIT}
   */
  int connect(String address) {
    if (type == SocketType.SOCK_DGRAM) {
      name.connectsTo(address);
      name.moves();
      return 0;
    }
    if (isAnswered) {
      isAnswered = false;
      if (role == Role.REFUSED) {
        throw isRefused();
      }
      name.connectsTo(address);
      return 0;
    }
    requireUnconnected();
    if (!isBlocking) {
      beginAttempt();
      name.connectsTo(address);
      role = Role.CONNECTING;
      throw new WinsockException(
          WinsockError.WSAEWOULDBLOCK, "CON-2", "the attempt to connect goes on");
    }
    if (far.delaysConnections()) {
      return MUST_WAIT;
    }
    beginAttempt();
    name.connectsTo(address);
    attemptSucceeds();
    return 0;
  }

  /** (CON-1) For a connection there must be none, nor an attempt. */
  private void requireUnconnected() {
    if (role == Role.LISTENING) {
      throw new WinsockException(WinsockError.WSAEINVAL, "CON-1", "the socket listens");
    } else if (role == Role.CONNECTED || role == Role.RESET) {
      throw new WinsockException(WinsockError.WSAEISCONN, "CON-1", "there is a connection");
    } else if (role == Role.CONNECTING) {
      throw new WinsockException(
          behaviour.is(U29, "already") ? WinsockError.WSAEALREADY : WinsockError.WSAEINVAL,
          "CON-1",
          "an attempt is under way");
    }
  }

  private static WinsockException isRefused() {
    return new WinsockException(WinsockError.WSAECONNREFUSED, "CON-3", "nobody listens there");
  }

  /** (CON-5) FD_CONNECT will be told of it, whatever was told of one before. */
  private void beginAttempt() {
    if (role == Role.FRESH) {
      notifier.retract(FD_WRITE); // It was not connected when it was told.
    }
    hasAttempted = true;
    name.beBound();
    notifier.reEnable(FD_CONNECT);
    notifier.takeOut(FD_CONNECT);
  }

  private void attemptSucceeds() {
    role = Role.CONNECTED;
    Set<NetworkEvent> told = EnumSet.of(FD_CONNECT);
    if (holding().contains(FD_WRITE)) {
      told.add(FD_WRITE);
    }
    notifier.tell(told);
    waiters.wakeAll();
  }

  /** Whether an attempt goes on, or a connect waits or will, whose answer is not known. */
  boolean isAwaitingAnswer() {
    return role == Role.CONNECTING
        || (role == Role.FRESH || role == Role.IDLE || role == Role.REFUSED)
            && isBlocking
            && !isAnswered;
  }

  private void beginAnswer() {
    if (role != Role.CONNECTING) {
      beginAttempt();
      isAnswered = true;
    }
  }

  /** (CON-1, CON-5, NOT-6) The network has made the connection. */
  void becomesConnected() {
    beginAnswer();
    attemptSucceeds();
  }

  /** (CON-3, CON-5) Nobody listens there. */
  void becomesRefused() {
    beginAnswer();
    role = Role.REFUSED;
    notifier.tell(EnumSet.of(FD_CONNECT));
    waiters.wakeAll();
  }

  void listen(Descriptor by) {
    if (type == SocketType.SOCK_DGRAM) {
      throw new WinsockException(WinsockError.WSAEOPNOTSUPP, "KND-1", "datagram sockets cannot");
    }
    if (role == Role.CONNECTED || role == Role.CONNECTING || isReset()) {
      throw new WinsockException(WinsockError.WSAEISCONN, "KND-1", "the socket is connected");
    }
    if (role == Role.LISTENING && !by.knowsListening() && behaviour.is(U24, "descriptor")) {
      throw new WinsockException(
          WinsockError.WSAEINVAL, "KND-1", "another descriptor has made the socket listen");
    }
    name.requireBound();
    role = Role.LISTENING;
    isAnswered = false;
    by.hasMadeListen();
    waiters.wakeAll(); // Nothing can be received any more.
  }

  /**
   * (REG-8) Takes the first request, for {@link #beginAccepted}; null where the call must wait.
   * (NOT-4) Re-enables FD_ACCEPT, whether it succeeds or fails.
   *
   * @param tableIsFull whether the process can open no more descriptors
   */
  ConnectionRequest accept(boolean tableIsFull) {
    if (role != Role.LISTENING) {
      throw type == SocketType.SOCK_DGRAM
          ? new WinsockException(WinsockError.WSAEOPNOTSUPP, "KND-1", "datagram sockets cannot")
          : new WinsockException(WinsockError.WSAEINVAL, "KND-1", "the socket does not listen");
    }
    if (requests.isEmpty() && isBlocking) {
      return null;
    }
    ConnectionRequest request = tableIsFull ? null : requests.poll();
    boolean wouldWait = requests.isEmpty();
    reEnable(FD_ACCEPT);
    if (request == null) {
      throw wouldWait
          ? wouldWait()
          : new WinsockException(WinsockError.WSAEMFILE, "DSC-4", "no more descriptors");
    }
    return request;
  }

  /**
   * (REG-8) This new socket has been accepted: it has the listener's options, blocking mode and
   * registration, (U16, U20) those of the request or those of now. (NOT-2) It is told of what
   * holds.
   */
  void beginAccepted(
      UnderlyingSocket listener,
      ConnectionRequest request,
      WinsockProcess process,
      Descriptor descriptor) {
    boolean ofRequest = behaviour.is(U20, "request");
    Registration registration = ofRequest ? request.registration : listener.notifier.registration();
    role = Role.CONNECTED;
    options = behaviour.is(U16, "request") ? request.options : listener.options;
    isBlocking = ofRequest ? request.isBlocking : listener.isBlocking;
    notifier.inherit(registration.inheritedBy(process, descriptor));
    notifier.tell(holding());
  }

  // The network

  boolean isListening() {
    return role == Role.LISTENING;
  }

  boolean isReset() {
    return role == Role.RESET;
  }

  /** Whether the network can do something to its connection. */
  boolean hasPeer() {
    return role == Role.FRESH || role == Role.CONNECTED;
  }

  boolean isConnecting() {
    return role == Role.CONNECTING;
  }

  boolean hasRoom() {
    return hasRoom;
  }

  boolean peerHasClosed() {
    return peerHasClosed;
  }

  FarEnd farEnd() {
    return far;
  }

  void connectTo(FarEnd farEnd) {
    far = farEnd;
    if (sendingHasEnded) {
      far.sendingEnds();
    }
  }

  int unread() {
    return received.size();
  }

  void dataArrives(byte[] bytes) {
    becomeConnected();
    name.moves();
    received.add(bytes);
    settleArrival(FD_READ);
  }

  void connectionArrives() {
    requests.add(
        new ConnectionRequest(options, notifier.registration().withoutMaker(), isBlocking));
    settleArrival(FD_ACCEPT);
  }

  void peerCloses() {
    becomeConnected();
    peerHasClosed = true;
    settle();
  }

  /**
   * (RST-1) The peer resets the connection: (U28) what is unread is lost, or not. (RST-2) FD_CLOSE
   * is told of it, (U28c) perhaps once more; (U28w) FD_WRITE, perhaps, where it is due.
   */
  void peerResets() {
    role = Role.RESET;
    if (behaviour.is(U28, "lost")) {
      received.clear();
    }
    if (behaviour.is(U28c, "again")) {
      notifier.reEnable(FD_CLOSE);
    }
    boolean isDue = awaitsRoom && maySend() && behaviour.is(U28w, "notified");
    hasRoom = true;
    awaitsRoom = false;
    if (isDue) {
      notifier.tell(EnumSet.of(FD_WRITE));
    }
    settle();
  }

  /** (NOT-6) A send is possible from now on; FD_WRITE follows where it is due. */
  void roomAppears() {
    becomeConnected();
    hasRoom = true;
    boolean isDue = awaitsRoom && maySend();
    awaitsRoom = false;
    if (isDue) {
      notifier.tell(EnumSet.of(FD_WRITE));
    }
    waiters.wakeAll();
  }

  void roomEnds() {
    becomeConnected();
    hasRoom = false;
  }

  /** (KND-1) Something has told that the socket does not listen, and so never will. */
  void becomeConnected() {
    if (role == Role.FRESH) {
      role = Role.CONNECTED;
      waiters.wakeAll(); // A connect may wait.
    }
  }

  // The whole state, for people.

  Registration registration() {
    return notifier.registration();
  }

  String describe() {
    return type
        + " "
        + role
        + (hasAttempted ? " attempted" : "")
        + (isAnswered ? " answered" : "")
        + (isBlocking ? " blocking" : " non-blocking")
        + name.describe()
        + " descriptors "
        + descriptors
        + " infos "
        + infos
        + " options "
        + options
        + " "
        + notifier.describe()
        + " unread "
        + received.size()
        + " requests "
        + requests.size()
        + (peerHasClosed ? " peer closed" : "")
        + (hasRoom ? "" : " full")
        + (awaitsRoom ? " awaits room" : "")
        + (sendingHasEnded ? " SD_SEND" : "")
        + (receivingHasEnded ? " SD_RECEIVE" : "");
  }
}
