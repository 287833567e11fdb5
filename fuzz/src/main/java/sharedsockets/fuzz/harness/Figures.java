package sharedsockets.fuzz.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The progress of a target, written to a file once a second for the process that started it. */
public final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<Map<String, ?>> further;
  private final Thread fuzzing = Thread.currentThread();
  private final Path file = Setup.figures();
  private final long cpuBefore = cpu();
  private volatile long executions;

  /** Of a target that says no more than how often it was run. */
  public Figures() {
    this(Map::of);
  }

  /**
   * To be made by the thread that fuzzes.
   *
   * @param further figures of this target, by name; asked from another thread
   */
  public Figures(Supplier<Map<String, ?>> further) {
    this.further = further;
    if (file != null) {
      Thread thread = new Thread(this::write, "figures");
      thread.setDaemon(true);
      thread.start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::writeOnce, "last-figures"));
    }
  }

  /** So many times more; one thread counts. */
  public void executed(int times) {
    executions += times;
  }

  private long cpu() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(fuzzing.getId());
  }

  private void write() {
    while (true) {
      writeOnce();
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void writeOnce() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("executions", executions);
    figures.put("cpuSeconds", Math.max(0, cpu() - cpuBefore) / 1e9);
    figures.putAll(further.get());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      JSON.writeValue(draft.toFile(), figures);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Whoever reads them sees older ones.
    }
  }
}
