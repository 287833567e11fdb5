---- MODULE SymmetryStructures ----
\* Model values in sequences, records, tuples and partial functions.
EXTENDS Naturals, Sequences, TLC
CONSTANTS P, None
VARIABLES q, r, t, f
TypeOK ==
  /\ q \in {s \in Seq(P) : Len(s) <= 2}
  /\ r \in [who : P \cup {None}, n : 0..1]
  /\ t \in P \X P
  /\ f \in UNION {[D -> P] : D \in SUBSET P}
Init == q = <<>> /\ r = [who |-> None, n |-> 0] /\ t \in P \X P /\ f = [p \in {} |-> p]
Put(p) == Len(q) < 2 /\ q' = Append(q, p) /\ UNCHANGED <<r, t, f>>
Get == q # <<>> /\ r' = [who |-> Head(q), n |-> 1 - r.n] /\ q' = Tail(q) /\ UNCHANGED <<t, f>>
Map(p) == r.who # None /\ f' = [x \in DOMAIN f \cup {p} |-> IF x = p THEN r.who ELSE f[x]] /\ UNCHANGED <<q, r, t>>
Next == Get \/ \E p \in P : Put(p) \/ Map(p)
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANTS
  P = {a, b}
  None = None
SYMMETRY Sym
\* TLC: holds, 518 distinct, 1900 generated
