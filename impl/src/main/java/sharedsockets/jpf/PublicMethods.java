package sharedsockets.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sharedsockets.winsock.Network;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.WinsockProcess;

/**
 * The public methods of the reference implementation, and which of them the threads of programs
 * have called: a call counts where an outcome tells what it came to.
 */
public final class PublicMethods {
  private static final List<Class<?>> CLASSES =
      List.of(WinsockProcess.class, Network.class, Peer.class, Window.class);

  /** Why no thread need call them. */
  private static final Map<String, String> WITHOUT_THREADS =
      new TreeMap<>(
          Map.of(
              "WinsockProcess.createProcess",
              "programs have their processes from the start",
              "WinsockProcess.duplicateHandle",
              "no name in a program is another process's descriptor",
              "WinsockProcess.id",
              "never changes",
              "WinsockProcess.isOpen",
              "looks a descriptor up as each call on one does",
              "WinsockProcess.toString",
              "tells the id only"));

  private static final String NAME = "public methods";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PublicMethods() {}

  /** Those that threads must call. */
  private static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (Class<?> type : CLASSES) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
          all.add(type.getSimpleName() + "." + method.getName());
        }
      }
    }
    all.removeAll(WITHOUT_THREADS.keySet());
    return all;
  }

  /** The methods that no thread need call, with the reasons. */
  public static List<String> withoutThreads() {
    return WITHOUT_THREADS.entrySet().stream()
        .map(each -> each.getKey() + " (" + each.getValue() + ")")
        .toList();
  }

  /** Those that the threads of programs have called. */
  static Set<String> calledBy(PathFinderOutput report) {
    Set<String> called = new TreeSet<>();
    report
        .outcomes()
        .forEach(
            (number, outcomes) -> called.addAll(called(report.programs().get(number), outcomes)));
    return called;
  }

  private static Set<String> called(String program, Collection<String> outcomes) {
    Map<String, String> methods = new HashMap<>();
    try {
      for (JsonNode step : JSON.readTree(program).path("steps")) {
        if (step.has("method")) {
          methods.put(step.path("slot").asText(), step.path("method").asText());
        }
      }
    } catch (JsonProcessingException e) {
      return Set.of(); // The judge says so.
    }
    Set<String> called = new TreeSet<>();
    for (String outcome : outcomes) {
      for (String part : outcome.split(" ")) {
        String method = methods.get(part.substring(0, Math.max(0, part.indexOf('='))));
        if (method != null && part.indexOf('@') >= 0) {
          called.add(method);
        }
      }
    }
    return called;
  }

  /** The row that says how many of them all harnesses together have called. */
  public static HarnessResult row(Collection<HarnessResult> results) {
    Set<String> all = all();
    Set<String> left = new TreeSet<>(all);
    results.forEach(result -> left.removeAll(result.methods()));
    return new HarnessResult(
        NAME,
        Optional.empty(),
        all.size() - left.size(),
        all.size(),
        0,
        0,
        Set.of(),
        Optional.empty(),
        left.isEmpty()
            ? Optional.empty()
            : Optional.of("no thread calls " + String.join(", ", left)),
        Duration.ZERO);
  }
}
