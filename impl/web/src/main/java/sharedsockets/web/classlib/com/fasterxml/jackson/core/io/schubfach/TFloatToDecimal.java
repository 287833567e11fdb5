package sharedsockets.web.classlib.com.fasterxml.jackson.core.io.schubfach;

/** Jackson's own way to write a float, which is switched off. */
public final class TFloatToDecimal {
  private TFloatToDecimal() {}

  public static String toString(float value) {
    return Float.toString(value);
  }
}
