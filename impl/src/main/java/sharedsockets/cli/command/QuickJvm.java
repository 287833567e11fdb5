package sharedsockets.cli.command;

import java.io.IOException;
import java.util.List;
import sharedsockets.model.system.ChildProcess;

/**
 * The same command once more, in a JVM that starts fast rather than runs fast. Work of a few
 * seconds takes half the processor time there: most of it would go into optimising code that hardly
 * runs.
 */
final class QuickJvm {
  private static final String MARK = "sharedsockets.quick";

  private QuickJvm() {}

  /** Whether this is such a JVM already. */
  static boolean isThis() {
    return Boolean.getBoolean(MARK);
  }

  /** Runs the command to its end, on this process's input and outputs, and returns its status. */
  static int run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command =
        ChildProcess.java(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-D" + MARK + "=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    command.addAll(arguments);
    try (ChildProcess child = ChildProcess.start(new ProcessBuilder(command).inheritIO())) {
      return child.process().waitFor();
    }
  }
}
