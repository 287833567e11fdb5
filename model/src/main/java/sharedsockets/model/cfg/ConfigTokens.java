package sharedsockets.model.cfg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a .cfg file; comments are TLA+'s, block comments nest. */
final class ConfigTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<number>-?\\d+(?![A-Za-z_\\d]))"
              + "|(?<name>[A-Za-z_\\d][A-Za-z_\\d!]*)"
              + "|\"(?<string>(?:[^\"\\\\\\n]|\\\\.)*)\""
              + "|(?<symbol><-|[=,{}()\\[\\]])");

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  /** One token; a string's text is without its quotes. */
  record Token(String text, int line, Kind kind) {
    boolean isName() {
      return kind == Kind.NAME;
    }

    boolean isNumber() {
      return kind == Kind.NUMBER;
    }

    boolean isString() {
      return kind == Kind.STRING;
    }

    boolean isEnd() {
      return kind == Kind.END;
    }

    String shown() {
      return isEnd() ? "the end of the file" : "'" + text + "'";
    }
  }

  private final String file;
  private final String text;
  private int position;
  private int line = 1;
  private Token ahead;

  ConfigTokens(String file, String text) {
    this.file = file;
    this.text = text;
  }

  Token peek() {
    if (ahead == null) {
      ahead = scan();
    }
    return ahead;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    return token;
  }

  Token nextName(String what) {
    Token token = next();
    if (!token.isName()) {
      throw error(token, "expected " + what + ", found " + token.shown());
    }
    return token;
  }

  boolean accept(String symbol) {
    if (!peek().isString() && peek().text().equals(symbol)) {
      next();
      return true;
    }
    return false;
  }

  void expect(String symbol) {
    if (!accept(symbol)) {
      throw error(peek(), "expected " + symbol + ", found " + peek().shown());
    }
  }

  String place(Token token) {
    return file + ":" + token.line();
  }

  InvalidConfig error(Token token, String message) {
    return new InvalidConfig(place(token) + ": " + message);
  }

  /** What TLC knows and this reader does not. */
  InvalidConfig unsupported(Token token, String what) {
    return new InvalidConfig(place(token) + ": " + what + " is not supported: TLC only", true);
  }

  private Token scan() {
    skipSpaceAndComments();
    if (position == text.length()) {
      return new Token("", line, Kind.END);
    }
    Matcher matcher = TOKEN.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      throw new InvalidConfig(
          file + ":" + line + ": unexpected character '" + text.charAt(position) + "'");
    }
    position = matcher.end();
    if (matcher.group("number") != null) {
      return new Token(matcher.group(), line, Kind.NUMBER);
    } else if (matcher.group("name") != null) {
      return new Token(matcher.group(), line, Kind.NAME);
    } else if (matcher.group("symbol") != null) {
      return new Token(matcher.group(), line, Kind.SYMBOL);
    }
    return new Token(matcher.group("string").replaceAll("\\\\(.)", "$1"), line, Kind.STRING);
  }

  private void skipSpaceAndComments() {
    while (position < text.length()) {
      if (text.startsWith("\\*", position)) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else if (text.startsWith("(*", position)) {
        skipBlock();
      } else if (Character.isWhitespace(text.charAt(position))) {
        advance();
      } else {
        return;
      }
    }
  }

  private void skipBlock() {
    int start = line;
    int depth = 0;
    do {
      if (position >= text.length()) {
        throw new InvalidConfig(file + ":" + start + ": comment without end");
      }
      if (text.startsWith("(*", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*)", position)) {
        depth--;
        position += 2;
      } else {
        advance();
      }
    } while (depth > 0);
  }

  private void advance() {
    if (text.charAt(position) == '\n') {
      line++;
    }
    position++;
  }
}
