package sharedsockets.trace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void emptyLineIsNoAnswer(String line) {
    assertThatThrownBy(() -> new AnswerReader().read(line, null))
        .isInstanceOf(MalformedAnswer.class)
        .hasMessage("is empty, not an object");
  }
}
