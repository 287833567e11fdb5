package sharedsockets.model.ast;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ids of rules, such as REG-2, and of disputed points, such as U19c, in a text. */
public final class RuleIds {
  public static final Pattern PATTERN = Pattern.compile("\\b(?:[A-Z]{3}-\\d+|U\\d+[a-z]?)\\b");

  private RuleIds() {}

  /** Each once, in the order in which they stand. */
  public static List<String> in(String text) {
    return PATTERN.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
