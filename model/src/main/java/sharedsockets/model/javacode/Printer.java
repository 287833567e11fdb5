package sharedsockets.model.javacode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.javacode.Statement.Block;

/**
 * Prints a method as Java source. Locals and labels are numbered as they first appear, so that the
 * same code has the same text wherever it comes from.
 */
final class Printer {
  private final StringBuilder text = new StringBuilder();
  private final Map<Term.Local, String> locals = new HashMap<>();
  private final Map<Statement.Label, String> labels = new HashMap<>();

  private Printer() {}

  /** The parameters and body of a method: all that follows its name. */
  static String method(List<Term.Local> parameters, Block body) {
    Printer printer = new Printer();
    printer.text.append(
        parameters.stream()
            .map(local -> local.type().keyword() + " " + printer.name(local))
            .collect(Collectors.joining(", ", "(", ") ")));
    printer.block(body);
    return printer.text.append('\n').toString();
  }

  private String name(Term.Local local) {
    return locals.computeIfAbsent(local, l -> l.type().prefix() + locals.size());
  }

  private String name(Statement.Label label) {
    return labels.computeIfAbsent(label, ignored -> "L" + labels.size());
  }

  private void block(Block block) {
    text.append("{\n");
    for (Statement statement : block.statements()) {
      print(statement);
      text.append('\n');
    }
    text.append('}');
  }

  private void print(Statement statement) {
    if (statement instanceof Statement.Declare x) {
      declare(x);
      text.append(';');
    } else if (statement instanceof Statement.Assign x) {
      assign(x);
      text.append(';');
    } else if (statement instanceof Statement.Store x) {
      print(x.element());
      text.append(" = ");
      print(x.value());
      text.append(';');
    } else if (statement instanceof Statement.Perform x) {
      print(x.call());
      text.append(';');
    } else if (statement instanceof Statement.If x) {
      print(x);
    } else if (statement instanceof Statement.For x) {
      text.append("for (");
      declare(x.first());
      text.append("; ");
      print(x.condition());
      text.append("; ");
      assign(x.step());
      text.append(") ");
      block(x.body());
    } else if (statement instanceof Statement.DoWhile x) {
      text.append("do ");
      block(x.body());
      text.append(" while (");
      print(x.condition());
      text.append(");");
    } else if (statement instanceof Statement.Labelled x) {
      text.append(name(x.label())).append(": ");
      block(x.body());
    } else if (statement instanceof Statement.Break x) {
      // Java refuses statements that it knows to be unreachable, and would take those behind for
      // such.
      text.append("if (true) break ").append(name(x.label())).append(';');
    } else if (statement instanceof Statement.Return x) {
      text.append("return ");
      print(x.value());
      text.append(';');
    } else if (statement instanceof Block x) {
      block(x);
    }
  }

  private void declare(Statement.Declare x) {
    text.append(x.local().type().keyword()).append(' ').append(name(x.local())).append(" = ");
    print(x.value());
  }

  private void assign(Statement.Assign x) {
    text.append(name(x.local())).append(" = ");
    print(x.value());
  }

  private void print(Statement.If x) {
    text.append("if (");
    print(x.then().isEmpty() ? Terms.not(x.condition()) : x.condition());
    text.append(") ");
    block(x.then().isEmpty() ? x.otherwise() : x.then());
    if (!x.then().isEmpty() && !x.otherwise().isEmpty()) {
      text.append(" else ");
      block(x.otherwise());
    }
  }

  private void print(Term term) {
    if (term instanceof Term.Literal x) {
      text.append(literal(x));
    } else if (term instanceof Term.Local x) {
      text.append(name(x));
    } else if (term instanceof Term.Array x) {
      text.append(x.name());
    } else if (term instanceof Term.Element x) {
      text.append(x.array().name()).append('[');
      print(x.index());
      text.append(']');
    } else if (term instanceof Term.Not x) {
      text.append('!');
      operand(x.operand());
    } else if (term instanceof Term.Complement x) {
      text.append('~');
      operand(x.operand());
    } else if (term instanceof Term.Binary x) {
      operand(x.left());
      text.append(' ').append(x.operator().symbol()).append(' ');
      operand(x.right());
    } else if (term instanceof Term.Conditional x) {
      operand(x.condition());
      text.append(" ? ");
      operand(x.then());
      text.append(" : ");
      operand(x.otherwise());
    } else if (term instanceof Term.Cast x) {
      text.append('(').append(x.type().keyword()).append(") ");
      operand(x.operand());
    } else if (term instanceof Term.Call x) {
      text.append(x.method()).append('(');
      for (int i = 0; i < x.arguments().size(); i++) {
        text.append(i == 0 ? "" : ", ");
        print(x.arguments().get(i));
      }
      text.append(')');
    }
  }

  private static String literal(Term.Literal x) {
    return switch (x.type()) {
      case BOOLEAN -> x.value() != 0 ? "true" : "false";
      case LONG -> x.value() + "L";
      default -> String.valueOf(x.value());
    };
  }

  /** In parentheses, unless nothing binds tighter. */
  private void operand(Term term) {
    boolean closed =
        !(term instanceof Term.Binary
            || term instanceof Term.Conditional
            || term instanceof Term.Cast);
    text.append(closed ? "" : "(");
    print(term);
    text.append(closed ? "" : ")");
  }
}
