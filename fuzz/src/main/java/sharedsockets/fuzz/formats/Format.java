package sharedsockets.fuzz.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParameterException;
import sharedsockets.cli.command.Main;
import sharedsockets.faults.Fault;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.order.Judge;
import sharedsockets.trace.AnswerReader;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedAnswer;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;
import sharedsockets.trace.TraceReader;

/**
 * The readers of input from users and other programs. Each may refuse it as its documentation says.
 */
enum Format {
  TRACE(Format::trace, MalformedTrace.class),
  JUDGED_TRACE(Format::judged),
  ANSWER(
      (input, folder) -> new AnswerReader().read(text(input), request(input.length)),
      MalformedAnswer.class),
  CONFIGURATION(
      (input, folder) -> ModelConfig.read(file(input, folder, "model.cfg")), InvalidConfig.class),
  MANIFEST(Format::manifest, InvalidModel.class),
  PROFILE(
      (input, folder) -> ProfileSetting.of(file(input, folder, "profile.json").toString()),
      IllegalArgumentException.class),
  FAULT(
      (input, folder) -> Fault.read(file(input, folder, "fault.patch")),
      UnusableFault.class,
      MalformedInputException.class),
  COMMAND_LINE(
      (input, folder) -> Main.parse(text(input).lines().limit(20).toList()),
      ParameterException.class);

  private static final Judge JUDGE = new Judge(ProfileSetting.DOCUMENTED);

  private final Reading reading;
  private final List<Class<? extends Exception>> refusals;

  @SafeVarargs
  @SuppressWarnings("varargs") // It is copied.
  Format(Reading reading, Class<? extends Exception>... refusals) {
    this.reading = reading;
    this.refusals = List.of(refusals);
  }

  private interface Reading {
    void read(byte[] input, Path folder) throws Exception;
  }

  /**
   * Reads it.
   *
   * @param folder for files, where only files are read
   * @throws Exception another one than those with which it may refuse an input
   */
  void read(byte[] input, Path folder) throws Exception {
    try {
      reading.read(input, folder);
    } catch (Exception e) {
      if (refusals.stream().noneMatch(each -> each.isInstance(e))) {
        throw e;
      }
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a message", e);
      }
    }
  }

  private static void trace(byte[] input, Path folder) throws Exception {
    try (TraceReader reader = new TraceReader(new ByteArrayInputStream(input))) {
      while (reader.next() != null) {
        continue;
      }
    }
  }

  private static void judged(byte[] input, Path folder) {
    JUDGE.judge(new ByteArrayInputStream(input));
  }

  private static void manifest(byte[] input, Path folder) throws Exception {
    file(input, folder, "manifest.json");
    Models.read(folder);
  }

  /** What an answer answers; null: a reset. */
  private static Event request(int kind) {
    return switch (kind % 5) {
      case 0 -> null;
      case 1 -> Event.success(1, "A", Operation.OPEN_SOCKET, null, "SOCK_STREAM");
      case 2 -> Event.success(1, "A", Operation.PEEK_MESSAGE, null, "w1");
      case 3 -> Event.success(1, "A", Operation.ENUM_NETWORK_EVENTS, null, "s1", null);
      default -> Event.network(1, Operation.PEER_SEES_END, "A", "s1");
    };
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static Path file(byte[] input, Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), input);
  }
}
