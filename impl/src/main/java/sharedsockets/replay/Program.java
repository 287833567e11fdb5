package sharedsockets.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * The requests of a trace to an implementation, with the trace's own names. The outcomes in it only
 * tell which names its author had in mind for what calls return.
 */
public final class Program {
  /** A descriptor, by its process's name and its own. */
  record Descriptor(String process, String name) {}

  private final String name;
  private final List<Event> steps;
  private final Set<Descriptor> descriptors;

  /**
   * The requests of these events.
   *
   * @param name for people, such as the file's
   */
  public Program(String name, List<Event> steps) {
    this(name, steps, descriptorsOf(steps));
  }

  private Program(String name, List<Event> steps, Set<Descriptor> descriptors) {
    this.name = name;
    this.steps = List.copyOf(steps);
    this.descriptors = descriptors;
  }

  private static Set<Descriptor> descriptorsOf(List<Event> steps) {
    Set<Descriptor> descriptors = new HashSet<>();
    for (Event step : steps) {
      if (step.operation().result() == Kind.NEW_DESCRIPTOR && step.succeeded()) {
        descriptors.add(new Descriptor(step.recipient(), (String) step.result()));
      } else if (step.operation().takes(Kind.NEW_PROCESS)) {
        String child = (String) step.argument(Kind.NEW_PROCESS);
        List.copyOf(descriptors).stream()
            .filter(descriptor -> descriptor.process().equals(step.process()))
            .forEach(descriptor -> descriptors.add(new Descriptor(child, descriptor.name())));
      }
    }
    return descriptors;
  }

  public String name() {
    return name;
  }

  public List<Event> steps() {
    return steps;
  }

  /** Whether the name stands for what a call of the whole program returns. */
  boolean opens(Descriptor descriptor) {
    return descriptors.contains(descriptor);
  }

  /** The requests of a recorded or generated trace. */
  public static Program read(Path file) throws IOException, MalformedTrace {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      return read(String.valueOf(file.getFileName()), input);
    }
  }

  /** The same of a trace that is no file. */
  public static Program read(String name, InputStream input) throws IOException, MalformedTrace {
    List<Event> steps = new ArrayList<>();
    try (TraceReader trace = new TraceReader(input)) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        steps.add(event);
      }
    }
    return new Program(name, steps);
  }

  /**
   * The processes that make a call; they are to run from the start, but for those that another one
   * makes.
   */
  Set<String> processes() {
    Set<String> processes = new TreeSet<>();
    for (Event step : steps) {
      if (step.operation().isCall()) {
        processes.add(step.process());
      }
    }
    for (Event step : steps) {
      if (step.operation().takes(Kind.NEW_PROCESS)) {
        processes.remove((String) step.argument(Kind.NEW_PROCESS));
      }
    }
    return processes;
  }

  /** A part of this program, or this with more of the same names. */
  Program with(List<Event> otherSteps) {
    return new Program(name, otherSteps, descriptors);
  }

  Program without(int step) {
    List<Event> left = new ArrayList<>(steps);
    left.remove(step);
    return with(left);
  }
}
