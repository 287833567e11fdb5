package sharedsockets.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An outcome of a program, made into a recording: each event with begin and end by one clock. Of
 * real time an outcome knows which calls of other threads had returned when one began; so does the
 * clock that is chosen here, and no more.
 */
final class OutcomeTrace {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXITED = "WSANOTINITIALISED";
  private static final Set<String> ENDS = Set.of("WSACloseEvent", "DestroyWindow");

  /** A step that happened, or, with a null result, one that did not. */
  private static final class Moment {
    final JsonNode step;
    String result;
    int[] seen = {};
    double begin;
    double end;

    Moment(JsonNode step) {
      this.step = step;
    }
  }

  private final List<Moment> moments = new ArrayList<>();
  private final Map<Integer, Moment> bySlot = new HashMap<>();
  private double clock;

  /**
   * Reads an outcome.
   *
   * @param program as the harness printed it
   * @param outcome for each step that happened its number, what it came to, and of each thread how
   *     many steps had returned when it began
   */
  OutcomeTrace(String program, String outcome) throws JsonProcessingException {
    for (JsonNode step : JSON.readTree(program).path("steps")) {
      Moment moment = new Moment(step);
      moments.add(moment);
      bySlot.put(step.get("slot").intValue(), moment);
    }
    for (String part : outcome.isEmpty() ? new String[0] : outcome.split(" ")) {
      int equals = part.indexOf('=');
      int at = part.lastIndexOf('@');
      Moment moment = bySlot.get(Integer.valueOf(part.substring(0, equals)));
      moment.result = part.substring(equals + 1, at < 0 ? part.length() : at);
      if (at >= 0) {
        String[] counts = part.substring(at + 1).split(",");
        moment.seen = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
          moment.seen[i] = Integer.parseInt(counts[i]);
        }
      }
    }
    setClock();
  }

  private int thread(Moment moment) {
    return moment.step.get("thread").intValue();
  }

  /** Makes the run again: who begins and who returns next is free but for what was seen. */
  private void setClock() {
    int last = moments.stream().mapToInt(this::thread).max().orElse(0);
    List<List<Moment>> threads = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      threads.add(new ArrayList<>());
    }
    for (Moment moment : moments) {
      boolean concurrent = moment.seen.length > 0;
      if (moment.result != null && (concurrent || thread(moment) == 0)) {
        threads.get(thread(moment)).add(moment);
      }
    }
    for (Moment moment : threads.get(0)) {
      moment.begin = moment.end = ++clock;
    }
    new Replay(threads).run();
    for (Moment moment : moments) {
      if (moment.result != null && moment.begin == 0) {
        moment.begin = moment.end = ++clock;
      }
    }
  }

  /** The concurrent part of a run. Steps that did not happen returned at once and saw nothing. */
  private final class Replay {
    private final List<List<Moment>> threads;
    private final int[] begun;
    private final int[] ended;

    Replay(List<List<Moment>> threads) {
      this.threads = threads;
      begun = new int[threads.size()];
      ended = new int[threads.size()];
    }

    void run() {
      boolean moved = true;
      while (moved) {
        moved = false;
        for (int i = 1; i < threads.size(); i++) {
          moved |= begin(i);
        }
        for (int i = 1; i < threads.size() && !moved; i++) {
          moved = end(i);
        }
      }
      for (int i = 1; i < threads.size(); i++) {
        if (ended[i] < threads.get(i).size()) {
          throw new IllegalArgumentException("no run has seen this");
        }
      }
    }

    /** Begins the thread's next step if all that it saw has returned. */
    private boolean begin(int thread) {
      if (begun[thread] > ended[thread] || begun[thread] == threads.get(thread).size()) {
        return false;
      }
      Moment next = threads.get(thread).get(begun[thread]);
      for (int i = 1; i < threads.size(); i++) {
        if (i != thread && i <= next.seen.length && returned(i) < next.seen[i - 1]) {
          return false;
        }
      }
      next.begin = ++clock;
      begun[thread]++;
      return true;
    }

    /** How many steps of a thread have returned by what is known, those that did not happen too. */
    private int returned(int thread) {
      List<Moment> all = threads.get(thread);
      return ended[thread] < all.size()
          ? all.get(ended[thread]).seen[thread - 1]
          : Integer.MAX_VALUE;
    }

    /** Ends the thread's step if nobody is still to begin who did not see that. */
    private boolean end(int thread) {
      if (begun[thread] == ended[thread]) {
        return false;
      }
      Moment open = threads.get(thread).get(ended[thread]);
      for (int i = 1; i < threads.size(); i++) {
        List<Moment> all = threads.get(i);
        if (i != thread
            && begun[i] < all.size()
            && all.get(begun[i]).seen[thread - 1] <= open.seen[thread - 1]) {
          return false;
        }
      }
      open.end = ++clock;
      ended[thread]++;
      return true;
    }
  }

  /** The recording, a JSON object a line. */
  String recording() throws JsonProcessingException {
    exitBeforeItIsNoticed();
    StringBuilder lines = new StringBuilder();
    for (Moment moment : moments) {
      if (moment.result != null && !isUntold(moment)) {
        lines.append(JSON.writeValueAsString(event(moment))).append('\n');
        if (moment.step.has("brings") && !moment.result.startsWith("!")) {
          lines.append(JSON.writeValueAsString(brought(moment))).append('\n');
        }
      }
    }
    return lines.toString();
  }

  /** What no order of its connections explains, as a socket is connected once; or null. */
  String wrongConnection() {
    for (Moment one : moments) {
      for (Moment other : moments) {
        if (one != other && isConnected(one) && isConnected(other) && shareSocket(one, other)) {
          return "a socket is connected twice";
        }
      }
      if (isConnection(one) && one.result.equals("!WSAEISCONN") && !isRefused(one)) {
        return "a connection is refused though neither socket is connected";
      }
    }
    return null;
  }

  private boolean isRefused(Moment connection) {
    return moments.stream()
        .anyMatch(
            other ->
                isConnected(other)
                    && shareSocket(other, connection)
                    && other.begin <= connection.end);
  }

  private static boolean isConnection(Moment moment) {
    return moment.result != null && moment.step.path("method").asText().equals("Network.connect");
  }

  private static boolean isConnected(Moment moment) {
    return isConnection(moment) && moment.result.equals("1");
  }

  private static boolean shareSocket(Moment one, Moment other) {
    for (JsonNode s : one.step.get("args")) {
      for (JsonNode t : other.step.get("args")) {
        if (s.equals(t)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isUntold(Moment moment) {
    return isExited(moment) || isOfEndedObject(moment) || moment.step.has("untold");
  }

  /** In a recording the name of an object that has ended is that of another one. */
  private boolean isOfEndedObject(Moment moment) {
    return moment.result.equals("!WSA_INVALID_HANDLE")
        && moments.stream()
            .anyMatch(
                other ->
                    ENDS.contains(other.step.path("call").asText())
                        && "true".equals(other.result)
                        && other.begin <= moment.end
                        && other.step.get("process").equals(moment.step.get("process"))
                        && other.step.get("args").equals(moment.step.get("args")));
  }

  /** A process that has undone its last startup is there, and its calls fail so, too. */
  private boolean isExited(Moment moment) {
    return moment.result.equals("!" + EXITED)
        && (exitOf(moment) != null
            || moments.stream().noneMatch(other -> isOf(moment, other, "WSACleanup")));
  }

  private static boolean isOf(Moment moment, Moment other, String call) {
    return "0".equals(other.result)
        && other.step.path("call").asText().equals(call)
        && other.step.get("process").equals(moment.step.get("process"));
  }

  /**
   * The rules know no call of a process that has exited. One that fails for that reason says that
   * the exit took effect before it ended.
   */
  private void exitBeforeItIsNoticed() {
    for (Moment failed : moments) {
      if (failed.result != null && isExited(failed)) {
        Moment exit = exitOf(failed);
        if (exit == null) {
          // Stays, and is refused: nobody has exited.
          failed.result = "!WSAEFAULT";
        } else {
          exit.end = Math.min(exit.end, failed.end);
        }
      }
    }
  }

  /** The exit of the process of a call that has failed, if it began before that; or null. */
  private Moment exitOf(Moment failed) {
    for (Moment moment : moments) {
      if (isOf(failed, moment, "ExitProcess") && moment.begin < failed.end) {
        return moment;
      }
    }
    return null;
  }

  private JsonNode event(Moment moment) throws JsonProcessingException {
    ObjectNode event = moment.step.deepCopy();
    event.remove(List.of("slot", "thread", "method", "brings"));
    name(event);
    if (moment.result.startsWith("!")) {
      event.put("error", moment.result.substring(1));
    } else if (event.has("network")) {
      if (!moment.result.isEmpty()) {
        event.put("network", moment.result); // What was seen.
      }
    } else {
      JsonNode result = JSON.readTree(moment.result);
      if (result.has("errors")) {
        event.setAll((ObjectNode) result); // Events that were returned, and their error codes.
      } else {
        event.set("result", result);
      }
    }
    return event.put("begin", moment.begin).put("end", moment.end);
  }

  /** What another socket was told while this was done. */
  private JsonNode brought(Moment moment) throws JsonProcessingException {
    ObjectNode event = moment.step.get("brings").deepCopy();
    name(event);
    return event.put("begin", moment.begin).put("end", moment.end);
  }

  /** Puts in place what arguments name. */
  private void name(ObjectNode event) throws JsonProcessingException {
    ObjectNode arguments = (ObjectNode) event.get("args");
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      JsonNode made = argument.getValue().get("made");
      if (made != null) {
        argument.setValue(JSON.readTree(bySlot.get(made.intValue()).result));
      }
    }
  }
}
