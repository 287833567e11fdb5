package sharedsockets.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;
import sharedsockets.trace.Operations;

/**
 * A JUnit extension that records the Winsock calls which a test makes, and after the test has the
 * specification judge them: a test whose calls no Winsock could have answered so fails, with the
 * rules that are broken.
 *
 * <p>What is recorded is a trace, as {@code docs/trace-format.md} describes it. Descriptors, infos
 * and other handles may be of any type; their {@code toString} is their name in the trace.
 * Thread-safe: calls of several threads may overlap.
 */
public final class RecordedCalls implements BeforeEachCallback, AfterEachCallback {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProfileSetting profile;
  private final Function<Exception, String> errors;
  private final List<Line> lines = new ArrayList<>();

  private record Line(Map<String, Object> event, long thread, long begin, long end) {}

  private RecordedCalls(ProfileSetting profile, Function<Exception, String> errors) {
    this.profile = profile;
    this.errors = errors;
  }

  /**
   * Records calls, and judges them in a profile.
   *
   * @param profile {@code documented}, {@code windows}, {@code any} or a file's name, as {@code
   *     check-trace --profile} takes it
   * @throws IllegalArgumentException if there is none of that name
   */
  public static RecordedCalls inProfile(String profile) {
    return new RecordedCalls(ProfileSetting.of(profile), exception -> null);
  }

  /**
   * The same where calls that fail throw exceptions.
   *
   * @param error the name of the Winsock error that an exception stands for, such as {@code
   *     WSAENOTSOCK}; null if it stands for none
   */
  public RecordedCalls throwing(Function<Exception, String> error) {
    return new RecordedCalls(profile, error);
  }

  /**
   * Makes a call and records it.
   *
   * @param process that makes it
   * @param call its name in Winsock
   * @param arguments by name, as in a trace
   * @param made makes the call
   * @return what it returned
   * @throws Exception what it threw, also where that stands for a Winsock error
   */
  public <T> T call(String process, String call, Map<String, ?> arguments, Callable<T> made)
      throws Exception {
    long begin = System.nanoTime();
    try {
      T result = made.call();
      record(event(process, call, arguments, "result", result(call, result)), begin);
      return result;
    } catch (Exception e) {
      String error = errors.apply(e);
      if (error != null) {
        record(event(process, call, arguments, "error", error), begin);
      }
      throw e;
    }
  }

  /** A call that returns nothing. */
  public interface Procedure {
    /** Makes it. */
    void call() throws Exception;
  }

  /** Makes a call that returns nothing, and records it: as one that returned 0, or TRUE. */
  public void call(String process, String call, Map<String, ?> arguments, Procedure made)
      throws Exception {
    Operation operation = Operations.call(call);
    boolean isTrue = operation != null && operation.result() == Kind.TRUE;
    call(
        process,
        call,
        arguments,
        () -> {
          made.call();
          return isTrue ? true : (Object) 0;
        });
  }

  /** Records a call that has returned. */
  public void returned(String process, String call, Map<String, ?> arguments, Object result) {
    record(event(process, call, arguments, "result", result(call, result)), System.nanoTime());
  }

  /**
   * Records a call that has failed.
   *
   * @param error its name or number
   */
  public void failed(String process, String call, Map<String, ?> arguments, Object error) {
    record(event(process, call, arguments, "error", error), System.nanoTime());
  }

  /**
   * Records something that the network did.
   *
   * @param what {@code data}, {@code connection}, {@code close} and so on
   * @param process one whose descriptor names the socket
   */
  public void network(String what, String process, Object descriptor) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("network", what);
    event.put("args", Map.of("process", process, "s", String.valueOf(descriptor)));
    record(event, System.nanoTime());
  }

  private static Map<String, Object> event(
      String process, String call, Map<String, ?> arguments, String outcome, Object value) {
    Map<String, Object> named = new LinkedHashMap<>();
    Operation operation = Operations.call(call);
    arguments.forEach(
        (name, argument) -> {
          int index = operation == null ? -1 : operation.indexOf(name);
          named.put(name, index < 0 ? argument : value(operation.kind(index), argument));
        });
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("process", process);
    event.put("call", call);
    event.put("args", named);
    event.put(outcome, value);
    return event;
  }

  private static Object result(String call, Object result) {
    Operation operation = Operations.call(call);
    return operation == null ? result : value(operation.result(), result);
  }

  /** Handles have names; everything else is what it is. */
  private static Object value(Kind kind, Object value) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case DESCRIPTOR, NEW_DESCRIPTOR, INFO, NEW_INFO, PROCESS -> value.toString();
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, FRESH_EVENT_OBJECT, WINDOW -> value.toString();
      default -> value instanceof Enum<?> constant ? constant.name() : value;
    };
  }

  private synchronized void record(Map<String, Object> event, long begin) {
    lines.add(new Line(event, Thread.currentThread().getId(), begin, System.nanoTime()));
  }

  /** The trace of what has been recorded, a line an event. */
  public synchronized List<String> trace() {
    boolean overlap = lines.stream().map(Line::thread).distinct().count() > 1;
    return lines.stream().map(line -> json(line, overlap)).toList();
  }

  private static String json(Line line, boolean isTimed) {
    Map<String, Object> event = new LinkedHashMap<>(line.event());
    if (isTimed) {
      event.put("begin", line.begin());
      event.put("end", line.end());
    }
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + event, e);
    }
  }

  @Override
  public synchronized void beforeEach(ExtensionContext context) {
    lines.clear();
  }

  /** Judges what was recorded, unless the test has failed already. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      judge();
    }
  }

  /**
   * Judges what was recorded so far.
   *
   * @throws AssertionError if it does not conform; its message has the rules and the trace
   */
  public void judge() {
    String trace = String.join("\n", trace());
    Verdict verdict =
        new Judge(profile)
            .diagnosing(Judge.LOOK_AHEAD)
            .judge(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)));
    if (!(verdict instanceof Verdict.Conforms)) {
      throw new AssertionError(
          VerdictReport.Text.describe("recorded", verdict) + "\n\nrecorded:\n" + trace);
    }
  }
}
