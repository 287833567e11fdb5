package sharedsockets.model.source;

import javax.lang.model.SourceVersion;

/** Names of the specification as Java writes them. */
final class JavaNames {
  private JavaNames() {}

  /** {@code IsOpen} as {@code isOpen}; keywords get an underscore. */
  static String method(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return legal(Character.toLowerCase(plain.charAt(0)) + plain.substring(1));
  }

  /** A parameter or a local variable. */
  static String local(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    // X, as TLA+ likes to call a set, is no constant of Java.
    return method(plain.toUpperCase().equals(plain) ? plain.toLowerCase() : plain);
  }

  static String type(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }

  /** {@code NoRegistration} as {@code NO_REGISTRATION}, {@code does not hold} likewise. */
  static String constant(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
    if (plain.matches("[A-Z0-9_]+")) {
      return plain;
    }
    String upper = plain.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase();
    return upper.isEmpty() || Character.isDigit(upper.charAt(0)) ? "_" + upper : upper;
  }

  private static String legal(String name) {
    return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) ? name : name + "_";
  }
}
