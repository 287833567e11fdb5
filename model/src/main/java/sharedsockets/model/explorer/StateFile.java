package sharedsockets.model.explorer;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import sharedsockets.model.system.ScratchFolder;

/**
 * Records of the same length in a temporary file, by number from 0. What cannot be read or written
 * ends in an {@link UncheckedIOException} whose cause says where, and why. Thread-safe.
 */
final class StateFile implements AutoCloseable {
  private final ScratchFolder folder;
  private final Path path;
  private final FileChannel channel;
  private final int recordBytes;

  /** Makes an empty one for records of that many longs. */
  StateFile(int recordWords) {
    recordBytes = recordWords * Long.BYTES;
    try {
      folder = new ScratchFolder("shared-sockets-states");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    path = folder.path().resolve("states");
    try {
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      folder.close();
      throw failed("made", e);
    }
  }

  /** A buffer for that many records. */
  ByteBuffer buffer(int records) {
    return ByteBuffer.allocateDirect(records * recordBytes).order(ByteOrder.nativeOrder());
  }

  /** Writes a buffer's records, from its position to its limit, from a number on. */
  void write(ByteBuffer records, long number) {
    try {
      long at = number * recordBytes;
      while (records.hasRemaining()) {
        at += channel.write(records, at);
      }
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** Fills a buffer, from its position to its limit, with the records from a number on. */
  void read(ByteBuffer records, long number) {
    try {
      long at = number * recordBytes;
      while (records.hasRemaining()) {
        int count = channel.read(records, at);
        if (count < 0) {
          throw new EOFException("it ends early");
        }
        at += count;
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException(
        new IOException(
            "the file of its states, %s, cannot be %s: %s; -Djava.io.tmpdir= names another folder"
                .formatted(path, what, e.getMessage()),
            e));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // All of it that was needed has been read, and it is deleted now.
    }
    folder.close();
  }
}
