package sharedsockets.model.javacode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import sharedsockets.model.javacode.Statement.Block;

/**
 * Dead code elimination: drops assignments to locals that nothing needed reads, and blocks and
 * loops in which nothing is needed. Loops end, so that only calls that are performed, calls of
 * methods that perform some, stores, breaks and returns are needed for their own sake.
 */
final class DeadCode {
  /** Locals that something needed reads. */
  private final Set<Term.Local> live = new HashSet<>();

  private final Predicate<Statement> calls;
  private boolean changed;

  private DeadCode(Predicate<Statement> calls) {
    this.calls = calls;
  }

  /**
   * The body of a method without what it does not need.
   *
   * @param calls whether a statement itself calls a method that performs calls
   */
  static Block removed(Block body, Predicate<Statement> calls) {
    DeadCode dead = new DeadCode(calls);
    do {
      dead.changed = false;
      dead.mark(body);
    } while (dead.changed);
    return dead.kept(body);
  }

  /** Marks what a statement reads where it is needed; backwards, since reads follow writes. */
  private boolean mark(Statement statement) {
    boolean needed = isNeededItself(statement);
    List<? extends Statement> children = statement.children();
    for (int i = children.size() - 1; i >= 0; i--) {
      needed |= mark(children.get(i));
    }
    if (needed) {
      statement.terms().forEach(this::read);
    }
    return needed;
  }

  private boolean isNeededItself(Statement statement) {
    if (statement instanceof Statement.Declare declare && live.contains(declare.local())
        || statement instanceof Statement.Assign assign && live.contains(assign.local())) {
      return true;
    }
    return calls.test(statement)
        || statement instanceof Statement.Perform
        || statement instanceof Statement.Store
        || statement instanceof Statement.Break
        || statement instanceof Statement.Return;
  }

  private void read(Term term) {
    if (term instanceof Term.Local local) {
      changed |= live.add(local);
    }
    term.operands().forEach(this::read);
  }

  private Block kept(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      Statement kept = kept(statement);
      if (kept != null) {
        statements.add(kept);
      }
    }
    return new Block(statements);
  }

  /** The statement without what it does not need, or null. */
  private Statement kept(Statement statement) {
    if (statement.children().isEmpty()) {
      return isNeededItself(statement) ? statement : null;
    } else if (statement instanceof Block block) {
      return orNull(kept(block));
    } else if (statement instanceof Statement.If x) {
      Block then = kept(x.then());
      Block otherwise = kept(x.otherwise());
      return then.isEmpty() && otherwise.isEmpty() && !calls.test(x)
          ? null
          : new Statement.If(x.condition(), then, otherwise);
    } else if (statement instanceof Statement.For x) {
      Block body = orNull(kept(x.body()));
      return body == null ? null : new Statement.For(x.first(), x.condition(), x.step(), body);
    } else if (statement instanceof Statement.DoWhile x) {
      Block body = orNull(kept(x.body()));
      return body == null ? null : new Statement.DoWhile(body, x.condition());
    } else if (statement instanceof Statement.Labelled x) {
      Block body = orNull(kept(x.body()));
      return body == null ? null : new Statement.Labelled(x.label(), body);
    }
    throw new IllegalArgumentException(statement.toString());
  }

  private static Block orNull(Block block) {
    return block.isEmpty() ? null : block;
  }
}
