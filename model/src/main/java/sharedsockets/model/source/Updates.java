package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Unsupported;

/** Writes EXCEPT as calls that change a copy, those behind one step of their paths together. */
final class Updates {
  private final ExpressionWriter writer;
  private final Typer typer;
  private final JavaTypes javaTypes;

  /** By record, the fields of which a changed copy is asked for. */
  private final Map<String, Set<String>> changed = new LinkedHashMap<>();

  Updates(ExpressionWriter writer, Typer typer, JavaTypes javaTypes) {
    this.writer = writer;
    this.typer = typer;
    this.javaTypes = javaTypes;
  }

  /** By record, the fields of which a changed copy is asked for so far. */
  Map<String, Set<String>> changedFields() {
    return changed;
  }

  private record Change(List<Expr> path, Expr value) {}

  Code except(Expr.Except except, Context c) {
    List<Change> changes =
        except.updates().stream().map(u -> new Change(u.path(), u.value())).toList();
    return changed(writer.expression(except.base(), c), typer.typeOf(except.base()), changes, c);
  }

  /** A base with changes applied; those behind one step of their paths go together. */
  private Code changed(Code given, Type type, List<Change> changes, Context c) {
    boolean looksInside =
        changes.stream().anyMatch(change -> change.path().size() > 1 || usesAt(change.value()));
    Code base = looksInside ? hoisted(given, type, changes.get(0).value(), c) : given;
    Map<String, List<Change>> steps = new LinkedHashMap<>();
    for (Change change : changes) {
      steps
          .computeIfAbsent(step(type, change.path().get(0), c).toString(), s -> new ArrayList<>())
          .add(change);
    }
    CodeBlock.Builder code = CodeBlock.builder().add(base.at(Code.PRIMARY));
    for (List<Change> group : steps.values()) {
      Expr first = group.get(0).path().get(0);
      CodeBlock step = step(type, first, c);
      Type innerType = inner(type, first);
      Code was = stepInto(base, type, first, step);
      Code value;
      if (group.get(0).path().size() == 1) {
        if (group.size() > 1) {
          throw new Unsupported(group.get(1).value().at(), "EXCEPT: one place twice");
        }
        Code outerAt = c.at;
        c.at = Structures.boxedOf(was, innerType).asSimple();
        if (!type.is(Type.Kind.RECORD)) {
          c.at =
              usesOftenAt(group.get(0).value())
                  ? hoisted(was, innerType, first, c)
                  : Structures.boxedOf(was, innerType);
        } else {
          c.at = was;
        }
        value = writer.expression(group.get(0).value(), c);
        c.at = outerAt;
      } else {
        List<Change> inner =
            group.stream()
                .map(g -> new Change(g.path().subList(1, g.path().size()), g.value()))
                .toList();
        if (inner.stream().anyMatch(g -> g.path().isEmpty())) {
          throw new Unsupported(first.at(), "EXCEPT: a place and one inside it");
        }
        value = changed(was, innerType, inner, c);
      }
      if (type.is(Type.Kind.RECORD)) {
        String field = fieldOf(first);
        changed.computeIfAbsent(type.shape().name, s -> new LinkedHashSet<>()).add(field);
        code.add("$Z.$N($L)", wither(field), value.block());
      } else if (type.is(Type.Kind.FUNCTION) || type.is(Type.Kind.SEQUENCE)) {
        code.add(".replace($L,$W$L)", step, value.object());
      } else {
        throw new Unsupported(first.at(), "EXCEPT of what is " + type);
      }
    }
    return new Code(code.build(), Code.PRIMARY, false, false, false);
  }

  static String wither(String field) {
    return "with" + JavaNames.type(field);
  }

  private CodeBlock step(Type type, Expr step, Context c) {
    return type.is(Type.Kind.RECORD)
        ? CodeBlock.of("$L", fieldOf(step))
        : writer.expression(step, c).object();
  }

  private static String fieldOf(Expr step) {
    if (step instanceof Expr.Str field) {
      return field.value();
    }
    throw new Unsupported(step.at(), "EXCEPT: a field that is computed");
  }

  private static Type inner(Type type, Expr step) {
    return switch (type.kind()) {
      case RECORD -> type.shape().fields.get(fieldOf(step)).find();
      case SEQUENCE -> type.argument(0);
      case FUNCTION -> type.argument(1);
      default -> throw new Unsupported(step.at(), "EXCEPT of what is " + type);
    };
  }

  private static Code stepInto(Code base, Type type, Expr first, CodeBlock step) {
    return type.is(Type.Kind.RECORD)
        ? Structures.component(base, JavaNames.local(fieldOf(first)))
        : Code.primary("$L.get($L)", base.at(Code.PRIMARY), step);
  }

  private static boolean usesAt(Expr value) {
    return countAt(value) > 0;
  }

  private static boolean usesOftenAt(Expr value) {
    return countAt(value) > 1;
  }

  /** How often {@code @} of this level is used. */
  private static int countAt(Expr value) {
    if (value instanceof Expr.At) {
      return 1;
    } else if (value instanceof Expr.Except except) {
      // Its own updates have an @ of their own; its base and its paths have ours.
      int count = countAt(except.base());
      for (Expr.Update update : except.updates()) {
        count += update.path().stream().mapToInt(Updates::countAt).sum();
      }
      return count;
    }
    return value.children().stream().mapToInt(Updates::countAt).sum();
  }

  private Code hoisted(Code code, Type type, Expr place, Context c) {
    if (code.simple()) {
      return code;
    }
    String name = c.fresh("was");
    c.line("$T $N = $L", javaTypes.of(type, place.at()), name, code.block());
    return Code.name(name);
  }
}
