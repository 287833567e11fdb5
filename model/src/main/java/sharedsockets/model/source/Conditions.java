package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/** Writes conditions: connectives, comparisons, membership and quantifiers, and their negations. */
final class Conditions {
  private static final Map<Operator, Operator> OPPOSITE =
      Map.of(
          Operator.LESS, Operator.GREATER_OR_EQUAL,
          Operator.GREATER_OR_EQUAL, Operator.LESS,
          Operator.GREATER, Operator.LESS_OR_EQUAL,
          Operator.LESS_OR_EQUAL, Operator.GREATER);

  private final ExpressionWriter writer;
  private final Members members;
  private final Statements statements;
  private final Typer typer;

  Conditions(ExpressionWriter writer, Statements statements, Members members, Typer typer) {
    this.writer = writer;
    this.members = members;
    this.statements = statements;
    this.typer = typer;
  }

  Code quantified(boolean all, List<Expr.Bound> bounds, Expr body, Context c) {
    Expr.Bound bound = bounds.get(0);
    if (bound.tuple()) {
      throw new Unsupported(bound.set().at(), "\\E <<x, y>> \\in S");
    }
    List<Expr.Bound> rest = new ArrayList<>();
    for (String name : bound.names().subList(1, bound.names().size())) {
      rest.add(new Expr.Bound(List.of(name), false, bound.set()));
    }
    rest.addAll(bounds.subList(1, bounds.size()));
    Expr inner = rest.isEmpty() ? body : new Expr.Quantified(all, rest, body, body.at());
    CodeBlock lambda = statements.lambda(List.of(bound.names().get(0)), inner, c, false);
    if (bound.set() instanceof Expr.Builtin range && range.op() == Operator.RANGE) {
      return Code.primary(
          "$T.$N($L,$W$L,$W$L)",
          JavaTypes.SET,
          all ? "allOf" : "anyOf",
          writer.expression(range.args().get(0), c).block(),
          writer.expression(range.args().get(1), c).block(),
          lambda);
    }
    return Code.primary(
        "$L.$N($L)",
        writer.expression(bound.set(), c).at(Code.PRIMARY),
        all ? "all" : "any",
        lambda);
  }

  /** An operator whose value is a Boolean. */
  Code condition(Expr.Builtin builtin, Context c) {
    List<Expr> args = builtin.args();
    Operator op = builtin.op();
    switch (op) {
      case AND, OR -> {
        return list(op, builtin, c);
      }
      case NOT -> {
        return negation(args.get(0), c);
      }
      case IMPLIES -> {
        Expr not = new Expr.Builtin(Operator.NOT, List.of(args.get(0)), args.get(0).at());
        return list(Code.OR, "||", List.of(not, args.get(1)), false, c);
      }
      case EQUIVALENT -> {
        return equality(args.get(0), args.get(1), true, c);
      }
      case EQUAL, UNEQUAL -> {
        return equality(args.get(0), args.get(1), op == Operator.EQUAL, c);
      }
      case IN, NOT_IN -> {
        return membership(builtin, op == Operator.IN, c);
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        return relation(op, builtin, c);
      }
      case SUBSET_OF -> {
        return Code.primary(
            "$L.containsAll($L)",
            writer.expression(args.get(1), c).at(Code.PRIMARY),
            writer.expression(args.get(0), c).block());
      }
      default -> throw new Unsupported(builtin.at(), op.symbol());
    }
  }

  /** Operands of one operator, nested ones taken apart; those that consult a profile last. */
  private List<Expr> operands(Operator op, Expr expr) {
    List<Expr> flat = expr.operands(op);
    List<Expr> ordered = new ArrayList<>(flat.stream().filter(e -> !consults(e)).toList());
    ordered.addAll(flat.stream().filter(this::consults).toList());
    return ordered;
  }

