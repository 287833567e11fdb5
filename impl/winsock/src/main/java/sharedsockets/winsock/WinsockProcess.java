package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A simulated process: its descriptors, event objects and windows, and the calls it makes. Each of
 * its threads may make any call (DSC-1).
 *
 * <p>Unless they say otherwise, calls on a descriptor fail with WSAENOTSOCK if the value is none of
 * this process (CLS-1), calls on an event object or window with WSA_INVALID_HANDLE if it has ended
 * or is another process's (REG-10), and all calls with WSANOTINITIALISED once the process has
 * exited (CLS-3). After the last {@link #wsaCleanup} calls on descriptors, and those that open one,
 * fail with WSANOTINITIALISED (STU-1). A call that fails changes nothing, but for what the
 * re-enabling calls do (NOT-4).
 *
 * <p>recv, send, accept and connect wait on a blocking socket. They fail with WSAENOTSOCK as soon
 * as their descriptor is closed, and with WSAEWOULDBLOCK as soon as the socket becomes
 * non-blocking. All calls that wait fail with WSAEINTR if the waiting thread is interrupted, which
 * stays interrupted.
 */
public final class WinsockProcess {
  private static final int MOST_EVENTS = 64;

  private final Winsock winsock;
  private final int id;
  private final DescriptorTable descriptors;
  private final Set<WsaEvent> events = new LinkedHashSet<>();
  private final Set<Window> windows = new LinkedHashSet<>();

  private final PendingInfos infos = new PendingInfos();
  private final Startups startups = new Startups();

  private boolean hasExited;

  WinsockProcess(Winsock winsock, int id, DescriptorTable descriptors) {
    this.winsock = winsock;
    this.id = id;
    this.descriptors = descriptors;
  }

  /** The process id, a positive number that is never used again. */
  public int id() {
    return id;
  }

  /** Whether {@link #exit} has been called. */
  public boolean hasExited() {
    synchronized (winsock.lock) {
      return hasExited;
    }
  }

  /** Whether a value is a descriptor of this process. */
  public boolean isOpen(int s) {
    synchronized (winsock.lock) {
      return descriptors.find(s) != null;
    }
  }

  // Startup and cleanup

  /**
   * One more WSACleanup is to be called (STU-2). A process that opens a socket before it calls this
   * is taken for one that has called it.
   */
  public void wsaStartup() {
    synchronized (winsock.lock) {
      requireRunning();
      startups.add();
    }
  }

  /**
   * Undoes a startup (STU-2). With the last one all descriptors of the process are closed (STU-3),
   * (U8, U30) perhaps unused infos that it made, or that were made for it, are void, and (U30m)
   * perhaps posted messages are gone.
   *
   * @throws WinsockException WSANOTINITIALISED if there is none to undo (STU-2)
   */
  public void wsaCleanup() {
    synchronized (winsock.lock) {
      requireStarted();
      if (startups.undo()) {
        boolean all = winsock.behaviour().is(DisputedPoint.U34c, "closes");
        closeAll(
            descriptor -> all || !descriptor.isGiven(),
            winsock.behaviour().is(DisputedPoint.U30, "gone"));
        for (Descriptor left : descriptors.all()) {
          left.socket().waiters().wakeAll();
        }
        if (winsock.behaviour().is(DisputedPoint.U30m, "gone")) {
          windows.forEach(window -> window.empty());
        }
      }
    }
  }

  // Descriptors

  /**
   * Makes a socket (OPT-2, BLK-1).
   *
   * @return its first descriptor, a positive multiple of four
   * @throws WinsockException WSAEMFILE if the process can open no more (DSC-4)
   */
  public int socket(SocketType type) {
    Objects.requireNonNull(type);
    synchronized (winsock.lock) {
      requireStarted();
      requireRoom();
      return open(winsock.newSocket(type)).value();
    }
  }

  /**
   * Makes a socket of which is known whether it is connected: as a stream socket of Winsock is not.
   *
   * @param connected true: as the other
   * @throws WinsockException WSAEMFILE if the process can open no more (DSC-4)
   */
  public int socket(SocketType type, boolean connected) {
    return socket(type, connected, true);
  }

  /**
   * Makes a socket of which is also known whether it has an address: a socket of Winsock has none.
   *
   * @param bound true: as the others; otherwise it is not connected either
   * @throws WinsockException WSAEMFILE if the process can open no more (DSC-4)
   */
  public int socket(SocketType type, boolean connected, boolean bound) {
    return socket(type, connected, bound, true);
  }

  /**
   * The same with flags.
   *
   * @param inheritable false: with WSA_FLAG_NO_HANDLE_INHERIT, so that children of the process have
   *     no descriptor of it (INH-3)
   * @throws WinsockException WSAEMFILE if the process can open no more (DSC-4)
   */
  public int socket(SocketType type, boolean connected, boolean bound, boolean inheritable) {
    synchronized (winsock.lock) {
      int s = socket(type);
      Descriptor descriptor = descriptors.find(s);
      descriptor.setInheritable(inheritable);
      if (!connected && type == SocketType.SOCK_STREAM) {
        descriptor.socket().beginUnconnected();
      }
      if (!bound) {
        descriptor.socket().beginUnbound();
      }
      return s;
    }
  }

  /**
   * Makes an info with which another process, or this one, can open an additional descriptor of the
   * socket once (DUP-1, DUP-2). Until then nothing has been opened, (U6) but it holds the socket.
   *
   * @throws WinsockException WSAEINVAL if no such process runs (DUP-3)
   */
  public ProtocolInfo wsaDuplicateSocket(int s, int targetProcessId) {
    synchronized (winsock.lock) {
      UnderlyingSocket socket = open(s).socket();
      WinsockProcess target = winsock.process(targetProcessId);
      if (target == null) {
        throw new WinsockException(
            WinsockError.WSAEINVAL, "DUP-3", "there is no process " + targetProcessId);
      }
      ProtocolInfo info = new ProtocolInfo(winsock.nextInfo(), targetProcessId, socket.type());
      target.infos.add(info, new PendingInfo(socket, id));
      return info;
    }
  }

  /**
   * Opens an additional descriptor of the socket from which the info was made (DUP-1). (U25) Used
   * again, the info perhaps gives that descriptor again, as long as it is open.
   *
   * @throws WinsockException WSAEINVAL if the info was used before, was made for another process,
   *     or is void because its socket is gone (DUP-2); WSAEMFILE if the process can open no more,
   *     and then the info can still be used (DSC-4)
   */
  public int wsaSocket(ProtocolInfo info) {
    return wsaSocket(info, true);
  }

  /**
   * The same with flags.
   *
   * @param inheritable false: with WSA_FLAG_NO_HANDLE_INHERIT, so that children of the process do
   *     not inherit the descriptor (INH-3); otherwise they do, or not (U33)
   */
  public int wsaSocket(ProtocolInfo info, boolean inheritable) {
    Objects.requireNonNull(info);
    synchronized (winsock.lock) {
      requireStarted();
      PendingInfo pending = infos.find(info);
      if (pending == null) {
        throw new WinsockException(WinsockError.WSAEINVAL, "DUP-2", info + " cannot be used");
      }
      if (pending.opened() != null) {
        return pending.opened().value();
      }
      requireRoom();
      Descriptor opened = open(pending.socket);
      opened.setInheritable(inheritable && isInherited(DisputedPoint.U33));
      infos.use(info, opened, winsock.behaviour().is(DisputedPoint.U25, "same"));
      return opened.value();
    }
  }

  /**
   * Closes the descriptor, and the socket with the last of them (CLS-1, CLS-2). (U34) Perhaps it
   * does not know one that the process has without a call of its own. (U35) Of a value that {@link
   * #closeHandle} has closed it perhaps does nothing, and succeeds.
   */
  public void closesocket(int s) {
    synchronized (winsock.lock) {
      if (isRecorded(s)) {
        return;
      }
      Descriptor descriptor = open(s);
      if (descriptor.isGiven() && winsock.behaviour().is(DisputedPoint.U34, "not by all")) {
        throw notASocket(s);
      }
      close(descriptor);
      released(descriptor.socket());
    }
  }

  /** (U35) Whether closesocket succeeds for a value whose descriptor CloseHandle has closed. */
  private boolean isRecorded(int s) {
    return !hasExited
        && startups.isReady()
        && descriptors.find(s) == null
        && descriptors.isRecorded(s);
  }

  /**
   * Closes the descriptor as closesocket does (HND-2), with a startup or without. What becomes of a
   * registration that was made through it is another question (U35r).
   *
   * @throws WinsockException WSA_INVALID_HANDLE if the value is no descriptor of this process
   */
  public void closeHandle(int s) {
    synchronized (winsock.lock) {
      Descriptor descriptor = handle(s);
      descriptor.isClosedByHandle();
      close(descriptor);
      if (!winsock.behaviour().is(DisputedPoint.U35, "fails")) {
        descriptors.record(s);
      }
      released(descriptor.socket());
    }
  }

  /**
   * Opens an additional descriptor of the socket in another process, or in this one, at once
   * (HND-1).
   *
   * @param inheritHandle whether children of that process inherit it (HND-3)
   * @return its value in that process
   * @throws WinsockException WSA_INVALID_HANDLE if the value is no descriptor of this process, or
   *     no such process runs; WSAEMFILE if that one can open no more
   */
  public int duplicateHandle(int s, int targetProcessId, boolean inheritHandle) {
    synchronized (winsock.lock) {
      Descriptor source = handle(s);
      WinsockProcess target = winsock.process(targetProcessId);
      if (target == null) {
        throw new WinsockException(
            WinsockError.WSA_INVALID_HANDLE, "HND-1", "there is no process " + targetProcessId);
      }
      target.requireRoom();
      source.socket().addDescriptor();
      Descriptor given = target.descriptors.open(source.socket());
      given.duplicates(source, inheritHandle, target.descriptors.isRecorded(given.value()));
      return given.value();
    }
  }

  /**
   * Starts a child of this process (INH-1).
   *
   * @param inheritHandles whether the child has, of each descriptor that is inheritable, one of the
   *     same value and socket
   */
  public WinsockProcess createProcess(boolean inheritHandles) {
    synchronized (winsock.lock) {
      requireRunning();
      WinsockProcess child = winsock.newProcess();
      if (inheritHandles) {
        child.descriptors.inherit(descriptors, isInherited(DisputedPoint.U33c));
      }
      return child;
    }
  }

  /**
   * Sets or clears HANDLE_FLAG_INHERIT, of this descriptor alone (INH-2).
   *
   * @throws WinsockException WSA_INVALID_HANDLE if the value is no descriptor of this process
   */
  public void setHandleInformation(int s, boolean inheritable) {
    synchronized (winsock.lock) {
      handle(s).setInheritable(inheritable);
    }
  }

  /**
   * Whether HANDLE_FLAG_INHERIT is set: whether children will inherit the descriptor (INH-2).
   *
   * @throws WinsockException WSA_INVALID_HANDLE if the value is no descriptor of this process
   */
  public boolean getHandleInformation(int s) {
    synchronized (winsock.lock) {
      return handle(s).isInheritable();
    }
  }

  private Descriptor handle(int s) {
    requireRunning();
    Descriptor descriptor = descriptors.find(s);
    if (descriptor == null) {
      throw new WinsockException(
          WinsockError.WSA_INVALID_HANDLE, "CLS-1", s + " is no descriptor of process " + id);
    }
    return descriptor;
  }

  private boolean isInherited(DisputedPoint point) {
    return winsock.behaviour().is(point, "inherited");
  }

  /**
   * Exits: closes all descriptors, event objects and windows, and voids the unused infos made for
   * this process, (U8) perhaps those that it made. All of that is one step (CLS-3, REG-10).
   */
  public void exit() {
    synchronized (winsock.lock) {
      requireRunning();
      hasExited = true;
      winsock.hasExited(this);
      events.forEach(event -> event.end());
      events.clear();
      windows.forEach(window -> window.end());
      windows.clear();
      closeAll(true);
    }
  }

  // Options

  /**
   * Sets an option for all descriptors of the socket (OPT-1). A BOOL option is true for any value
   * but 0.
   *
   * @throws WinsockException WSAENOPROTOOPT if the socket's type has no such option, WSAEINVAL if
   *     an option that is no BOOL is to be negative (OPT-3)
   */
  public void setsockopt(int s, SocketOption option, int value) {
    Objects.requireNonNull(option);
    synchronized (winsock.lock) {
      open(s).socket().setOption(option, value);
    }
  }

  /**
   * The option as it was set last, through any descriptor (OPT-1), or its default (OPT-2).
   *
   * @throws WinsockException WSAENOPROTOOPT if the socket's type has no such option (OPT-3)
   */
  public int getsockopt(int s, SocketOption option) {
    Objects.requireNonNull(option);
    synchronized (winsock.lock) {
      return open(s).socket().option(option);
    }
  }

  /**
   * Sets the blocking mode.
   *
   * @param command {@link Winsock#FIONBIO}
   * @param argument 0: blocking
   * @throws WinsockException WSAEINVAL if it is another command, or the socket is to be blocking
   *     while an event registration is active (BLK-2)
   */
  public void ioctlsocket(int s, int command, int argument) {
    synchronized (winsock.lock) {
      UnderlyingSocket socket = open(s).socket();
      if (command != Winsock.FIONBIO) {
        throw new WinsockException(WinsockError.WSAEINVAL, "BLK-2", "no command " + command);
      }
      socket.setBlocking(argument == 0);
    }
  }

  // Registration

  /**
   * Registers an event object for network events, and so cancels any other registration of the
   * socket (REG-1, REG-2); with no events, only cancels it (REG-4). Makes the socket non-blocking
   * (BLK-1). What holds already is notified at once (NOT-2).
   *
   * @param event ignored if there are no events, and may be null then
   * @throws WinsockException WSAEINVAL if the event object is null, has ended, or is another
   *     process's; the registration stays as it was then (REG-9)
   */
  public void wsaEventSelect(int s, WsaEvent event, Set<NetworkEvent> networkEvents) {
    Set<NetworkEvent> mask = copy(networkEvents);
    synchronized (winsock.lock) {
      Descriptor descriptor = open(s);
      if (mask.isEmpty()) {
        descriptor.socket().cancelRegistration(true, event != null);
      } else {
        requireForSelect(event != null && event.isOf(this));
        descriptor.socket().register(Registration.with(event, mask, descriptor));
      }
    }
  }

  /**
   * Registers a window for network events, each of which is told by a message: see {@link
   * #wsaEventSelect}.
   *
   * @param window may be null if there are no events (U22)
   * @throws WinsockException WSAEINVAL if the window is null, has been destroyed, or is another
   *     process's (REG-9)
   */
  public void wsaAsyncSelect(int s, Window window, int message, Set<NetworkEvent> networkEvents) {
    Set<NetworkEvent> mask = copy(networkEvents);
    synchronized (winsock.lock) {
      Descriptor descriptor = open(s);
      if (mask.isEmpty()) {
        descriptor.socket().cancelRegistration(false, window != null);
      } else {
        requireForSelect(window != null && window.isOf(this));
        descriptor.socket().register(Registration.with(window, message, mask, descriptor));
      }
    }
  }

  /**
   * Returns the network events that were recorded for an event object, with their error codes
   * (ERR-1, ERR-2, ERR-3), clears the record, and resets the event object, in one step (NOT-8,
   * NOT-9).
   *
   * @param event the one to be reset, or null
   * @throws WinsockException WSAEINVAL if the event object has ended or is another process's
   */
  public NetworkEvents wsaEnumNetworkEvents(int s, WsaEvent event) {
    synchronized (winsock.lock) {
      UnderlyingSocket socket = open(s).socket();
      if (event != null) {
        if (!event.isOf(this)) {
          throw new WinsockException(WinsockError.WSAEINVAL, "NOT-8", "no such event object");
        }
        event.reset();
      }
      return socket.enumerate();
    }
  }

  // Event objects and windows

  /** Creates a manual-reset event object that is not signalled. */
  public WsaEvent wsaCreateEvent() {
    return createEvent(true);
  }

  /**
   * Creates an event object that is not signalled (EVO-1).
   *
   * @param manualReset whether it stays signalled until it is reset; otherwise the first wait that
   *     it ends resets it (EVO-2)
   */
  public WsaEvent createEvent(boolean manualReset) {
    synchronized (winsock.lock) {
      requireRunning();
      WsaEvent event = new WsaEvent(this, manualReset, winsock.wakeUps);
      events.add(event);
      return event;
    }
  }

  /** Signals the event object. */
  public void wsaSetEvent(WsaEvent event) {
    synchronized (winsock.lock) {
      require(event);
      event.set();
    }
  }

  /** Resets the event object. */
  public void wsaResetEvent(WsaEvent event) {
    synchronized (winsock.lock) {
      require(event);
      event.reset();
    }
  }

  /** Ends the event object; registrations of it stand, but tell nobody (REG-10). */
  public void wsaCloseEvent(WsaEvent event) {
    synchronized (winsock.lock) {
      require(event);
      events.remove(event);
      event.end();
    }
  }

  /**
   * Waits until one of the event objects (EVO-3), or all of them (EVO-4), are signalled. Of those
   * that ended the wait it resets the auto-reset ones (EVO-2).
   *
   * @param waitAll whether to wait for all
   * @param timeoutMillis 0: looks only, negative: waits for ever
   * @return the index of the first that is signalled; 0 for all; {@link Winsock#WSA_WAIT_TIMEOUT}
   *     if the time has passed
   * @throws WinsockException WSA_INVALID_PARAMETER if there are none or more than 64;
   *     WSA_INVALID_HANDLE also if one of them ends while this waits
   */
  public int wsaWaitForMultipleEvents(
      List<WsaEvent> eventObjects, boolean waitAll, long timeoutMillis) {
    List<WsaEvent> all = List.copyOf(eventObjects);
    Waiting waiting = new Waiting(timeoutMillis);
    while (true) {
      Waiter waiter;
      synchronized (winsock.lock) {
        all.forEach(event -> event.waiters().remove(waiting.last()));
        waiting.requireUninterrupted();
        requireRunning();
        if (all.isEmpty() || all.size() > MOST_EVENTS) {
          throw new WinsockException(
              WinsockError.WSA_INVALID_PARAMETER,
              "EVO-5",
              all.size() + " event objects, not 1 to 64");
        }
        all.forEach(event -> require(event));
        int signalled = signalled(all, waitAll);
        if (signalled >= 0) {
          (waitAll ? all : List.of(all.get(signalled))).forEach(WsaEvent::endWait);
          return signalled;
        }
        if (waiting.isOver()) {
          return Winsock.WSA_WAIT_TIMEOUT;
        }
        waiter = waiting.next();
        all.forEach(event -> event.waiters().add(waiter));
      }
      waiting.await();
    }
  }

  private static int signalled(List<WsaEvent> events, boolean all) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isSignalled() != all) {
        return all ? -1 : i;
      }
    }
    return all ? 0 : -1;
  }

  /** Creates a window for messages only, with a queue of its own. */
  public Window createWindow() {
    synchronized (winsock.lock) {
      requireRunning();
      Window window = new Window(this, winsock.wakeUps);
      windows.add(window);
      return window;
    }
  }

  /** Destroys the window with its messages; registrations of it stand, but tell nobody (REG-10). */
  public void destroyWindow(Window window) {
    synchronized (winsock.lock) {
      require(window);
      windows.remove(window);
      window.end();
    }
  }

  /** Takes the oldest message (REG-6), or returns null if there is none. */
  public WindowMessage peekMessage(Window window) {
    return getMessage(window, 0);
  }

  /**
   * Waits for a message and takes the oldest.
   *
   * @param timeoutMillis 0: looks only, negative: waits for ever
   * @return null if there is none in time
   * @throws WinsockException WSA_INVALID_HANDLE also if the window is destroyed while this waits
   */
  public WindowMessage getMessage(Window window, long timeoutMillis) {
    Objects.requireNonNull(window);
    Waiting waiting = new Waiting(timeoutMillis);
    while (true) {
      synchronized (winsock.lock) {
        window.waiters().remove(waiting.last());
        waiting.requireUninterrupted();
        require(window);
        WindowMessage message = window.take();
        if (message != null || waiting.isOver()) {
          return message;
        }
        window.waiters().add(waiting.next());
      }
      waiting.await();
    }
  }

  // Data and connections

  /** Sends all of the bytes that there is room for: see the other. */
  public int send(int s, byte[] bytes) {
    return send(s, bytes, 0, bytes.length);
  }

  /**
   * Sends a datagram, or as many bytes of the stream as there is room for, at least one.
   *
   * @param bytes null stands for a buffer that cannot be read
   * @return bytes that were taken
   * @throws WinsockException WSAESHUTDOWN after SD_SEND through any descriptor (SHT-1), WSAENOTCONN
   *     if the socket listens (KND-1) or has no connection (CON-4), WSAEWOULDBLOCK if it is
   *     non-blocking and there is no room (NOT-6), WSAETIMEDOUT after SO_SNDTIMEO, WSAEFAULT if
   *     there is no buffer (U26s)
   * @throws IndexOutOfBoundsException if the range is not in the array
   */
  public int send(int s, byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes == null ? length : bytes.length);
    return mayWait(
        s,
        SocketOption.SO_SNDTIMEO,
        (socket, timedOut) -> socket.send(bytes, offset, length, timedOut));
  }

  /** Receives at most as many bytes as the buffer holds: see the other. */
  public int recv(int s, byte[] buffer) {
    return recv(s, buffer, 0, buffer.length);
  }

  /**
   * Receives a datagram, or bytes of the stream, that nobody has received (DAT-1).
   *
   * @param buffer null stands for one that cannot be written to
   * @return bytes received; 0 once the peer has closed and all is read
   * @throws WinsockException WSAESHUTDOWN after SD_RECEIVE through any descriptor (SHT-2),
   *     WSAENOTCONN if the socket listens (KND-1) or has no connection (CON-4), WSAEWOULDBLOCK if
   *     it is non-blocking and there is nothing, WSAETIMEDOUT after SO_RCVTIMEO, WSAEMSGSIZE if the
   *     datagram is longer, whose rest is lost, WSAEFAULT if there is no buffer (U26, U26w)
   * @throws IndexOutOfBoundsException if the range is not in the array
   */
  public int recv(int s, byte[] buffer, int offset, int length) {
    return recv(s, buffer, offset, length, 0);
  }

  /**
   * The same with flags.
   *
   * @param flags 0, or {@link Winsock#MSG_PEEK}: then what is received stays (DAT-4)
   * @throws WinsockException WSAEOPNOTSUPP for other flags
   */
  public int recv(int s, byte[] buffer, int offset, int length, int flags) {
    Objects.checkFromIndexSize(offset, length, buffer == null ? length : buffer.length);
    if (flags != 0 && flags != Winsock.MSG_PEEK) {
      throw new WinsockException(WinsockError.WSAEOPNOTSUPP, "DAT-4", "flags " + flags);
    }
    return mayWait(
        s,
        SocketOption.SO_RCVTIMEO,
        (socket, timedOut) -> socket.receive(buffer, offset, length, flags != 0, timedOut));
  }

  /**
   * Ends a direction for all descriptors (SHT-1, SHT-2).
   *
   * @throws WinsockException WSAENOTCONN if the socket listens (KND-1) or has no connection (CON-4)
   */
  public void shutdown(int s, Shutdown how) {
    Objects.requireNonNull(how);
    synchronized (winsock.lock) {
      open(s).socket().shutdown(how);
    }
  }

  /**
   * Connects a stream socket, for all of its descriptors (CON-1): see {@link Peer#connected}. A
   * datagram socket has its peer.
   *
   * @throws WinsockException WSAEWOULDBLOCK if it is non-blocking: then the attempt goes on
   *     (CON-2), and FD_CONNECT tells its end (CON-5); WSAECONNREFUSED if nobody listens there, and
   *     then it may be called again (CON-3); WSAEISCONN if there is a connection, WSAEALREADY (U29)
   *     if another attempt is under way, WSAEINVAL if the socket listens (CON-1)
   */
  public void connect(int s) {
    connect(s, null);
  }

  /**
   * The same, where it matters where the peer is.
   *
   * @param address what {@link #getpeername} tells, any name; null: nobody asks
   */
  public void connect(int s, String address) {
    mayWait(s, null, (socket, timedOut) -> socket.connect(address));
  }

  /**
   * Gives a socket that is not connected an address, for all of its descriptors (BND-1). It is in
   * use until the last of them is closed (BND-2, BND-3).
   *
   * @param address any name; null: one that is free
   * @throws WinsockException WSAEINVAL if it has one, WSAEADDRINUSE if another socket of its type
   *     has this one, and SO_REUSEADDR is not set
   */
  public void bind(int s, String address) {
    synchronized (winsock.lock) {
      open(s).socket().bind(address);
    }
  }

  /**
   * The address of the socket, through whichever descriptor (BND-4).
   *
   * @throws WinsockException WSAEINVAL if it has none
   */
  public String getsockname(int s) {
    synchronized (winsock.lock) {
      return open(s).socket().address();
    }
  }

  /**
   * The address of the peer, as connect was given it through whichever descriptor (BND-5).
   *
   * @throws WinsockException WSAENOTCONN if there is no connection
   */
  public String getpeername(int s) {
    synchronized (winsock.lock) {
      return open(s).socket().peerAddress();
    }
  }

  /**
   * Makes a stream socket listen that has not turned out to be connected; its backlog has no bound.
   *
   * @throws WinsockException WSAEISCONN if it has, WSAEOPNOTSUPP for a datagram socket, WSAEINVAL
   *     if it has no address (BND-4), (U24) or if another descriptor made it listen after this one
   *     had been opened (KND-1)
   */
  public void listen(int s) {
    synchronized (winsock.lock) {
      Descriptor descriptor = open(s);
      descriptor.socket().listen(descriptor);
    }
  }

  /**
   * Accepts a connection, on a new socket that has the listener's registration, blocking mode and
   * options (REG-8).
   *
   * @return the new socket's descriptor
   * @throws WinsockException WSAEINVAL if the socket does not listen, WSAEOPNOTSUPP for a datagram
   *     socket (KND-1), WSAEWOULDBLOCK if it is non-blocking and there is no request, WSAEMFILE if
   *     the process can open no more descriptors, and then the request stays (DSC-4)
   */
  public int accept(int s) {
    return mayWait(s, null, (listener, timedOut) -> accept(s, listener));
  }

  private int accept(int s, UnderlyingSocket listener) {
    ConnectionRequest request = listener.accept(descriptors.isFull());
    if (request == null) {
      return UnderlyingSocket.MUST_WAIT;
    }
    Descriptor accepted = open(winsock.newSocket(SocketType.SOCK_STREAM));
    boolean inheritable = open(s).isInheritable();
    accepted.setInheritable(isInherited(inheritable ? DisputedPoint.U33a : DisputedPoint.U33n));
    accepted.socket().beginAccepted(listener, request, this, accepted);
    return accepted.value();
  }

  // Waiting

  /**
   * An attempt at a call on a socket, made with the lock; returns {@link
   * UnderlyingSocket#MUST_WAIT} where it has to wait.
   */
  private interface Attempt {
    int on(UnderlyingSocket socket, boolean timedOut);
  }

  /** Tries again whenever the socket changes, for as long as the option says. */
  private int mayWait(int s, SocketOption timeout, Attempt attempt) {
    Descriptor descriptor = null;
    Waiting waiting = null;
    while (true) {
      List<Waiter> toWake = List.of();
      try {
        synchronized (winsock.lock) {
          winsock.wakeUps.postpone();
          try {
            if (descriptor == null) {
              descriptor = open(s);
            } else {
              descriptor.socket().waiters().remove(waiting.last());
              waiting.requireUninterrupted();
              requireStillOpen(descriptor);
            }
            UnderlyingSocket socket = descriptor.socket();
            int result = attempt.on(socket, waiting != null && waiting.isOver());
            if (result != UnderlyingSocket.MUST_WAIT) {
              return result;
            }
            if (waiting == null) {
              waiting = new Waiting();
            }
            waiting.atMost(timeout == null ? 0 : socket.option(timeout));
            socket.waiters().add(waiting.next());
          } finally {
            toWake = winsock.wakeUps.take();
          }
        }
      } finally {
        toWake.forEach(waiter -> waiter.wake());
      }
      waiting.await();
    }
  }

  // Called with the lock.

  boolean isOf(Winsock other) {
    return winsock == other;
  }

  /** The open descriptor of that value, for a call. */
  Descriptor open(int s) {
    Descriptor descriptor = existing(s);
    if (!startups.isReady()) {
      throw notStarted();
    }
    return descriptor;
  }

  /** The open descriptor of that value, with a startup or without: the network needs none. */
  Descriptor existing(int s) {
    requireRunning();
    Descriptor descriptor = descriptors.find(s);
    if (descriptor == null) {
      throw notASocket(s);
    }
    return descriptor;
  }

  private void requireStillOpen(Descriptor descriptor) {
    requireRunning();
    if (!descriptor.isOpen() || !startups.isReady()) {
      throw notASocket(descriptor.value());
    }
  }

  private WinsockException notASocket(int s) {
    if (!startups.isReady()) {
      return notStarted();
    }
    return new WinsockException(
        WinsockError.WSAENOTSOCK, "CLS-1", s + " is no descriptor of process " + id);
  }

  private void requireRunning() {
    if (hasExited) {
      throw new WinsockException(
          WinsockError.WSANOTINITIALISED, "CLS-3", "process " + id + " has exited");
    }
  }

  private void requireStarted() {
    requireRunning();
    if (!startups.isReady()) {
      throw notStarted();
    }
  }

  private WinsockException notStarted() {
    return new WinsockException(
        WinsockError.WSANOTINITIALISED,
        "STU-1",
        "process " + id + " has undone all of its startups");
  }

  private void requireRoom() {
    if (descriptors.isFull()) {
      throw new WinsockException(WinsockError.WSAEMFILE, "DSC-4", "no more descriptors");
    }
  }

  private void require(WsaEvent event) {
    requireRunning();
    if (!event.isOf(this)) {
      throw new WinsockException(
          WinsockError.WSA_INVALID_HANDLE, "REG-10", "no event object of process " + id);
    }
  }

  private void require(Window window) {
    requireRunning();
    if (!window.isOf(this)) {
      throw new WinsockException(
          WinsockError.WSA_INVALID_HANDLE, "REG-10", "no window of process " + id);
    }
  }

  private static void requireForSelect(boolean isOwn) {
    if (!isOwn) {
      throw new WinsockException(
          WinsockError.WSAEINVAL, "REG-9", "no such object in the calling process");
    }
  }

  private static Set<NetworkEvent> copy(Set<NetworkEvent> events) {
    Set<NetworkEvent> copy = EnumSet.noneOf(NetworkEvent.class);
    copy.addAll(events);
    return copy;
  }

  private Descriptor open(UnderlyingSocket socket) {
    startups.used();
    socket.addDescriptor();
    return descriptors.open(socket);
  }

  private void close(Descriptor descriptor) {
    infos.closed(descriptor);
    descriptors.close(descriptor);
    descriptor.socket().removeDescriptor();
  }

  private void closeAll(boolean voidsInfos) {
    closeAll(descriptor -> true, voidsInfos);
  }

  /** Descriptors, with unused infos that were made for the process or not. */
  private void closeAll(Predicate<Descriptor> which, boolean voidsInfos) {
    Set<UnderlyingSocket> touched = new LinkedHashSet<>();
    for (Descriptor descriptor : descriptors.all()) {
      if (which.test(descriptor)) {
        close(descriptor);
        touched.add(descriptor.socket());
      }
    }
    if (voidsInfos) {
      touched.addAll(infos.removeIf(info -> true));
    }
    if (winsock.behaviour().is(DisputedPoint.U8, "gone")) {
      touched.addAll(removeInfosOfAll(info -> info.maker == id));
    }
    touched.forEach(socket -> released(socket));
    descriptors.forgetRecords();
  }

  /** After all that a call removes has been removed. */
  private void released(UnderlyingSocket socket) {
    if (socket.released() && socket.hasInfos()) {
      removeInfosOfAll(info -> info.socket == socket);
    }
  }

  private List<UnderlyingSocket> removeInfosOfAll(PendingInfos.Filter filter) {
    List<UnderlyingSocket> sockets = new ArrayList<>();
    for (WinsockProcess process : winsock.processes()) {
      sockets.addAll(process.infos.removeIf(filter));
    }
    return sockets;
  }

  void describe(Description to) {
    startups.describe(to);
    for (Descriptor descriptor : descriptors.all()) {
      descriptor.describe(to);
    }
    descriptors.describeRecords(to);
    infos.describe(to);
    events.forEach(event -> to.line(to.of(event)));
    windows.forEach(window -> to.line(to.of(window)));
  }

  @Override
  public String toString() {
    return "process " + id;
  }
}
