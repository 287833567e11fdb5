package sharedsockets.binding;

import sharedsockets.trace.Kind;
import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.WindowMessage;

/**
 * Results as a trace has them, where descriptors are named after their values. How infos are named
 * is left to be said.
 */
public abstract class TracedResults implements Results<Object> {
  @Override
  public Object ofNewDescriptor(int descriptor) {
    return TraceValues.descriptor(descriptor);
  }

  @Override
  public Object ofZero() {
    return 0L;
  }

  @Override
  public Object ofTrue() {
    return true;
  }

  @Override
  public Object ofValue(int value) {
    return (long) value;
  }

  @Override
  public Object ofByteCount(int count) {
    return (long) count;
  }

  @Override
  public Object ofAddress(String address) {
    return address;
  }

  @Override
  public Object ofEvents(NetworkEvents events) {
    return TraceValues.names(events);
  }

  @Override
  public Object ofWait(boolean signalled) {
    return TraceValues.wait(signalled);
  }

  @Override
  public Object ofWaitIndex(int index) {
    return Kind.waitResult(index);
  }

  @Override
  public Object ofHandleFlags(boolean inherits) {
    return TraceValues.handleFlags(inherits);
  }

  @Override
  public Object ofMessage(WindowMessage message) {
    return TraceValues.message(message);
  }
}
