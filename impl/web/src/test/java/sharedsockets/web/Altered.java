package sharedsockets.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page whose compiled oracle has another text in place of one of its own, equally long. */
final class Altered {
  private static final Pattern ORACLE = Pattern.compile("id=\"oracle\">([^<]+)<");

  private Altered() {}

  static String page(String page, String text, String other) {
    Matcher oracle = ORACLE.matcher(page);
    if (!oracle.find()) {
      throw new IllegalArgumentException("no oracle in the page");
    }
    // Each character of the oracle's is a byte of it.
    String compiled = new String(Base64.getDecoder().decode(oracle.group(1)), ISO_8859_1);
    if (!compiled.contains(text)) {
      throw new IllegalArgumentException("no " + text + " in the oracle");
    }
    byte[] altered = compiled.replace(text, other).getBytes(ISO_8859_1);
    return page.substring(0, oracle.start(1))
        + Base64.getEncoder().encodeToString(altered)
        + page.substring(oracle.end(1));
  }
}
