package sharedsockets.model.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.check.InvalidModel;

/**
 * The temporal properties that a .cfg names, and the rest of it.
 *
 * @param properties names after PROPERTY or PROPERTIES
 * @param rest the .cfg without comments and without them
 */
record PropertiesOfCfg(List<String> properties, String rest) {
  private static final Pattern COMMENT =
      Pattern.compile("\\(\\*.*?\\*\\)|\\\\\\*[^\\n]*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
  private static final Set<String> KEYWORDS =
      Set.of(
          "SPECIFICATION",
          "INIT",
          "NEXT",
          "CONSTANT",
          "CONSTANTS",
          "INVARIANT",
          "INVARIANTS",
          "CONSTRAINT",
          "CONSTRAINTS",
          "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS",
          "SYMMETRY",
          "VIEW",
          "ALIAS",
          "POSTCONDITION",
          "CHECK_DEADLOCK",
          "PROPERTY",
          "PROPERTIES");

  static PropertiesOfCfg read(Path cfg) throws InvalidModel {
    try {
      return parse(Files.readString(cfg));
    } catch (IOException e) {
      throw new InvalidModel("cannot read " + cfg);
    }
  }

  static PropertiesOfCfg parse(String text) {
    List<String> properties = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    boolean inProperties = false;
    Matcher words = WORD.matcher(COMMENT.matcher(text).replaceAll(" "));
    while (words.find()) {
      String word = words.group();
      if (KEYWORDS.contains(word)) {
        inProperties = word.startsWith("PROPERT");
      }
      if (!inProperties) {
        rest.append(word);
      } else if (!word.isBlank() && !KEYWORDS.contains(word)) {
        properties.add(word);
      }
    }
    return new PropertiesOfCfg(List.copyOf(properties), rest.toString());
  }

  /** The same .cfg with a single property. */
  String withOnly(String property) {
    return rest + "\nPROPERTY " + property + "\n";
  }
}
