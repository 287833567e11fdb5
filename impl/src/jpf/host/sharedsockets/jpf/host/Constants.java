package sharedsockets.jpf.host;

import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.serialize.AmmendableFilterConfiguration.FieldAmmendment;

/**
 * Fields that never change within a program, and so tell no states apart: the tables of the trace
 * format and of the programs, and what a program and its steps are. States match by all others.
 */
public final class Constants implements FieldAmmendment {
  @Override
  public boolean ammendFieldInclusion(FieldInfo field, boolean soFar) {
    return soFar && !isConstant(field.getClassInfo().getName(), field);
  }

  private static boolean isConstant(String type, FieldInfo field) {
    if (field.isStatic()) {
      return type.startsWith("sharedsockets.trace.")
          || type.startsWith("sharedsockets.binding.")
          || type.startsWith("sharedsockets.jpf.harness.")
          || type.startsWith("gov.nasa.jpf.");
    }
    return type.equals("sharedsockets.jpf.harness.Program")
        || type.equals("sharedsockets.jpf.harness.Step") && field.isReference();
  }
}
