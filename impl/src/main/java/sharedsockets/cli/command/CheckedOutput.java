package sharedsockets.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * This process's standard output. It remembers its first failure (a full disk, a closed pipe),
 * which the writers above it swallow, and takes nothing after it.
 */
final class CheckedOutput extends OutputStream {
  private final OutputStream output = new FileOutputStream(FileDescriptor.out);
  private IOException failure;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        output.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** Why something was lost, if it was. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
