package sharedsockets.model.table;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Members of the constants of an enumeration: for each a final field, a parameter of the
 * constructor, and a method that returns it.
 */
public final class Members {
  private record Member(String name, TypeName type, String comment) {}

  private final List<Member> members = new ArrayList<>();

  /** One more, in the order of the constructor's parameters. */
  public Members and(String name, TypeName type, String comment) {
    members.add(new Member(name, type, comment));
    return this;
  }

  /** The enumeration with them. */
  public TypeSpec in(TypeSpec.Builder type) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (Member each : members) {
      type.addField(each.type, each.name, Modifier.PRIVATE, Modifier.FINAL);
      constructor.addParameter(each.type, each.name);
      constructor.addStatement("this.$N = $N", each.name, each.name);
    }
    type.addMethod(constructor.build());
    for (Member each : members) {
      type.addMethod(
          MethodSpec.methodBuilder(each.name)
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("$L\n", each.comment)
              .returns(each.type)
              .addStatement("return $N", each.name)
              .build());
    }
    return type.build();
  }
}
