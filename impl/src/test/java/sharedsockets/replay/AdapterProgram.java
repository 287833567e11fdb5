package sharedsockets.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sharedsockets.adapter.Adapter;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;
import sharedsockets.trace.TraceReader;

/** An adapter as a program: the reference implementation with a planted fault. */
public final class AdapterProgram {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AdapterProgram() {}

  /** The command that starts it, for {@code --adapter}. */
  public static String command(PlantedFault fault) {
    return "'%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '%s' %s %s"
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.class.path"),
            AdapterProgram.class.getName(),
            fault);
  }

  /** Serves until the end of the input; the argument names the fault. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Adapter adapter = PlantedFault.valueOf(arguments[0]).open();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(answer(adapter, (ObjectNode) JSON.readTree(line)));
      }
    }
  }

  private static String answer(Adapter adapter, ObjectNode request) throws Exception {
    if (request.has("reset")) {
      List<String> processes = new ArrayList<>();
      request.get("processes").forEach(process -> processes.add(process.asText()));
      adapter.reset(processes);
      return "{\"reset\":true}";
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", request.get("id"));
    Optional<Event> outcome = adapter.ask(event(request));
    if (outcome.isEmpty()) {
      answer.put("unsupported", true);
    } else if (request.has("network")) {
      answer.put("result", Boolean.TRUE.equals(outcome.get().result()));
    } else {
      JsonNode event = written(outcome.get());
      String member = outcome.get().failed() ? "error" : "result";
      answer.set(member, event.get(member));
    }
    return answer.toString();
  }

  /** Reads a request as the event of a trace, which has some outcome. */
  private static Event event(ObjectNode request) throws Exception {
    ObjectNode line = request.deepCopy();
    if (line.path("call").asText().equals("ExitProcess")) {
      line.put("result", 0);
    } else if (line.has("call")) {
      line.put("error", "WSAEFAULT");
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try (TraceReader reader = new TraceReader(new ByteArrayInputStream(bytes))) {
      return reader.next();
    }
  }

  private static JsonNode written(Event event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EventWriter writer = new EventWriter(bytes)) {
      writer.write(event);
    }
    return JSON.readTree(bytes.toByteArray());
  }
}
