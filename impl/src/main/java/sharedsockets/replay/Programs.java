package sharedsockets.replay;

import java.util.List;
import java.util.Optional;

/** Programs in an order, of which the last ones may still be in the making. Thread-safe. */
public interface Programs {
  /**
   * The program of a number, from 0; nothing if there are not so many. Waits while it is made.
   *
   * @throws InterruptedException if it is not wanted any more
   */
  Optional<Program> get(int number) throws InterruptedException;

  /** How many there are so far. */
  int size();

  /** Programs that are made. */
  static Programs of(List<Program> programs) {
    return new Programs() {
      @Override
      public Optional<Program> get(int number) {
        return number < programs.size() ? Optional.of(programs.get(number)) : Optional.empty();
      }

      @Override
      public int size() {
        return programs.size();
      }
    };
  }
}
