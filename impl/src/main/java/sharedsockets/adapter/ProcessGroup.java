package sharedsockets.adapter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with all that it starts. Where the system has {@code setsid} they are a process group:
 * what a shell leaves behind ends with it, and Ctrl-C, which is for us, does not reach them.
 *
 * @param leader the process
 * @param isGroup whether it leads a group of its own
 */
record ProcessGroup(Process leader, boolean isGroup) {
  private static final String SETSID = "setsid";
  private static final long MOST_SECONDS = 2;

  static ProcessGroup start(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(command);
    // It would say by its exit that there is no such program.
    boolean isGroup = exists(SETSID) && exists(command.get(0));
    if (isGroup) {
      words.add(0, SETSID);
    }
    return new ProcessGroup(new ProcessBuilder(words).start(), isGroup);
  }

  private static boolean exists(String program) {
    if (program.contains(File.separator)) {
      return Files.isExecutable(Path.of(program));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Ends all that is left of it. What it has written can still be read. */
  void kill() {
    leader.descendants().forEach(ProcessHandle::destroyForcibly);
    // Unlike the process itself, its handle does not close the streams.
    leader.toHandle().destroyForcibly();
    if (isGroup) {
      killGroup();
    }
  }

  private void killGroup() {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -KILL -" + leader.pid())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Without a shell there are no children of one.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
