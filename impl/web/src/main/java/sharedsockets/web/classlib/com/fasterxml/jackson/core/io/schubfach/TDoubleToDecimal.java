package sharedsockets.web.classlib.com.fasterxml.jackson.core.io.schubfach;

/** Jackson's own way to write a double, which is switched off. */
public final class TDoubleToDecimal {
  private TDoubleToDecimal() {}

  public static String toString(double value) {
    return Double.toString(value);
  }
}
