package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wait for several event objects, which is one line of a trace: input is the wait, output what it
 * tells of each of them, as a wait for one. That it returned for the one of an index says that
 * those before it were not signalled; for all, that each was. That not all were signalled says of
 * none of them that it was not: then there is no such wait.
 */
final class SeveralObjects {
  /** WSA_MAXIMUM_WAIT_EVENTS. */
  private static final int MOST = 64;

  private static final long WAIT_TIMEOUT = 258;
  private static final String SIGNALLED = "WSA_WAIT_EVENT_0";
  private static final String TIMED_OUT = "WSA_WAIT_TIMEOUT";
  private static final Pattern INDEXED = Pattern.compile("WSA_WAIT_EVENT_0 ?\\+ ?(\\d{1,2})");

  /** The result of a wait: the index of the event object for which it returned; -1: for none. */
  record Result(int index) {}

  private final List<String> objects = new ArrayList<>();
  private boolean isForAll;

  /** Reads the list of event objects. */
  void readObjects(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformation("is " + Tokens.describe(json) + ", not a list of names or nulls");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      objects.add((String) Kind.EVENT_OBJECT.read(json, names));
    }
  }

  /** Reads whether the wait is for all of them. */
  void readIsForAll(JsonParser json) throws IOException, Malformation {
    if (!json.currentToken().isBoolean()) {
      throw new Malformation("is " + Tokens.describe(json) + ", not true or false");
    }
    isForAll = json.getBooleanValue();
  }

  /** The first of them, or null. */
  String first() {
    return objects.isEmpty() ? null : objects.get(0);
  }

  /** Reads what a wait returned, for one event object or for several. */
  static Result readResult(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && !json.getText().equals("-1")) {
      long number = Kind.WAIT.integer(json, 0, WAIT_TIMEOUT);
      if (number >= MOST && number != WAIT_TIMEOUT) {
        throw Kind.WAIT.expected(json);
      }
      return new Result(number == WAIT_TIMEOUT ? -1 : (int) number);
    }
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      Matcher indexed = INDEXED.matcher(json.getText());
      if (indexed.matches()) {
        return new Result(Integer.parseInt(indexed.group(1)));
      }
    }
    return new Result(CallResults.read(json, Kind.WAIT, names).equals(SIGNALLED) ? 0 : -1);
  }

  /** The result of a wait for one event object. */
  static String ofOne(Result result) {
    return result.index() < 0 ? TIMED_OUT : SIGNALLED;
  }

  /**
   * What the wait tells of each.
   *
   * @param wait for the first of them
   * @param result null where it has failed, or not returned
   */
  List<Event> waits(Event wait, Result result) throws Malformation {
    boolean isRefused = objects.isEmpty() || objects.size() > MOST;
    if (result == null) {
      return List.of(wait.with(wait.line(), isRefused ? null : failing()));
    }
    if (isRefused || result.index() >= objects.size()) {
      throw new Malformation(
          "result of %s is for event object %d of %d; it waits for at least one, and at most %d"
              .formatted(wait.operation(), result.index(), objects.size(), MOST));
    }
    if (isOfNoObject(failing())) {
      return List.of(wait.with(wait.line(), failing()));
    }
    List<Event> waits = new ArrayList<>();
    if (isForAll) {
      List<String> all = List.copyOf(new LinkedHashSet<>(objects));
      if (result.index() >= 0 || all.size() == 1) {
        all.forEach(each -> waits.add(wait.with(wait.line(), each)));
      }
      return waits;
    }
    for (int i = 0; i < objects.size() && (result.index() < 0 || i <= result.index()); i++) {
      waits.add(
          wait.with(wait.line(), objects.get(i))
              .withResult(i == result.index() ? SIGNALLED : TIMED_OUT));
    }
    return waits;
  }

  /** The one for which the wait must fail, or else the first. */
  private String failing() {
    for (String object : objects) {
      if (isOfNoObject(object)) {
        return object;
      }
    }
    return first();
  }

  private static boolean isOfNoObject(String object) {
    return object == null || object.equals("invalid");
  }
}
