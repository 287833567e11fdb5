package sharedsockets.adapter;

import java.util.ArrayList;
import java.util.List;

/** A command as people write it, split into words: blanks part them, but not between quotes. */
final class CommandLineWords {
  private CommandLineWords() {}

  /**
   * @throws IllegalArgumentException if there is no word, or a quote is not closed
   */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (char c : command.toCharArray()) {
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        word = word == null ? new StringBuilder() : word;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
      } else {
        word = (word == null ? new StringBuilder() : word).append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote is not closed: " + command);
    }
    if (word != null) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("no command");
    }
    return words;
  }
}
