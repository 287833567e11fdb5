package sharedsockets.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SideBySideTest {
  private interface Body {
    void run(Processors.Share processors) throws InterruptedException;
  }

  private record Step(String name, Body body) implements VerifyStep {
    @Override
    public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
      body.run(processors);
      out.println("details of " + name);
      return new Result(1, 1, "");
    }
  }

  private static List<SideBySide.Finished> run(int processors, List<VerifyStep> steps)
      throws InterruptedException {
    List<SideBySide.Finished> finished = new ArrayList<>();
    new SideBySide(processors).run(steps, finished::add);
    return finished;
  }

  /** The first waits for the second, and is told first all the same. */
  @Test
  void whatIsAtTheSameTimeIsToldInOrder() throws Exception {
    CountDownLatch second = new CountDownLatch(1);

    List<SideBySide.Finished> finished =
        run(
            2,
            List.of(
                new Step("first", processors -> second.await()),
                new Step("second", processors -> second.countDown())));

    assertThat(finished)
        .extracting(SideBySide.Finished::details)
        .containsExactly("details of first\n", "details of second\n");
  }

  @Test
  void noMoreWorkThanThereAreProcessors() throws Exception {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Body body =
        processors -> {
          for (int i = 0; i < 1000; i++) {
            try (Processors.Held held = i % 2 == 0 ? processors.one() : processors.all()) {
              most.accumulateAndGet(working.addAndGet(i % 2 == 0 ? 1 : 2), Math::max);
              working.addAndGet(i % 2 == 0 ? -1 : -2);
            }
          }
        };
    List<VerifyStep> steps = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      steps.add(new Step("step " + i, body));
    }

    List<SideBySide.Finished> finished = run(2, steps);

    assertThat(most.get()).isEqualTo(2);
    assertThat(finished).allMatch(each -> each.used().toNanos() > 0);
  }

  @Test
  void workInThisJvmIsAlone() throws Exception {
    AtomicInteger working = new AtomicInteger();
    Body body =
        processors -> {
          for (int i = 0; i < 1000; i++) {
            try (Processors.Held held = processors.here()) {
              assertThat(working.incrementAndGet()).isOne();
              working.decrementAndGet();
            }
          }
        };

    assertThat(run(3, List.of(new Step("one", body), new Step("other", body)))).hasSize(2);
  }

  @Test
  void aStepThatBreaksEndsTheOthers() {
    VerifyStep broken =
        new Step(
            "broken",
            processors -> {
              throw new IllegalStateException("out of order");
            });
    VerifyStep endless = new Step("endless", processors -> new CountDownLatch(1).await());

    assertThatThrownBy(() -> run(2, List.of(broken, endless))).hasMessageContaining("out of order");
  }
}