  /** Whether it is nothing but a test of a field of a parameter variable: no order is needed. */
  private boolean consults(Expr expr) {
    return expr instanceof Expr.Builtin builtin
        && (builtin.op() == Operator.EQUAL || builtin.op() == Operator.UNEQUAL)
        && builtin.args().get(0) instanceof Expr.Field field
        && builtin.args().get(1) instanceof Expr.Str
        && members.isParameterType(typer.typeOf(field.record()));
  }

  private Code list(Operator op, Expr expr, Context c) {
    int level = op == Operator.AND ? Code.AND : Code.OR;
    String java = op == Operator.AND ? "&&" : "||";
    return list(level, java, operands(op, expr), false, c);
  }

  /** A LET condition that nothing has needed so far stands where it is used. */
  private static Expr unfolded(Expr operand, Context c) {
    return operand instanceof Expr.Call call
            && call.args().isEmpty()
            && c.value(call.target()) == null
            && c.pending(call.target()) != null
        ? c.pending(call.target()).body()
        : operand;
  }

  /** Operands joined; one that takes statements is computed only where those before let it. */
  private Code list(int level, String java, List<Expr> operands, boolean negated, Context c) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Context inner = i == 0 ? c : c.block();
      Expr operand = i == 0 ? operands.get(0) : unfolded(operands.get(i), c);
      Code part = negated ? negation(operand, inner) : writer.expression(operand, inner);
      if (i > 0 && !inner.out.isEmpty()) {
        return byStatements(level, java, parts, operands.subList(i, operands.size()), negated, c);
      }
      parts.add(part.at(level == Code.OR && part.level() == Code.AND ? Code.OR : level + 1));
    }
    return Code.of(level, "$L", CodeBlock.join(parts, "$W" + java + " "));
  }

  private Code byStatements(
      int level,
      String java,
      List<CodeBlock> before,
      List<Expr> operands,
      boolean negated,
      Context c) {
    String name = c.fresh("holds");
    c.line("$T $N", boolean.class, name);
    boolean and = level == Code.AND;
    CodeBlock known = CodeBlock.join(before, "$W" + java + " ");
    if (and) {
      c.open("if ($L)", known);
    } else {
      c.open("if (!($L))", known);
    }
    Context inner = c.block();
    Code rest = list(level, java, operands, negated, inner);
    inner.line("$N = $L", name, rest.block());
    c.out.add(inner.out.build());
    c.out.add("$<} else {\n$>");
    c.line("$N = $L", name, !and);
    c.close();
    return Code.name(name);
  }

  /** The opposite of a condition, without a needless {@code !}. */
  Code negation(Expr expr, Context c) {
    if (expr instanceof Expr.Builtin builtin) {
      List<Expr> args = builtin.args();
      switch (builtin.op()) {
        case NOT -> {
          return writer.expression(args.get(0), c);
        }
        case EQUAL -> {
          return equality(args.get(0), args.get(1), false, c);
        }
        case UNEQUAL -> {
          return equality(args.get(0), args.get(1), true, c);
        }
        case IN -> {
          return membership(builtin, false, c);
        }
        case NOT_IN -> {
          return membership(builtin, true, c);
        }
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
          return relation(OPPOSITE.get(builtin.op()), builtin, c);
        }
        case IMPLIES -> {
          Expr not = new Expr.Builtin(Operator.NOT, List.of(args.get(1)), args.get(1).at());
          return list(Code.AND, "&&", List.of(args.get(0), not), false, c);
        }
        case AND, OR -> {
          List<Expr> operands = operands(builtin.op(), builtin);
          boolean atoms =
              operands.stream()
                  .noneMatch(e -> e instanceof Expr.Builtin b && b.op().isConnective());
          if (atoms) {
            boolean and = builtin.op() == Operator.AND;
            return list(and ? Code.OR : Code.AND, and ? "||" : "&&", operands, true, c);
          }
        }
        default -> {}
      }
    }
    return Code.of(Code.UNARY, "!$L", writer.expression(expr, c).at(Code.UNARY));
  }

  private Code relation(Operator op, Expr.Builtin builtin, Context c) {
    return Code.of(
        Code.RELATION,
        "$L$W$L $L",
        writer.expression(builtin.args().get(0), c).at(Code.SUM),
        op,
        writer.expression(builtin.args().get(1), c).at(Code.SUM));
  }

  private static boolean isEmptyLiteral(Expr expr) {
    return expr instanceof Expr.SetOf set && set.elements().isEmpty()
        || expr instanceof Expr.Tuple tuple && tuple.elements().isEmpty();
  }

  private Code equality(Expr left, Expr right, boolean equal, Context c) {
    Type type = typer.typeOf(left);
    if (isEmptyLiteral(right)) {
      CodeBlock set = writer.expression(left, c).at(Code.PRIMARY);
      return equal ? Code.primary("$L.isEmpty()", set) : Code.of(Code.UNARY, "!$L.isEmpty()", set);
    }
    return equality(writer.expression(left, c), writer.expression(right, c), type, equal);
  }

  private static Code equality(Code left, Code right, Type type, boolean equal) {
    boolean byValue =
        !JavaTypes.isEnum(type) && (!JavaTypes.isPrimitive(type) || left.boxed() && right.boxed());
    if (byValue) {
      CodeBlock call = CodeBlock.of("$L.equals($L)", left.at(Code.PRIMARY), right.block());
      return equal ? Code.primary("$L", call) : Code.of(Code.UNARY, "!$L", call);
    }
    if (right.toString().equals("true") || right.toString().equals("false")) {
      boolean asIs = equal == right.toString().equals("true");
      return asIs ? left : Code.of(Code.UNARY, "!$L", left.at(Code.UNARY));
    }
    return Code.of(
        Code.EQUALITY,
        "$L$W$L $L",
        left.at(Code.RELATION),
        equal ? "==" : "!=",
        right.at(Code.RELATION));
  }

  private Code membership(Expr.Builtin builtin, boolean in, Context c) {
    Expr element = builtin.args().get(0);
    Expr set = builtin.args().get(1);
    if (set instanceof Expr.SetOf listed && !listed.elements().isEmpty()) {
      Code code = writer.expression(element, c);
      if (listed.elements().size() == 1 || code.simple()) {
        List<CodeBlock> parts = new ArrayList<>();
        Type type = typer.typeOf(element);
        for (Expr value : listed.elements()) {
          parts.add(equality(code, writer.expression(value, c), type, in).at(Code.EQUALITY));
        }
        return Code.of(
            parts.size() == 1 ? Code.EQUALITY : in ? Code.OR : Code.AND,
            "$L",
            CodeBlock.join(parts, in ? "$W|| " : "$W&& "));
      }
    }
    Code contained = contained(element, set, c);
    return in ? contained : Code.of(Code.UNARY, "!$L", contained.at(Code.UNARY));
  }

  private Code contained(Expr element, Expr set, Context c) {
    if (set instanceof Expr.Builtin builtin) {
      switch (builtin.op()) {
        case DOMAIN -> {
          Expr function = builtin.args().get(0);
          boolean sequence = typer.typeOf(function).is(Type.Kind.SEQUENCE);
          Code code = writer.expression(element, c);
          return Code.primary(
              "$L.$N($L)",
              writer.expression(function, c).at(Code.PRIMARY),
              sequence ? "containsPosition" : "containsKey",
              sequence ? code.block() : code.object());
        }
        case POWERSET -> {
          return Code.primary(
              "$L.containsAll($L)",
              writer.expression(builtin.args().get(0), c).at(Code.PRIMARY),
              writer.expression(element, c).block());
        }
        case BOOLEAN -> {
          return Code.primary("true");
        }
        case NAT -> {
          return Code.of(Code.RELATION, "$L >= 0", writer.expression(element, c).at(Code.SUM));
        }
        default -> {}
      }
    }
    return Code.primary(
        "$L.contains($L)",
        writer.expression(set, c).at(Code.PRIMARY),
        writer.expression(element, c).object());
  }
}
