package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import sharedsockets.model.persistent.Hash;

/**
 * Writes equals, hashCode and toString of a record. They need no method handles, which Java
 * PathFinder does not run, and hash codes are the same in every run.
 */
final class ValueMethods {
  private static final int PRIME = 31;

  private ValueMethods() {}

  /** Adds them; no component is ever null. */
  static void add(TypeSpec.Builder type, ClassName name, List<ParameterSpec> components) {
    type.addMethod(equalsMethod(name, components));
    type.addMethod(hashCodeMethod(components));
    type.addMethod(toStringMethod(name, components));
  }

  private static MethodSpec.Builder method(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }

  private static MethodSpec equalsMethod(ClassName name, List<ParameterSpec> components) {
    String other = fresh("other", components);
    String that = fresh("that", components);
    CodeBlock.Builder same = CodeBlock.builder().add("$N == this", other);
    CodeBlock.Builder equal = CodeBlock.builder().add("$N instanceof $T $N", other, name, that);
    // What is cheap to compare first.
    for (ParameterSpec component : components) {
      if (component.type().isPrimitive()) {
        equal.add("$W&& $N == $N.$N", component.name(), that, component.name());
      }
    }
    for (ParameterSpec component : components) {
      if (!component.type().isPrimitive()) {
        equal.add("$W&& $N.equals($N.$N)", component.name(), that, component.name());
      }
    }
    return method("equals", TypeName.BOOLEAN)
        .addParameter(Object.class, other)
        .addStatement("return $L$W|| $L", same.build(), equal.build())
        .build();
  }

  private static MethodSpec hashCodeMethod(List<ParameterSpec> components) {
    MethodSpec.Builder method = method("hashCode", TypeName.INT);
    String hash = fresh("hash", components);
    for (int i = 0; i < components.size(); i++) {
      CodeBlock each = hashOf(components.get(i));
      if (i == 0) {
        method.addStatement("$T $N = $L", int.class, hash, each);
      } else {
        method.addStatement("$N = $L * $N + $L", hash, PRIME, hash, each);
      }
    }
    return method.addStatement("return $N", hash).build();
  }

  private static CodeBlock hashOf(ParameterSpec component) {
    return component.type().isPrimitive()
        ? CodeBlock.of("$T.hashCode($N)", component.type().box(), component.name())
        : CodeBlock.of("$T.of($N)", Hash.class, component.name());
  }

  private static MethodSpec toStringMethod(ClassName name, List<ParameterSpec> components) {
    CodeBlock.Builder text = CodeBlock.builder();
    String before = name.simpleName() + "[";
    for (ParameterSpec component : components) {
      text.add("$S$W+ $N$W+ ", before + component.name() + "=", component.name());
      before = ", ";
    }
    return method("toString", ClassName.get(String.class))
        .addStatement("return $L$S", text.build(), "]")
        .build();
  }

  /** A name that no component has. */
  private static String fresh(String name, List<ParameterSpec> components) {
    return components.stream().anyMatch(c -> c.name().equals(name))
        ? fresh(name + "_", components)
        : name;
  }
}
