package sharedsockets.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sharedsockets.oracle.FaultySpecification;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.PlantedFault;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/**
 * Writes sample traces to measure {@link JudgeTraces} with: random walks through the specification,
 * every tenth through the specification with one of the planted faults.
 */
@Command(
    name = "write-traces",
    mixinStandardHelpOptions = true,
    description = "Writes random traces, of which every tenth is of a faulty implementation.")
public final class WriteTraces implements Callable<Integer> {
  private static final int FAULTY = 10;
  private static final int IN_A_FOLDER = 1_000;
  private static final int PROCESSES = 3;
  private static final int DESCRIPTORS = 8;
  private static final double MISUSE = 0.1;
  private static final List<String> OPTIONS = List.of("SO_RCVBUF", "SO_KEEPALIVE");
  private static final List<String> NAMES = List.of("s1", "s2", "s3", "s4");

  private final ProfileSetting profile = ProfileSetting.of("windows").completed();

  @Parameters(paramLabel = "FOLDER", description = "Where to.")
  private Path folder;

  @Option(names = "--traces", defaultValue = "1000", description = "How many.")
  private long traces;

  @Option(names = "--events", defaultValue = "60", description = "Events of each.")
  private int events;

  /** Writes, and exits with the status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WriteTraces()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    for (long first = 0; first < traces; first += IN_A_FOLDER) {
      Path part =
          Files.createDirectories(folder.resolve("part-%04d".formatted(first / IN_A_FOLDER)));
      LongStream.range(first, Math.min(first + IN_A_FOLDER, traces))
          .parallel()
          .forEach(number -> write(part.resolve("trace-%06d.ndjson".formatted(number)), number));
    }
    return CommandLine.ExitCode.OK;
  }

  private void write(Path file, long number) {
    RandomTrace trace = trace(number);
    try (EventWriter writer = new EventWriter(Files.newOutputStream(file))) {
      for (Event event : Stream.generate(trace::next).limit(events).toList()) {
        writer.write(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RandomTrace trace(long number) {
    RandomTrace correct =
        new RandomTrace(new Oracle(profile), number, PROCESSES, DESCRIPTORS, MISUSE);
    if (number % FAULTY != 0) {
      return correct;
    }
    PlantedFault[] faults = PlantedFault.values();
    PlantedFault fault = faults[(int) (number / FAULTY % faults.length)];
    FaultySpecification faulty =
        new FaultySpecification(List.of(fault), OPTIONS, NAMES, correct.next().process());
    return new RandomTrace(new Oracle(profile, faulty), number, PROCESSES, DESCRIPTORS, MISUSE);
  }
}
