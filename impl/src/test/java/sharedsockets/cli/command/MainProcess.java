package sharedsockets.cli.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.system.ChildProcess;

/** The command of the program in a JVM of its own, for what signals, outputs and files do to it. */
final class MainProcess {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private MainProcess() {}

  /** With these options of its JVM. */
  static List<String> command(List<String> options, String... arguments) {
    return command(options, CLASS_PATH, List.of(arguments));
  }

  /** With these classes in front. */
  static List<String> command(Path classes, String... arguments) {
    return command(List.of(), classes + File.pathSeparator + CLASS_PATH, List.of(arguments));
  }

  private static List<String> command(
      List<String> options, String classPath, List<String> arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-cp", classPath, Main.class.getName()));
    all.addAll(arguments);
    return ChildProcess.java(all);
  }
}
