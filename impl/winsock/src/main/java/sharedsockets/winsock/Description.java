package sharedsockets.winsock;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The whole state of a Winsock as text; sockets and objects are numbered as they are met. */
final class Description {
  private final StringBuilder text = new StringBuilder();
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<UnderlyingSocket> sockets = new ArrayList<>();

  Description(Iterable<WinsockProcess> processes) {
    for (WinsockProcess process : processes) {
      text.append("process ").append(process.id()).append('\n');
      process.describe(this);
    }
    for (int i = 0; i < sockets.size(); i++) {
      UnderlyingSocket socket = sockets.get(i);
      text.append(of(socket)).append(' ').append(socket.describe()).append(' ');
      text.append(of(socket.registration())).append('\n');
    }
  }

  void line(String line) {
    text.append("  ").append(line).append('\n');
  }

  String of(UnderlyingSocket socket) {
    if (!numbers.containsKey(socket)) {
      numbers.put(socket, sockets.size());
      sockets.add(socket);
    }
    return "socket " + numbers.get(socket);
  }

  String of(WsaEvent event) {
    return "event "
        + number(event)
        + (event.isManualReset() ? "" : " auto-reset")
        + (event.isSignalled() ? " signalled" : "");
  }

  String of(Window window) {
    return "window " + number(window) + " " + window.describe();
  }

  private int number(Object object) {
    if (!numbers.containsKey(object)) {
      numbers.put(object, numbers.size());
    }
    return numbers.get(object);
  }

  private String of(Registration registration) {
    if (registration.isNone()) {
      return "no registration";
    }
    String target =
        registration.event() != null
            ? of(registration.event())
            : of(registration.window()) + " message " + registration.message();
    return registration.mask()
        + " to "
        + target
        + " handle "
        + registration.handle()
        + (registration.maker() == null ? "" : " made by it");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
