package sharedsockets.cli.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.synthetic.RandomCrowd;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/** {@code random-trace}: writes a long trace that conforms, to measure check-trace with. */
@Command(
    name = "random-trace",
    hidden = true,
    description = "Writes a random conforming trace to standard output.")
final class RandomTraceCommand implements Callable<Integer> {
  @Option(names = "--events", defaultValue = "1000000", description = "Its length.")
  private long events;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed, the same trace.")
  private long seed;

  @Option(names = "--processes", defaultValue = "8", description = "Processes alive at a time.")
  private int processes;

  @Option(names = "--descriptors", defaultValue = "64", description = "Descriptors open at a time.")
  private int descriptors;

  @Option(names = "--profile", defaultValue = "wine-8.0", description = "The implementation's.")
  private String profile;

  @Option(names = "--threads", description = "Overlapping events of so many threads.")
  private int threads;

  @Option(names = "--share", defaultValue = "0.9", description = "Of its time a thread is busy.")
  private double share;

  @Option(names = "--crowd", description = "Events that all overlap, on one socket, at the end.")
  private int crowd;

  @Option(names = "--corrupted", description = "With one outcome of the crowd replaced.")
  private boolean corrupted;

  @Override
  public Integer call() throws IOException {
    RandomTrace trace = new RandomTrace(ProfileSetting.of(profile), seed, processes, descriptors);
    try (EventWriter writer =
        new EventWriter(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      if (crowd > 0) {
        RandomCrowd source = new RandomCrowd(ProfileSetting.of(profile), seed, processes);
        List<Event> conforming = source.of(crowd);
        for (Event event : corrupted ? source.corrupted(conforming, crowd) : conforming) {
          writer.write(event);
        }
      } else if (threads == 0) {
        for (long i = 0; i < events; i++) {
          writer.write(trace.next());
        }
      } else {
        List<Event> order = Stream.generate(trace::next).limit(events).toList();
        for (Event event : RandomOverlap.of(order, threads, share, new Random(seed))) {
          writer.write(event);
        }
      }
    }
    return ExitCode.OK;
  }
}
