package sharedsockets.web;

import java.util.Set;
import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * Tells the compiler to WebAssembly where those classes are that the oracle and its JSON parser use
 * and that the compiler's library lacks: in {@code classlib}, each with a T before its name.
 */
public final class MissingClasses extends SimpleSubstitutionPolicy {
  private static final Set<String> NAMES =
      Set.of(
          "com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal",
          "com.fasterxml.jackson.core.io.schubfach.FloatToDecimal",
          "java.io.CharConversionException",
          "java.util.StringJoiner",
          "java.util.concurrent.atomic.AtomicReferenceArray",
          "java.util.concurrent.locks.Lock",
          "java.util.concurrent.locks.ReentrantLock");

  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(NAMES::contains)
        .packagePrefix("sharedsockets.web.classlib.")
        .simpleNamePrefix("T");
  }
}
