package sharedsockets.model.javacode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TermsTest {
  private final Term i = new Term.Local(JavaType.INT, 1);
  private final Term j = new Term.Local(JavaType.INT, 2);
  private final Term m = new Term.Local(JavaType.LONG, 3);
  private final Term a = new Term.Local(JavaType.BOOLEAN, 4);
  private final Term b = new Term.Local(JavaType.BOOLEAN, 5);

  private static Term number(long value) {
    return Terms.number(value);
  }

  @Test
  void aSumHasOneConstant() {
    assertThat(Terms.plus(Terms.plus(i, 3), 4)).isEqualTo(Terms.plus(i, 7));
    assertThat(Terms.plus(Terms.plus(i, 3), -3)).isEqualTo(i);
    assertThat(Terms.minus(Terms.plus(number(5), i), number(2))).isEqualTo(Terms.plus(i, 3));
    assertThat(Terms.plus(number(2), number(3))).isEqualTo(number(5));
  }

  @Test
  void constantsOverflowAsJavaDoes() {
    assertThat(Terms.plus(number(Integer.MAX_VALUE), 1)).isEqualTo(number(Integer.MIN_VALUE));
  }

  @Test
  void productsAndQuotients() {
    assertThat(Terms.times(number(3), number(4))).isEqualTo(number(12));
    assertThat(Terms.times(i, 1)).isEqualTo(i);
    assertThat(Terms.times(number(0), i)).isEqualTo(Terms.ZERO);
    assertThat(Terms.times(number(3), i)).isEqualTo(Terms.times(i, number(3)));
    assertThat(Terms.dividedBy(number(7), 2)).isEqualTo(number(3));
    assertThat(Terms.dividedBy(i, 1)).isEqualTo(i);
    assertThat(Terms.modulo(number(7), 4)).isEqualTo(number(3));
  }

  @Test
  void conditions() {
    assertThat(Terms.not(Terms.not(a))).isEqualTo(a);
    assertThat(Terms.not(Terms.TRUE)).isEqualTo(Terms.FALSE);
    assertThat(Terms.and(Terms.TRUE, a)).isEqualTo(a);
    assertThat(Terms.and(a, Terms.FALSE)).isEqualTo(Terms.FALSE);
    assertThat(Terms.and(a, a)).isEqualTo(a);
    assertThat(Terms.or(a, Terms.FALSE)).isEqualTo(a);
    assertThat(Terms.or(Terms.TRUE, a)).isEqualTo(Terms.TRUE);
    assertThat(Terms.same(a, Terms.FALSE)).isEqualTo(Terms.not(a));
    assertThat(Terms.same(i, i)).isEqualTo(Terms.TRUE);
    assertThat(Terms.same(number(1), number(2))).isEqualTo(Terms.FALSE);
    assertThat(Terms.same(i, j).type()).isEqualTo(JavaType.BOOLEAN);
    assertThat(Terms.compare(number(1), JavaOperator.LESS, number(2))).isEqualTo(Terms.TRUE);
    assertThat(Terms.compare(number(2), JavaOperator.AT_LEAST, number(3))).isEqualTo(Terms.FALSE);
  }

  @Test
  void choices() {
    assertThat(Terms.choose(Terms.TRUE, i, j)).isEqualTo(i);
    assertThat(Terms.choose(Terms.FALSE, i, j)).isEqualTo(j);
    assertThat(Terms.choose(a, i, i)).isEqualTo(i);
    assertThat(Terms.choose(a, Terms.TRUE, b)).isEqualTo(Terms.or(a, b));
    assertThat(Terms.choose(a, b, Terms.FALSE)).isEqualTo(Terms.and(a, b));
    assertThat(Terms.choose(a, Terms.FALSE, b)).isEqualTo(Terms.and(Terms.not(a), b));
  }

  @Test
  void masks() {
    assertThat(Terms.union(Terms.NO_BITS, m)).isEqualTo(m);
    assertThat(Terms.union(Terms.bits(1), Terms.bits(4))).isEqualTo(Terms.bits(5));
    assertThat(Terms.intersection(m, Terms.NO_BITS)).isEqualTo(Terms.NO_BITS);
    assertThat(Terms.difference(m, m)).isEqualTo(Terms.NO_BITS);
    assertThat(Terms.difference(m, Terms.bits(1))).isEqualTo(Terms.intersection(m, Terms.bits(-2)));
    assertThat(Terms.hasBit(Terms.bits(5), number(2))).isEqualTo(Terms.TRUE);
    assertThat(Terms.hasBit(Terms.NO_BITS, i)).isEqualTo(Terms.FALSE);
    assertThat(Terms.bit(number(3))).isEqualTo(Terms.bits(8));
    assertThat(Terms.lowest(64)).isEqualTo(Terms.bits(-1));
    assertThat(Terms.shifted(Terms.bits(6), -1)).isEqualTo(Terms.bits(3));
  }

  @Test
  void castsThereAndBackAreNone() {
    assertThat(Terms.toLong(Terms.toInt(m))).isEqualTo(m);
    assertThat(Terms.toLong(number(3))).isEqualTo(Terms.bits(3));
  }

  @Test
  void simpleTermsAreLocalsConstantsAndTheirSums() {
    assertThat(Terms.isSimple(Terms.plus(i, 1))).isTrue();
    assertThat(Terms.isSimple(Terms.plus(i, j))).isFalse();
    assertThat(Terms.isSimple(Terms.not(a))).isFalse();
  }
}
