package sharedsockets.cli.report;

import java.io.PrintWriter;

/**
 * Colours of words on a terminal. Each code is a write of its own, which {@link PlainWriter} knows.
 */
enum Colour {
  RED("\u001b[31m"),
  GREEN("\u001b[32m"),
  YELLOW("\u001b[33m");

  private static final String END = "\u001b[0m";

  private final String begin;

  Colour(String begin) {
    this.begin = begin;
  }

  /** Prints the text in this colour. */
  void print(PrintWriter out, String text) {
    out.print(begin);
    out.print(text);
    out.print(END);
  }

  /** Whether the text is a code, and nothing that somebody chose. */
  static boolean isCode(String text) {
    return text.equals(END)
        || text.equals(RED.begin)
        || text.equals(GREEN.begin)
        || text.equals(YELLOW.begin);
  }
}
