package sharedsockets.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * What is to be asked of an implementation: the requests of a trace, with the trace's own names.
 * The outcomes in it only tell which names its author had in mind for what calls return.
 *
 * @param name for people, such as the file's
 */
public record Program(String name, List<Event> steps) {
  public Program {
    steps = List.copyOf(steps);
  }

  /** The requests of a recorded or generated trace. */
  public static Program read(Path file) throws IOException, MalformedTrace {
    List<Event> steps = new ArrayList<>();
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file));
        TraceReader trace = new TraceReader(input)) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        steps.add(event);
      }
    }
    return new Program(String.valueOf(file.getFileName()), steps);
  }

  /** The processes that make a call; they are to run from the start. */
  Set<String> processes() {
    Set<String> processes = new TreeSet<>();
    for (Event step : steps) {
      if (step.operation().isCall()) {
        processes.add(step.process());
      }
    }
    return processes;
  }

  Program with(List<Event> otherSteps) {
    return new Program(name, otherSteps);
  }

  Program without(int step) {
    List<Event> left = new ArrayList<>(steps);
    left.remove(step);
    return with(left);
  }
}
