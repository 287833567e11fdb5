package sharedsockets.winsock;

/**
 * One descriptor from its opening to its close. The value may be given out again afterwards
 * (DSC-3); a call that has waited asks this object whether it is still the same descriptor. Guarded
 * by the lock.
 */
final class Descriptor {
  private final int value;
  private final UnderlyingSocket socket;
  private boolean isOpen = true;

  /** (U24) Whether it was opened when the socket listened, or has made it listen. */
  private boolean knowsListening;

  /** (U25) The info that gives this descriptor again, or null. */
  private ProtocolInfo info;

  /** (INH-2) Whether children of the process inherit it. */
  private boolean isInheritable = true;

  /** (U34c) Whether the process has it without a call of its own. */
  private boolean isGiven;

  /** What becomes of a registration when this descriptor is closed: U2, or U35r. */
  private DisputedPoint closedBy = DisputedPoint.U2;

  Descriptor(int value, UnderlyingSocket socket) {
    this.value = value;
    this.socket = socket;
    knowsListening = socket.isListening();
  }

  /** (INH-1) What a child has of it. */
  Descriptor inherited(boolean isInheritableAgain) {
    Descriptor child = new Descriptor(value, socket);
    child.knowsListening = knowsListening;
    child.isInheritable = isInheritableAgain;
    child.isGiven = true;
    return child;
  }

  /**
   * (HND-1) Makes it what DuplicateHandle opens.
   *
   * @param isOwn (U35) whether its value is taken for that of one that the process has opened
   */
  void duplicates(Descriptor source, boolean inheritable, boolean isOwn) {
    knowsListening = source.knowsListening;
    isInheritable = inheritable;
    isGiven = !isOwn;
  }

  boolean isInheritable() {
    return isInheritable;
  }

  void setInheritable(boolean inheritable) {
    isInheritable = inheritable;
  }

  boolean isGiven() {
    return isGiven;
  }

  int value() {
    return value;
  }

  UnderlyingSocket socket() {
    return socket;
  }

  boolean isOpen() {
    return isOpen;
  }

  boolean knowsListening() {
    return knowsListening;
  }

  void hasMadeListen() {
    knowsListening = true;
  }

  /** (U25) The info that gives this descriptor again, or null. */
  ProtocolInfo info() {
    return info;
  }

  void isGivenBy(ProtocolInfo opener) {
    info = opener;
  }

  /** What becomes of a registration where this descriptor, which made it, is closed. */
  DisputedPoint closedBy() {
    return closedBy;
  }

  /** (U35r) It is closed by CloseHandle. */
  void isClosedByHandle() {
    closedBy = DisputedPoint.U35r;
  }

  void close() {
    isOpen = false;
  }

  void describe(Description to) {
    to.line(
        "descriptor "
            + value
            + " "
            + to.of(socket)
            + (isInheritable ? "" : " not inheritable")
            + (isGiven ? " given" : ""));
  }
}
