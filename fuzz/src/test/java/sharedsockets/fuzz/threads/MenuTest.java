package sharedsockets.fuzz.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** The calls that threads choose from, and the state before they begin. */
final class MenuTest {
  @Test
  void everyCallOfTheTableIsInTheMenu() {
    Set<Operation> all = EnumSet.allOf(Operation.class);
    all.remove(Operation.PEER_SEES_NO_END); // An answer to the question whether it sees it.

    assertThat(Menu.of(0, false)).extracting(Event::operation).containsAll(all);
    assertThat(Menu.of(0, false)).anyMatch(Event::isPending);
  }

  /** CON-4: there is nobody to see an end, and that nobody saw one tells nothing. */
  @Test
  void whatIsNotConnectedHasNoPeerThatLooks() {
    ThreadProgram program =
        new ThreadProgram(
            Scenario.beginning(0),
            List.of(
                List.of(Menu.network(Operation.IS_REFUSED), Menu.network(Operation.PEER_SEES_END))),
            List.of(),
            new int[0],
            false);

    History history = program.perform(new Worlds().make(false));

    assertThat(history.overlapping()).hasSize(2);
    assertThat(history.isLinearizable(history.beginning().orElseThrow())).isTrue();
  }

  @Test
  void everyBeginningConformsWhereNoThreadDoesAnything() {
    Worlds worlds = new Worlds();
    IntStream.range(0, Scenario.BEGINNINGS)
        .forEach(
            number -> {
              boolean connects = Scenario.isConnected(number);
              ThreadProgram program =
                  new ThreadProgram(
                      Scenario.beginning(number),
                      List.of(List.of(Menu.call("A", Operation.SEND, "s8"))),
                      Scenario.LOOKS,
                      new int[0],
                      connects);
              History history = program.perform(worlds.make(connects));
              assertThat(history.beginning()).as("beginning %d", number).isPresent();
              assertThat(history.isLinearizable(history.beginning().orElseThrow()))
                  .as("beginning %d", number)
                  .isTrue();
              if (!connects) {
                assertThat(new Judge(ProfileSetting.of("windows")).judge(history.trace()))
                    .isInstanceOf(Verdict.Conforms.class);
              }
            });
  }
}
