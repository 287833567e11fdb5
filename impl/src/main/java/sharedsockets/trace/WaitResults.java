package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import sharedsockets.spec.SharedSockets;

/** The results of a wait for event objects: their names, by position. */
final class WaitResults {
  /** WSA_MAXIMUM_WAIT_EVENTS. */
  private static final int MOST = (int) SharedSockets.MOST_OBJECTS;

  private static final long WAIT_TIMEOUT = 258;
  private static final String SIGNALLED = "WSA_WAIT_EVENT_0";
  private static final String TIMED_OUT = "WSA_WAIT_TIMEOUT";
  private static final Pattern INDEXED = Pattern.compile("WSA_WAIT_EVENT_0 ?\\+ ?(\\d{1,2})");
  private static final String[] NAMES =
      IntStream.range(0, MOST)
          .mapToObj(index -> index == 0 ? SIGNALLED : SIGNALLED + "+" + index)
          .toArray(String[]::new);

  private WaitResults() {}

  /** Reads a name or number: one string for all that are the same. */
  static String read(JsonParser json, Kind kind) throws IOException, Malformation {
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> {
        long number = kind.integer(json, 0, WAIT_TIMEOUT);
        if (number < MOST || number == WAIT_TIMEOUT) {
          return of(number == WAIT_TIMEOUT ? -1 : (int) number);
        }
      }
      case VALUE_STRING -> {
        String text = json.getText();
        if (text.equals(SIGNALLED) || text.equals(TIMED_OUT)) {
          return of(text.equals(SIGNALLED) ? 0 : -1);
        }
        Matcher indexed = INDEXED.matcher(text);
        if (indexed.matches() && Integer.parseInt(indexed.group(1)) < MOST) {
          return of(Integer.parseInt(indexed.group(1)));
        }
      }
      default -> {}
    }
    throw kind.expected(json);
  }

  static String of(int index) {
    return index < 0 ? TIMED_OUT : NAMES[index];
  }

  static int index(String result) {
    return result.equals(TIMED_OUT) ? -1 : Arrays.asList(NAMES).indexOf(result);
  }

  /** Refuses the result of a wait that names none of its event objects. */
  static void check(Operation wait, List<?> objects, String result) throws Malformation {
    if (result != null && index(result) >= objects.size()) {
      throw new Malformation(
          "result of %s is for event object %d%s"
              .formatted(
                  wait,
                  index(result),
                  objects.size() == 1 ? "; it waits for one" : " of " + objects.size()));
    }
  }
}
