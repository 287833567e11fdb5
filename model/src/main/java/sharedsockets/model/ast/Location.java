package sharedsockets.model.ast;

/**
 * A place in a TLA+ module, as SANY counts it: lines and columns start at 1.
 *
 * @param file the module's file name, such as {@code Socket.tla}
 */
public record Location(String file, int line, int column, int endLine, int endColumn) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
