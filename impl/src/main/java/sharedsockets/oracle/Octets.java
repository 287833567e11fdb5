package sharedsockets.oracle;

import java.util.Arrays;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.spec.SocketState;

/**
 * Bytes of a trace as the specification has them: a sequence of names, which are numbers in hex.
 */
public final class Octets {
  private static final String[] NAMES = new String[256];

  static {
    for (int i = 0; i < NAMES.length; i++) {
      NAMES[i] = "%02x".formatted(i);
    }
  }

  /** Bytes that nobody knows; all sequences of them are parts of this one. */
  private static volatile Sequence<String> unknown = unknown(1);

  private Octets() {}

  /**
   * The bytes.
   *
   * @param text null where they are not known
   * @param length how many there are, where they are not known; null for one
   */
  static Sequence<String> of(String text, Long length) {
    if (text == null) {
      int count = length == null ? 1 : length.intValue();
      if (count > unknown.size()) {
        unknown = unknown(Integer.highestOneBit(count - 1) << 1);
      }
      return unknown.part(1, count);
    }
    String[] names = new String[text.length()];
    for (int i = 0; i < names.length; i++) {
      names[i] = NAMES[text.charAt(i)];
    }
    return Sequence.of(names);
  }

  /** As a trace has them; null where one is not known. */
  public static String text(Iterable<String> bytes) {
    StringBuilder text = new StringBuilder();
    for (String name : bytes) {
      if (name.equals(SocketState.ANY_BYTE)) {
        return null;
      }
      text.append((char) Integer.parseInt(name, 16));
    }
    return text.toString();
  }

  private static Sequence<String> unknown(int length) {
    String[] names = new String[length];
    Arrays.fill(names, SocketState.ANY_BYTE);
    return Sequence.of(names);
  }
}
