package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.ast.RuleIds;

/**
 * Lexical analysis of a TLA+ module for readers. Input: its lines. Output: each line as tokens, of
 * which identifiers and rule ids are links where they are known.
 */
final class Listing {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>\\\\\\*.*|\\(\\*.*)"
              + "|(?<string>\"[^\"]*\")"
              + "|(?<rule>-{4,}|={4,})"
              + "|(?<keyword>\\b(?:MODULE|EXTENDS|CONSTANTS?|VARIABLES?|ASSUME|INSTANCE|WITH|LOCAL"
              + "|LET|IN|IF|THEN|ELSE|CASE|OTHER|EXCEPT|DOMAIN|SUBSET|UNION|UNCHANGED|ENABLED"
              + "|CHOOSE|LAMBDA|RECURSIVE|THEOREM|TRUE|FALSE|BOOLEAN)\\b)"
              + "|(?<name>[A-Za-z_]\\w*)"
              + "|(?<other>[^A-Za-z_\"\\\\(=-]+|.)");
  private static final String BLOCK_END = "*)";

  private final UnaryOperator<String> definition;
  private final UnaryOperator<String> rule;
  private boolean inBlock;

  /** A line of a module; {@code id} is what links to it name. */
  record Line(int number, String id, List<Token> tokens) {}

  /**
   * A token.
   *
   * @param sort a class of the style sheet; empty for what is shown as it is
   * @param target the id that it links to; empty where it is no link
   */
  record Token(String text, String sort, String target) {}

  /**
   * A listing's links.
   *
   * @param definition the target of an identifier, or null
   * @param rule the target of the id of a rule, or null
   */
  Listing(UnaryOperator<String> definition, UnaryOperator<String> rule) {
    this.definition = definition;
    this.rule = rule;
  }

  /** The tokens of a module. */
  List<Line> lines(String file, List<String> text) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      lines.add(new Line(i + 1, id(file, i + 1), tokens(text.get(i))));
    }
    return lines;
  }

  /** What links to a line name. */
  static String id(String file, int number) {
    return file.replaceFirst("\\.tla$", "") + "-" + number;
  }

  private List<Token> tokens(String line) {
    List<Token> tokens = new ArrayList<>();
    if (inBlock) {
      comment(line, tokens);
      return tokens;
    }
    Matcher found = TOKEN.matcher(line);
    while (found.find()) {
      String text = found.group();
      if (found.group("comment") != null) {
        comment(text, tokens);
      } else if (found.group("name") != null) {
        String target = definition.apply(text);
        tokens.add(new Token(text, "", target == null ? "" : target));
      } else {
        tokens.add(new Token(text, sort(found), ""));
      }
    }
    return tokens;
  }

  private static String sort(Matcher found) {
    for (String group : List.of("string", "rule", "keyword")) {
      if (found.group(group) != null) {
        return group;
      }
    }
    return "";
  }

  /** A comment to the end of its line, with the ids of rules in it. */
  private void comment(String text, List<Token> tokens) {
    inBlock = (inBlock || text.startsWith("(*")) && !text.stripTrailing().endsWith(BLOCK_END);
    Matcher ids = RuleIds.PATTERN.matcher(text);
    int end = 0;
    while (ids.find()) {
      String target = rule.apply(ids.group());
      if (target != null) {
        tokens.add(new Token(text.substring(end, ids.start()), "comment", ""));
        tokens.add(new Token(ids.group(), "comment", target));
        end = ids.end();
      }
    }
    tokens.add(new Token(text.substring(end), "comment", ""));
  }
}
