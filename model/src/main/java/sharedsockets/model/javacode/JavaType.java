package sharedsockets.model.javacode;

/** The types of generated code. */
public enum JavaType {
  INT("int", "i"),
  LONG("long", "m"),
  BOOLEAN("boolean", "b"),
  /** What a method without a result returns. */
  VOID("void", "");

  private final String keyword;
  private final String prefix;

  JavaType(String keyword, String prefix) {
    this.keyword = keyword;
    this.prefix = prefix;
  }

  String keyword() {
    return keyword;
  }

  /** The first letter of this type's locals. */
  String prefix() {
    return prefix;
  }
}
