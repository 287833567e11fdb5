package sharedsockets.model.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that ends with {@link #close}, and also when this JVM is ended by a signal. */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final Thread end;

  private ChildProcess(Process process) {
    this.process = process;
    end = new Thread(process::destroy, "end-child");
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** The command of a JVM that compiles as this one does: its program, and these arguments. */
  public static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String own : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (own.startsWith("-XX:TieredStopAtLevel=")) {
        command.add(own);
      }
    }
    command.addAll(List.of(arguments));
    return command;
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
