package sharedsockets.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;

/** Small modules as Java: what comes of each form, and what is refused where. */
final class GenerateTest {
  private static final String FUNCTIONS =
      """
      PartialFn(S, T) == UNION {[D -> T] : D \\in SUBSET S}
      Nothing == [x \\in {} |-> x]
      Put(f, x, v) == [y \\in DOMAIN f \\cup {x} |-> IF y = x THEN v ELSE f[y]]
      Drop(f, X) == [y \\in DOMAIN f \\ X |-> f[y]]
      """;

  @TempDir Path folder;

  private Path module(String name, String text) throws Exception {
    Files.writeString(
        folder.resolve(name + ".tla"), "---- MODULE " + name + " ----\n" + text + "====\n");
    return folder;
  }

  private Compiled compiled(String name, String text, String... options) throws Exception {
    return Compiled.of(module(name, text), name, folder.resolve("out"), options);
  }

  @Test
  void aBankOfAccounts() throws Exception {
    try (Compiled bank =
        compiled(
            "Bank",
            """
            EXTENDS Integers, Sequences
            CONSTANTS
              Owner,   \\* who may have an account
              Limit    \\* the most that an account holds
            VARIABLES
              held,    \\* what each owner has
              log      \\* what happened
            """
                + FUNCTIONS
                + """
            Entry == [who: Owner, what: {"in", "out"}, sum: Nat]
            TypeOK == /\\ held \\in PartialFn(Owner, Nat)
                      /\\ log \\in Seq(Entry)
            Init == held = Nothing /\\ log = <<>>

            \\* An owner opens an account (ACC-1).  Nobody has two.
            Open(o) ==
              /\\ o \\notin DOMAIN held                   \\* ACC-1 ACC-2
              /\\ held' = Put(held, o, 0)
              /\\ UNCHANGED log

            Noted(o, w, n) == log' = Append(log, [who |-> o, what |-> w, sum |-> n])

            \\* Money goes in (ACC-3).
            Pay(o, n) ==
              /\\ o \\in DOMAIN held
              /\\ LET sum == held[o] + n
                 IN  /\\ sum <= Limit                    \\* ACC-3
                     /\\ held' = [held EXCEPT ![o] = sum]
              /\\ Noted(o, "in", n)

            Ask(o, n) ==
              /\\ o \\in DOMAIN held
              /\\ n = held[o]                           \\* ACC-4
              /\\ UNCHANGED <<held, log>>

            Close(o, kind) ==
              /\\ \\/ kind = "in" /\\ held[o] > 0
                 \\/ kind = "out" /\\ held[o] = 0         \\* ACC-5
              /\\ held' = Drop(held, {o})
              /\\ UNCHANGED log

            Next == \\E o \\in Owner : \\/ Open(o)
                                     \\/ \\E n \\in Nat : Pay(o, n) \\/ Ask(o, n)
                                     \\/ \\E kind \\in {"in", "out"} : Close(o, kind)
            """)) {
      bank.create("Bank", 10L);
      Object state = bank.initial();
      state = bank.attempt("Open", state, null, "ann").states().get(0);
      var twice = bank.attempt("Open", state, null, "ann");
      assertThat(twice.states()).isEmpty();
      assertThat(twice.refusals().get(0).get("rules")).isEqualTo(List.of("ACC-1", "ACC-2"));
      assertThat(twice.refusals().get(0).get("relation")).hasToString("NOT_IN");
      assertThat(twice.refusals().get(0).expected()).containsExactly("ann");

      Object paid = bank.attempt("Pay", state, null, "ann", 7L).states().get(0);
      assertThat(Compiled.field(paid, "held"))
          .isEqualTo(PersistentMap.<String, Long>empty().put("ann", 7L));
      Object entry = ((Iterable<?>) Compiled.field(paid, "log")).iterator().next();
      assertThat(Compiled.field(entry, "what")).hasToString("in");
      var tooMuch = bank.attempt("Pay", paid, null, "ann", 7L);
      assertThat(tooMuch.refusals().get(0).get("text")).isEqualTo("sum <= Limit");

      var asked = bank.attempt("Ask", paid, null, "ann", 8L);
      assertThat(asked.refusals().get(0).expected()).containsExactly(7L);
      assertThat(bank.attempt("Ask", paid, null, "ann", 7L).states()).containsExactly(paid);

      Object in = bank.value(bank.has("Kind") ? "Kind" : "What", "in");
      Object out = bank.value(bank.has("Kind") ? "Kind" : "What", "out");
      assertThat(in).isNotEqualTo(out);
    }
  }

