package sharedsockets.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-12",
        "123456789012345678901234567890",
        "TRUE",
        "FALSE",
        "A",
        "p_1",
        "\"\"",
        "\"FD_READ\"",
        "\"a \\\"quoted\\\" \\\\ word\"",
        "{}",
        "{1, 2, {3}}",
        "<<>>",
        "<<\"ok\", <<>>>>",
        "[call |-> \"recv\", args |-> <<1, {}>>]",
        "(A :> 1 @@ B :> [x |-> 2])",
        "(<<A, 1>> :> {} @@ <<B, 2>> :> (1 :> 2))"
      })
  void whatIsReadIsWrittenAlike(String text) {
    Value value = ValueParser.parse(text);

    assertThat(value).hasToString(text).isNotInstanceOf(Value.Other.class);
  }

  @Test
  void valuesMayGoOnOverLines() {
    assertThat(ValueParser.parse("[ call |-> \"send\",\n  result |-> 1 ]\n"))
        .isEqualTo(
            new Value.Fields(Map.of("call", new Value.Text("send"), "result", Value.Int.of(1))));
  }

  @Test
  void functionsHaveValuesAsKeys() {
    assertThat(ValueParser.parse("(1 :> TRUE)"))
        .isEqualTo(new Value.Function(Map.of(Value.Int.of(1), new Value.Bool(true))));
  }

  @Test
  void tuplesKeepTheirOrder() {
    assertThat(ValueParser.parse("<<2, 1>>"))
        .isEqualTo(new Value.Tuple(List.of(Value.Int.of(2), Value.Int.of(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1..3", "SUBSET {1}", "{1", "\"open", "[a |-> ]", "<<1,>>", "-x", "1 2"})
  void whatIsNoSuchValueStaysText(String text) {
    assertThat(ValueParser.parse(text)).isEqualTo(new Value.Other(text));
  }

  @Test
  void deepNestingIsNoStackOverflow() {
    assertThat(ValueParser.parse("{".repeat(100_000))).isInstanceOf(Value.Other.class);
  }
}
