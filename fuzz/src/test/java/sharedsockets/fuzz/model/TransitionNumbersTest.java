package sharedsockets.fuzz.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransitionNumbersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000, 1_350_340})
  void eachTransitionHasNumbers(int transitions) {
    TransitionNumbers numbers = new TransitionNumbers(transitions);
    int wrong = 0;
    for (int transition = 0; transition < transitions; transition++) {
      int before = transitions - 1 - transition;
      int absolute = numbers.number(transition);
      int relative = numbers.number(transition, before);
      boolean isRight =
          TransitionNumbers.isOne(absolute)
              && TransitionNumbers.isOne(relative)
              && numbers.transition(absolute, before) == transition
              && numbers.transition(relative, before) == transition;
      wrong += isRight ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void moreTransitionsThanNumbersAreRefused() {
    assertThatThrownBy(() -> new TransitionNumbers(1 << 28))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too many transitions: 268435456");
  }
}
