package sharedsockets.fuzz.model;

import com.code_intelligence.jazzer.api.Jazzer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells the fuzzer what programs reach of the models, and what they have not reached. It decides
 * which inputs are tried, never what an input does.
 */
final class Feedback {
  /** Any number that nobody else uses. */
  private static final int FIRST_ID = 0x5EC00000;

  /** One id tells so many states apart. */
  private static final int STATES = 256;

  /** An input that is kept takes a file and a millisecond: not each transition is worth that. */
  private static final int NEW_ENOUGH = 100;

  /** The fuzzer remembers hints of so many numbers: 64 bytes. */
  private static final int LONGEST_HINT = 16;

  private final AllTransitions transitions;
  private final TransitionNumbers numbers;
  private int told;
  private int messages;
  private int hints;
  private int hinted;

  Feedback(AllTransitions transitions, TransitionNumbers numbers) {
    this.transitions = transitions;
    this.numbers = numbers;
  }

  /** That a program has been run. */
  void ran(int[] program) {
    tellWhatIsNew();
    if (program.length > 0) {
      hintAtWhatIsLeft(program);
    }
  }

  /** Each such message is a state of its own to the fuzzer: the input is kept, as for a branch. */
  private void tellWhatIsNew() {
    int reached = transitions.reached();
    if (reached >= told + NEW_ENOUGH) {
      told = reached;
      Jazzer.exploreState((byte) (messages % STATES), FIRST_ID + messages / STATES);
      messages++;
    }
  }

  /** The fuzzer tries numbers of transitions not yet reached in place of some of the program's. */
  private void hintAtWhatIsLeft(int[] program) {
    int from = hints++ % program.length;
    int[] replaced =
        Arrays.copyOfRange(program, from, Math.min(program.length, from + LONGEST_HINT));
    int[] hint = new int[replaced.length];
    for (int i = 0; i < hint.length; i++) {
      int next = transitions.unreachedAfter(hinted);
      if (next == AllTransitions.NONE) {
        return;
      }
      // All but the first count from the one before, wherever the fuzzer puts them.
      hint[i] = i == 0 ? numbers.number(next) : numbers.number(next, hinted);
      hinted = next;
    }
    Jazzer.guideTowardsEquality(bytes(replaced), bytes(hint), FIRST_ID);
  }

  private static byte[] bytes(int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    return bytes.array();
  }
}