  @Test
  void aChoiceGivesEachOfItsStates() throws Exception {
    try (Compiled dice =
        compiled(
            "Dice",
            """
            EXTENDS Naturals, FiniteSets
            VARIABLES shown, thrown
            TypeOK == shown \\in SUBSET (1 .. 6) /\\ thrown \\in Nat
            Init == shown = {} /\\ thrown = 0
            Throw ==
              /\\ \\E n \\in (1 .. 3) \\ shown :
                   /\\ n # 2
                   /\\ shown' = shown \\cup {n}
              /\\ thrown' = thrown + 1
            Rest == \\/ shown' = {} /\\ thrown' = 0
                    \\/ shown # {} /\\ UNCHANGED <<shown, thrown>>
            Odd == /\\ \\A n \\in shown : n % 2 = 1
                   /\\ Cardinality(shown) > 1
                   /\\ UNCHANGED <<shown, thrown>>
            Next == Throw \\/ Rest \\/ Odd
            """)) {
      dice.create("Dice");
      Object state = dice.initial();
      var thrown = dice.attempt("Throw", state, null);
      assertThat(thrown.states())
          .extracting(s -> Compiled.field(s, "shown"))
          .containsExactlyInAnyOrder(PersistentSet.of(1L), PersistentSet.of(3L));
      assertThat(thrown.refusals()).hasSize(1);
      assertThat(dice.attempt("Rest", state, null).states()).hasSize(1);
      Object one = thrown.states().get(0);
      assertThat(dice.attempt("Rest", one, null).states()).containsExactly(state, one);
      assertThat(dice.attempt("Odd", one, null).states()).isEmpty();
      Object both = dice.attempt("Throw", one, null).states().get(0);
      assertThat(dice.attempt("Odd", both, null).states()).containsExactly(both);
    }
  }

  @Test
  void aValueOfLetIsComputedOnlyWhereItIsNeeded() throws Exception {
    try (Compiled lazy =
        compiled(
            "Lazy",
            """
            EXTENDS Naturals, Sequences
            VARIABLE q
            TypeOK == q \\in Seq(Nat)
            Init == q = <<>>
            Take(n) == LET first == Head(q)
                           rest == Tail(q)
                       IN  IF q = <<>> THEN n = 0 /\\ UNCHANGED q
                           ELSE n = first /\\ q' = rest
            Add(n) == q' = Append(q, n)
            Next == \\E n \\in Nat : Take(n) \\/ Add(n)
            """)) {
      lazy.create("Lazy");
      Object state = lazy.initial();
      assertThat(lazy.attempt("Take", state, null, 0L).states()).containsExactly(state);
      Object five = lazy.attempt("Add", state, null, 5L).states().get(0);
      assertThat(lazy.attempt("Take", five, null, 5L).states()).containsExactly(state);
      assertThat(lazy.attempt("Take", five, null, 4L).refusals().get(0).expected())
          .containsExactly(5L);
    }
  }

  @Test
  void whatHoldsForSomeOrAllEntriesIsSaidOfEach() throws Exception {
    try (Compiled votes =
        compiled(
            "Votes",
            """
            EXTENDS Integers, FiniteSets
            CONSTANTS Voter, Party
            VARIABLES vote, seats
            """
                + FUNCTIONS
                + """
            TypeOK == vote \\in PartialFn(Voter, Party) /\\ seats \\in PartialFn(Party, Nat)
            Init == vote = Nothing /\\ seats = Nothing
            Cast(v, p) == vote' = Put(vote, v, p) /\\ UNCHANGED seats
            Count ==
              /\\ seats' = [p \\in {vote[v] : v \\in DOMAIN vote} |->
                            Cardinality({v \\in DOMAIN vote : vote[v] = p})]
              /\\ UNCHANGED vote
            Double(X) ==
              /\\ seats' = [p \\in DOMAIN seats |-> IF p \\in X THEN 2 * seats[p] ELSE seats[p]]
              /\\ UNCHANGED vote
            More(n) ==
              /\\ seats' = [p \\in DOMAIN seats \\ {n} |-> seats[p] + 1]
              /\\ UNCHANGED vote
            Next == \\/ \\E v \\in Voter, p \\in Party : Cast(v, p)
                    \\/ \\E X \\in SUBSET Party : Double(X)
                    \\/ \\E n \\in Party : More(n)
                    \\/ Count
            """)) {
      votes.create("Votes");
      Object state = votes.initial();
      for (String vote : List.of("ann red", "bob blue", "eve red")) {
        Object[] args = vote.split(" ");
        state = votes.attempt("Cast", state, null, args).states().get(0);
      }
      state = votes.attempt("Count", state, null).states().get(0);
      PersistentMap<String, Long> seats =
          PersistentMap.<String, Long>empty().put("red", 2L).put("blue", 1L);
      assertThat(Compiled.field(state, "seats")).isEqualTo(seats);
      Object doubled =
          votes.attempt("Double", state, null, PersistentSet.of("red", "green")).states().get(0);
      assertThat(Compiled.field(doubled, "seats")).isEqualTo(seats.put("red", 4L));
      Object more = votes.attempt("More", state, null, "blue").states().get(0);
      assertThat(Compiled.field(more, "seats")).isEqualTo(seats.remove("blue").put("red", 3L));
    }
  }

