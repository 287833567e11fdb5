package sharedsockets.fuzz.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParameterException;
import sharedsockets.cli.Main;
import sharedsockets.faults.Fault;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.oracle.Judge;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.AnswerReader;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedAnswer;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;
import sharedsockets.trace.TraceReader;

/**
 * What reads input of users and of other programs. Each may refuse it as its documentation says.
 */
enum Format {
  TRACE {
    @Override
    void read(byte[] input, Path folder) throws IOException {
      try (TraceReader reader = new TraceReader(new ByteArrayInputStream(input))) {
        while (reader.next() != null) {
          continue;
        }
      } catch (MalformedTrace e) {
        requireMessage(e);
      }
    }
  },
  JUDGED_TRACE {
    @Override
    void read(byte[] input, Path folder) {
      JUDGE.judge(new ByteArrayInputStream(input));
    }
  },
  ANSWER {
    @Override
    void read(byte[] input, Path folder) {
      Event request =
          switch (input.length % 5) {
            case 0 -> null;
            case 1 -> Event.success(1, "A", Operation.SOCKET, null, "SOCK_STREAM");
            case 2 -> Event.success(1, "A", Operation.PEEK_MESSAGE, null, "w1");
            case 3 -> Event.success(1, "A", Operation.ENUM_NETWORK_EVENTS, null, "s1", null);
            default -> Event.network(1, Operation.PEER_SEES_END, "A", "s1");
          };
      try {
        new AnswerReader().read(text(input), request);
      } catch (MalformedAnswer e) {
        requireMessage(e);
      }
    }
  },
  CONFIGURATION {
    @Override
    void read(byte[] input, Path folder) throws IOException {
      try {
        ModelConfig.read(file(input, folder, "model.cfg"));
      } catch (InvalidConfig e) {
        requireMessage(e);
      }
    }
  },
  MANIFEST {
    @Override
    void read(byte[] input, Path folder) throws IOException {
      file(input, folder, "manifest.json");
      try {
        Models.read(folder);
      } catch (InvalidModel e) {
        requireMessage(e);
      }
    }
  },
  PROFILE {
    @Override
    void read(byte[] input, Path folder) throws IOException {
      try {
        ProfileSetting.of(file(input, folder, "profile.json").toString());
      } catch (IllegalArgumentException e) {
        requireMessage(e);
      }
    }
  },
  FAULT {
    @Override
    void read(byte[] input, Path folder) throws IOException {
      try {
        Fault.read(file(input, folder, "fault.patch"));
      } catch (UnusableFault e) {
        requireMessage(e);
      } catch (java.nio.charset.MalformedInputException e) {
        // It is an IOException.
      }
    }
  },
  COMMAND_LINE {
    @Override
    void read(byte[] input, Path folder) {
      List<String> arguments = text(input).lines().limit(20).toList();
      try {
        Main.parse(arguments);
      } catch (ParameterException e) {
        requireMessage(e);
      }
    }
  };

  private static final Judge JUDGE = new Judge(ProfileSetting.DOCUMENTED);

  /**
   * Reads it.
   *
   * @param folder for files, where only files are read
   */
  abstract void read(byte[] input, Path folder) throws IOException;

  private static void requireMessage(Exception refusal) {
    if (refusal.getMessage() == null || refusal.getMessage().isBlank()) {
      throw new AssertionError("refused without a message", refusal);
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static Path file(byte[] input, Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), input);
  }
}
