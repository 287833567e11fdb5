package sharedsockets.model.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.model.persistent.SmallSet;

/** Types as Java writes them. */
final class JavaTypes {
  static final ClassName MAP = ClassName.get(PersistentMap.class);
  static final ClassName SET = ClassName.get(PersistentSet.class);
  static final ClassName SMALL_SET = ClassName.get(SmallSet.class);
  static final ClassName SEQUENCE = ClassName.get(Sequence.class);
  static final ArrayTypeName OBJECTS = ArrayTypeName.of(Object.class);

  private final String packageName;

  JavaTypes(String packageName) {
    this.packageName = packageName;
  }

  ClassName named(String simpleName) {
    return ClassName.get(packageName, simpleName);
  }

  /** The type of a variable; {@code at} is where it stands. */
  TypeName of(Type type, Location at) {
    return switch (type.kind()) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case INTEGER -> TypeName.LONG;
      case STRING, LITERAL -> ClassName.get(String.class);
      case ENUM -> named(type.enumeration().name());
      case RECORD -> named(type.shape().name);
      case TUPLE -> {
        if (type.product() == null) {
          throw new Unsupported(at, "<<...>>: a tuple of which no set of TypeOK gives the type");
        }
        yield named(type.product().name());
      }
      case SET ->
          ParameterizedTypeName.get(
              isEnum(type.argument(0)) ? SMALL_SET : SET, boxed(type.argument(0), at));
      case SEQUENCE -> ParameterizedTypeName.get(SEQUENCE, boxed(type.argument(0), at));
      case FUNCTION ->
          ParameterizedTypeName.get(MAP, boxed(type.argument(0), at), boxed(type.argument(1), at));
      case UNKNOWN, NOTHING -> throw new Unsupported(at, "a value whose type follows from nothing");
    };
  }

  TypeName boxed(Type type, Location at) {
    return of(type, at).box();
  }

  static boolean isEnum(Type type) {
    return type.is(Type.Kind.ENUM);
  }

  static boolean isPrimitive(Type type) {
    return type.is(Type.Kind.INTEGER) || type.is(Type.Kind.BOOLEAN);
  }

  /** The interface of an operator that is a parameter or a LET. */
  TypeName operator(Signature signature, Location at) {
    int arity = signature.parameters().size();
    boolean condition = signature.result().is(Type.Kind.BOOLEAN);
    TypeName first = boxed(signature.parameter(0), at);
    if (arity == 1) {
      return condition
          ? ParameterizedTypeName.get(ClassName.get(Predicate.class), first)
          : ParameterizedTypeName.get(
              ClassName.get(Function.class), first, boxed(signature.result(), at));
    } else if (arity == 2) {
      TypeName second = boxed(signature.parameter(1), at);
      return condition
          ? ParameterizedTypeName.get(ClassName.get(BiPredicate.class), first, second)
          : ParameterizedTypeName.get(
              ClassName.get(BiFunction.class), first, second, boxed(signature.result(), at));
    }
    throw new Unsupported(at, "an operator of " + arity + " parameters as a parameter or LET");
  }
}
