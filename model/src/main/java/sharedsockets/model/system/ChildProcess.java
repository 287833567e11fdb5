package sharedsockets.model.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A process that ends with {@link #close}, and also when this JVM is ended by a signal. */
public final class ChildProcess implements AutoCloseable {
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  private final Process process;
  private final Thread end;

  private ChildProcess(Process process) {
    this.process = process;
    end = new Thread(process::destroy, "end-child");
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * The command of a JVM that compiles as this one does and has its garbage collector, unless the
   * arguments name others: its program, and these arguments.
   */
  public static List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Two collectors are refused; of two levels, the last counts.
    boolean hasCollector = arguments.stream().anyMatch(ChildProcess::isCollector);
    for (String own : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (own.startsWith("-XX:TieredStopAtLevel=") || isCollector(own) && !hasCollector) {
        command.add(own);
      }
    }
    command.addAll(arguments);
    return command;
  }

  /** The same. */
  public static List<String> java(String... arguments) {
    return java(List.of(arguments));
  }

  private static boolean isCollector(String option) {
    return COLLECTOR.matcher(option).matches();
  }

  /** Starts it. */
  public static ChildProcess start(ProcessBuilder builder) throws IOException {
    return new ChildProcess(builder.start());
  }

  /** The process, for its input, outputs and status. */
  public Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // This JVM is ending, and the child with it.
    }
  }
}
