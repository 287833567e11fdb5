package sharedsockets.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sharedsockets.model.check.Size;

/** What a target has done so far, written to a file once a second for whoever started it. */
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ModelCoverage> models;
  private final Thread fuzzing = Thread.currentThread();
  private final Path file = Setup.figures();
  private final long cpuBefore = cpu();
  private volatile long executions;

  /** Of a target that may have no models. */
  Figures(List<ModelCoverage> models) {
    this.models = models;
    if (file != null) {
      Thread thread = new Thread(this::write, "figures");
      thread.setDaemon(true);
      thread.start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::writeOnce, "last-figures"));
    }
  }

  /** Once more. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts.
  void executed() {
    executions++;
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
    for (Size size : List.of(Size.SMALL, Size.STANDARD)) {
      List<ModelCoverage> ofSize = models.stream().filter(each -> each.size() == size).toList();
      if (!ofSize.isEmpty()) {
        figures.put(
            size.name().toLowerCase(java.util.Locale.ROOT),
            new long[] {
              ofSize.stream().mapToLong(ModelCoverage::reachedTransitions).sum(),
              ofSize.stream().mapToLong(each -> each.model().transitions()).sum(),
              ofSize.stream().mapToLong(ModelCoverage::reachedStates).sum(),
              ofSize.stream().mapToLong(each -> each.model().states()).sum()
            });
      }
    }
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      JSON.writeValue(draft.toFile(), figures);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Whoever reads them sees older ones.
    }
  }
}
