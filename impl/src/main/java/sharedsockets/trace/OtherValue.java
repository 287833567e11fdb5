package sharedsockets.trace;

/**
 * An option's value that is no integer.
 *
 * @param json its JSON text without white space, members in the order written
 */
public record OtherValue(String json) {
  @Override
  public String toString() {
    return json;
  }
}
