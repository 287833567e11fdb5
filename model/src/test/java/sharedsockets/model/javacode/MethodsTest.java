package sharedsockets.model.javacode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sharedsockets.model.javacode.Statement.Block;

final class MethodsTest {
  private static final Term.Array STATE = new Term.Array(JavaType.LONG, "c");

  private final Methods methods = new Methods();
  private int numbers;

  private Term.Local local(JavaType type) {
    return new Term.Local(type, 100 + numbers++);
  }

  private static Statement effect(Term argument) {
    return new Statement.Perform(new Term.Call(JavaType.VOID, "offer", List.of(argument)));
  }

  private static Term word(Term index) {
    return Terms.element(STATE, index);
  }

  @Test
  void localsThatAreNotDeclaredBecomeParameters() {
    Term.Local i = local(JavaType.INT);
    Term.Local m = local(JavaType.LONG);
    Block body =
        Block.of(
            new Statement.Declare(m, Terms.difference(word(i), Terms.bits(3))),
            effect(Terms.choose(Terms.isNotZero(m), m, Terms.bits(-1))));

    Term.Call call = methods.extract(JavaType.VOID, "a0", body);

    assertThat(call.arguments()).containsExactly(i);
    assertThat(methods.text())
        .isEqualTo(
            """
            private void a0(int i0) {
            long m1 = c[i0] & -4L;
            offer((m1 != 0L) ? m1 : -1L);
            }
            """);
  }

  @Test
  void equalMethodsAreWrittenOnce() {
    Term.Local i = local(JavaType.INT);
    Term.Local j = local(JavaType.INT);

    Term.Call first = methods.extract(JavaType.VOID, "a0", Block.of(effect(i)));
    Term.Call second = methods.extract(JavaType.VOID, "a1", Block.of(effect(j)));

    assertThat(second.method()).isEqualTo(first.method());
    assertThat(second.arguments()).containsExactly(j);
    assertThat(methods.text()).doesNotContain("a1");
  }

  @Test
  void whatNobodyReadsIsDropped() {
    Term.Local used = local(JavaType.INT);
    Term.Local unused = local(JavaType.INT);
    Term.Local count = local(JavaType.INT);
    Term.Local condition = local(JavaType.BOOLEAN);
    Block body =
        Block.of(
            new Statement.Declare(used, Terms.ONE),
            new Statement.Declare(unused, Terms.plus(used, 1)),
            new Statement.Declare(count, Terms.ZERO),
            new Statement.Declare(condition, Terms.TRUE),
            new Statement.If(
                condition,
                Block.of(new Statement.Assign(count, Terms.plus(count, unused))),
                Block.EMPTY),
            effect(used));

    methods.extract(JavaType.VOID, "a0", body);

    assertThat(methods.text()).isEqualTo("private void a0() {\nint i0 = 1;\noffer(i0);\n}\n");
  }

  /** It may fail: left out, an error in a specification would be hidden. */
  @Test
  void aMethodThatPerformsACallIsCalledThoughNobodyReadsItsValue() {
    Block failing = Block.of(effect(Terms.ONE), new Statement.Return(Terms.TRUE));
    Block pure = Block.of(new Statement.Return(Terms.isNotZero(word(Terms.ONE))));
    Term.Call asked = methods.extract(JavaType.BOOLEAN, "q0", failing);
    Term.Call read = methods.extract(JavaType.BOOLEAN, "q1", pure);
    Block body =
        Block.of(
            new Statement.Declare(local(JavaType.BOOLEAN), asked),
            new Statement.Declare(local(JavaType.BOOLEAN), read));

    methods.extract(JavaType.VOID, "a0", body);

    assertThat(methods.performs(body)).isTrue();
    assertThat(methods.text()).contains("= q0();").doesNotContain("= q1();");
  }

  @Test
  void whatALaterRoundOfALoopReadsIsKept() {
    Term.Local mask = local(JavaType.LONG);
    Term.Local last = local(JavaType.LONG);
    Statement.For loop =
        new Statement.For(
            new Statement.Declare(mask, word(Terms.ZERO)),
            Terms.isNotZero(mask),
            new Statement.Assign(mask, Terms.intersection(mask, Terms.minus(mask, Terms.bits(1)))),
            Block.of(effect(last), new Statement.Assign(last, mask)));
    Block body = Block.of(new Statement.Declare(last, Terms.NO_BITS), loop);

    methods.extract(JavaType.VOID, "a0", body);

    assertThat(methods.text())
        .isEqualTo(
            """
            private void a0() {
            long m0 = 0L;
            for (long m1 = c[0]; m1 != 0L; m1 = m1 & (-1L + m1)) {
            offer(m0);
            m0 = m1;
            }
            }
            """);
  }

  @Test
  void branchesAndLabels() {
    Term.Local condition = local(JavaType.BOOLEAN);
    Term.Local result = local(JavaType.BOOLEAN);
    Statement.Label label = new Statement.Label(7);
    Block body =
        Block.of(
            new Statement.Declare(result, Terms.FALSE),
            new Statement.Labelled(
                label,
                Block.of(
                    new Statement.If(
                        condition,
                        Block.EMPTY,
                        Block.of(
                            new Statement.Assign(result, Terms.TRUE),
                            new Statement.Break(label))))),
            new Statement.Return(result));

    methods.extract(JavaType.BOOLEAN, "q0", body);

    assertThat(methods.text())
        .isEqualTo(
            """
            private boolean q0(boolean b0) {
            boolean b1 = false;
            L0: {
            if (!b0) {
            b1 = true;
            if (true) break L0;
            }
            }
            return b1;
            }
            """);
  }

  @Test
  void statementsStandAloneIfTheyAssignAndLeaveOnlyTheirOwn() {
    Term.Local i = local(JavaType.INT);
    Statement.Break left = new Statement.Break(new Statement.Label(1));

    assertThat(Methods.standsAlone(Block.of(effect(i)))).isTrue();
    assertThat(Methods.standsAlone(Block.of(new Statement.Assign(i, Terms.ONE)))).isFalse();
    assertThat(Methods.standsAlone(Block.of(left))).isFalse();
    assertThat(Methods.standsAlone(Block.of(new Statement.Labelled(left.label(), Block.of(left)))))
        .isTrue();
  }
}
