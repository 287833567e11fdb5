package sharedsockets.fuzz.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import sharedsockets.fuzz.harness.Figures;
import sharedsockets.model.system.ScratchFolder;

/**
 * Input formats: the first byte chooses one, the rest is what is read. No exception but the
 * documented ones; that it ends, and in bounded memory, the limits of the JVM and of Jazzer see to.
 */
public final class FormatTarget {
  private static final FormatTarget INSTANCE = new FormatTarget();
  private static final Format[] FORMATS = Format.values();

  private final ScratchFolder scratch;
  private final Figures figures = new Figures();

  private FormatTarget() {
    try {
      scratch = new ScratchFolder("formats-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes everything ready, before the time of an input is taken. */
  public static void fuzzerInitialize() {
    INSTANCE.figures.executed(0);
  }

  /** Reads an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    INSTANCE.run(input);
  }

  private void run(byte[] input) {
    if (input.length > 0) {
      Format format = FORMATS[(input[0] & 0xFF) % FORMATS.length];
      try {
        format.read(Arrays.copyOfRange(input, 1, input.length), scratch.path());
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        // When this JVM is ended by a signal, the folder may be gone before the thread is.
        if (Files.isDirectory(scratch.path())) {
          throw new IllegalStateException(format + " cannot be read", e);
        }
      }
    }
    figures.executed(1);
  }
}
