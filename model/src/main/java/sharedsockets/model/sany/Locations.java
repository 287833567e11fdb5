package sharedsockets.model.sany;

import sharedsockets.model.ast.Location;
import tla2sany.semantic.SemanticNode;

/** SANY's places as ours. */
final class Locations {
  private Locations() {}

  static Location of(SemanticNode node) {
    tla2sany.st.Location at = node.getLocation();
    return new Location(
        at.source() + ".tla", at.beginLine(), at.beginColumn(), at.endLine(), at.endColumn());
  }
}