  @Test
  void operatorsOfOneNameAreToldApartByWhereTheyAreSeen() throws Exception {
    module("Helper", "EXTENDS Naturals\nLOCAL Add(a, b) == a + b\nTwice(a) == Add(a, a)\n");
    String text =
        """
        EXTENDS Helper
        VARIABLE n
        TypeOK == n \\in Nat
        Init == n = 1
        Early(k) == LET Later(x) == x + 10 IN Later(k)
        Later(x, y) == x + y
        Add(a) == a + 100
        Up == n' = Add(Later(n, Early(Twice(n))))
        Next == Up
        """;
    try (Compiled adding = compiled("Adding", text)) {
      adding.create("Adding");
      Object after = adding.attempt("Up", adding.initial(), null).states().get(0);
      assertThat(Compiled.field(after, "n")).isEqualTo(113L);
    }
  }

  private static final String COUNTER =
      """
      EXTENDS Naturals, FiniteSets
      CONSTANT Name
      VARIABLE x
      TypeOK == x \\in Nat
      Init == x = 0
      Next == \\E n \\in Nat, s \\in Name : Step(n, s)
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x' = CHOOSE m \\in {1, 2} : m > n  | T.tla:7:20: CHOOSE",
        "x' = Cardinality(Name)             | T.tla:7:32: Name: a set without bounds",
        "\\E m \\in Name : m = s /\\ x' = n | T.tla:7:24: Name: a set without bounds",
        "x' = n /\\ s = \"a\" /\\ s = n      | T.tla:7:36: what is a string [a]",
        "TRUE                               | T.tla:7:1: Step does not always say what x' is",
        "x' = n /\\ x' = 1                  | T.tla:7:25: x': said twice",
        "x' = n /\\ ENABLED (x' = 2)        | T.tla:7:25: ENABLED",
        "x' = x' + 1                        | T.tla:7:15: = over a next state",
        "x' \\in {1, n}                     | T.tla:7:15: \\in over a next state"
      })
  void refusesWhatItDoesNotSupport(String step, String place) throws Exception {
    String text = COUNTER.replace("Next ==", "Step(n, s) == " + step + "\nNext ==");
    String refusal = Compiled.refusal(module("T", text), "T", folder.resolve("out"));
    assertThat(refusal).startsWith(place.strip()).doesNotContain("\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesAStringThatNoSetHas() throws Exception {
    String text =
        """
        VARIABLE colour
        TypeOK == colour \\in {"red", "green"}
        Init == colour = "red"
        Turn == colour' = IF colour = "red" THEN "gren" ELSE "red"
        Next == Turn
        """;
    assertThat(Compiled.refusal(module("T", text), "T", folder.resolve("out")))
        .isEqualTo("T.tla:5:9: \"gren\" is no value of Colour");
  }

  @Test
  void leavesSourcesAloneThatStayTheSame() throws Exception {
    String text =
        "EXTENDS Naturals\nVARIABLE x\nTypeOK == x \\in Nat\nInit == x = 0\n"
            + "Up == x' = x + 1\nNext == Up\n";
    compiled("T", text).close();
    Path state = folder.resolve("out/sharedsockets/spec/State.java");
    Path stale = folder.resolve("out/sharedsockets/spec/Stale.java");
    var before = Files.getLastModifiedTime(state);
    Files.writeString(stale, "not Java");
    compiled("T", text).close();
    assertThat(Files.getLastModifiedTime(state)).isEqualTo(before);
    assertThat(stale).doesNotExist();
  }
}
