package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Methods;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;

/**
 * The statements of the block at hand, and what is known at their end: conditions that hold on
 * every way there, and locals that have been computed on every way there.
 *
 * <p>A local declared within a branch is declared outside of it, with a value nobody reads: the
 * values computed in the branch may then be used after it, under the branch's condition.
 */
final class Code {
  /** Blocks of so many nodes become a method: the JIT compiler leaves large methods alone. */
  private static final int LARGE = 1_500;

  private static final class Frame {
    /** The frame that declares this one's locals, which outlive it; this one if they do not. */
    final Frame owner;

    final List<Statement> declarations = new ArrayList<>();
    final List<Statement> statements = new ArrayList<>();

    /** A frame whose locals outlive it if {@code outer} is not null. */
    Frame(Frame outer) {
      this.owner = outer == null ? this : outer.owner;
    }

    Block block() {
      List<Statement> all = new ArrayList<>(declarations);
      all.addAll(statements);
      return new Block(all);
    }
  }

  private final Methods methods = new Methods();
  private Frame frame = new Frame(null);
  private Scoped<Term, Boolean> facts = new Scoped<>();
  private Scoped<Term, Term> held = new Scoped<>();
  private Scoped<Object, Val> known = new Scoped<>();
  private int locals;
  private int labels;
  private boolean writing;

  void add(Statement statement) {
    frame.statements.add(statement);
  }

  void addAll(Block block) {
    frame.statements.addAll(block.statements());
  }

  /** Adds {@code { statements }}, nothing where there are none. */
  void addBlock(Block block) {
    if (!block.isEmpty()) {
      add(block);
    }
  }

  /** Adds a call for its effect. */
  void perform(String method, Term... arguments) {
    add(Statement.Perform.of(method, arguments));
  }

  void assign(Term.Local local, Term value) {
    add(new Statement.Assign(local, value));
  }

  /** Adds bits to a mask. */
  void include(Term.Local mask, Term bits) {
    assign(mask, Terms.union(mask, bits));
  }

  /** A new local of this value. */
  Term.Local local(Term value) {
    Term.Local local = name(value.type());
    if (frame.owner == frame) {
      add(new Statement.Declare(local, value));
    } else {
      Term nothing = new Term.Literal(value.type(), 0);
      frame.owner.declarations.add(new Statement.Declare(local, nothing));
      assign(local, value);
    }
    return local;
  }

  /** The term itself if it is simple, else a local that holds it: one on every way here. */
  Term hoist(Term term) {
    if (Terms.isSimple(term)) {
      return term;
    } else if (writing && term.anyMatch(Generator.NEXT::equals)) {
      return local(term);
    }
    Term local = held.get(term);
    if (local == null) {
      local = local(term);
      held.put(term, local);
    }
    return local;
  }

  /** Whether the next state is being written, so that reads of it hold only for a moment. */
  void writing(boolean now) {
    writing = now;
  }

  /** A fresh local, such as a loop's own, which is not declared yet. */
  Term.Local name(JavaType type) {
    return new Term.Local(type, locals++);
  }

  Statement.Label label() {
    return new Statement.Label(labels++);
  }

  /** Statements for a loop or a condition whose values nobody uses afterwards. */
  Block nested(Runnable body) {
    return in(new Frame(null), body);
  }

  /** Statements of a branch whose values are used afterwards. */
  Block branch(Runnable body) {
    return in(new Frame(frame), body);
  }

  /** Statements that stand in a method of their own: nothing is known there. */
  Block isolated(Runnable body) {
    Scoped<Term, Boolean> outerFacts = facts;
    Scoped<Term, Term> outerHeld = held;
    Scoped<Object, Val> outerKnown = known;
    facts = new Scoped<>();
    held = new Scoped<>();
    known = new Scoped<>();
    try {
      return nested(body);
    } finally {
      facts = outerFacts;
      held = outerHeld;
      known = outerKnown;
    }
  }

  private Block in(Frame inner, Runnable body) {
    Frame outer = frame;
    int outerFacts = facts.size();
    int outerHeld = held.size();
    int outerKnown = known.size();
    frame = inner;
    try {
      body.run();
    } catch (Functions.DeadEnd e) {
      // The statements so far end the search: they must stand, and nothing runs after them.
    } finally {
      frame = outer;
      facts.shrink(outerFacts);
      held.shrink(outerHeld);
      known.shrink(outerKnown);
    }
    return inner.block();
  }

  /** {@code { body }}, nothing where the body is empty. */
  void nest(Runnable body) {
    addBlock(nested(body));
  }

  /** {@code if (condition) { body }}, within which the condition is known. */
  void when(Term unsettled, Runnable body) {
    Term condition = simplified(unsettled);
    if (condition.equals(Terms.FALSE)) {
      return;
    } else if (condition.equals(Terms.TRUE)) {
      nest(body);
      return;
    }
    Block then =
        nested(
            () -> {
              assume(condition);
              body.run();
            });
    if (then.size() > LARGE && Methods.standsAlone(then)) {
      then = Block.of(new Statement.Perform(extract(JavaType.VOID, "w" + labels++, then)));
    }
    addIf(condition, then, Block.EMPTY);
  }

  /** A branch under a condition; its locals live on. */
  void branchWhen(Term condition, Runnable body) {
    Block then =
        branch(
            () -> {
              assume(condition);
              body.run();
            });
    addIf(condition, then, Block.EMPTY);
  }

  /** Adds {@code if (condition) then else otherwise}, nothing where both are empty. */
  void addIf(Term condition, Block then, Block otherwise) {
    if (Terms.isConstant(condition)) {
      addBlock(condition.equals(Terms.TRUE) ? then : otherwise);
    } else if (!then.isEmpty() || !otherwise.isEmpty()) {
      add(new Statement.If(condition, then, otherwise));
    }
  }

  /** From here to the end of the block the condition holds. */
  void assume(Term condition) {
    facts.put(condition, true);
    if (condition instanceof Term.Binary both && both.operator() == JavaOperator.AND) {
      assume(both.left());
      assume(both.right());
    }
  }

  /** TRUE or FALSE where that is known here, else the condition itself. */
  Term simplified(Term condition) {
    if (isKnown(condition)) {
      return Terms.TRUE;
    }
    return isKnown(Terms.not(condition)) ? Terms.FALSE : condition;
  }

  boolean isKnown(Term condition) {
    return facts.get(condition) != null;
  }

  /** The value that was computed for a key on every way here, or null. */
  Val known(Object key) {
    return known.get(key);
  }

  void remember(Object key, Val val) {
    known.put(key, val);
  }

  /** Compiles something and forgets it; null where no code can run behind it. */
  <T> T discard(Supplier<T> body) {
    List<T> result = new ArrayList<>();
    nested(() -> result.add(body.get()));
    return result.isEmpty() ? null : result.get(0);
  }

  /** Whether a statement does anything but compute: leaving it out could hide that it fails. */
  boolean performs(Statement statement) {
    return methods.performs(statement);
  }

  /**
   * Makes a method of statements that already stand; they assign none of the locals here.
   *
   * @return the call of the method, with the locals here that it needs
   */
  Term.Call extract(JavaType returns, String name, Block statements) {
    return methods.extract(returns, name, statements);
  }

  /** The same for a condition that is asked after statements. */
  Term.Call extractCondition(String name, Block statements, Term condition) {
    return extract(JavaType.BOOLEAN, name, statements.then(new Statement.Return(condition)));
  }

  /** The text of all methods cut out so far. */
  String methods() {
    return methods.text();
  }
}
