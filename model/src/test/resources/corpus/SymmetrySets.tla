---- MODULE SymmetrySets ----
\* Model values in sets, as arguments and as values.
EXTENDS Naturals, TLC
CONSTANTS P, None
VARIABLES in, owner, seen
TypeOK == in \in SUBSET P /\ owner \in P \cup {None} /\ seen \in [P -> SUBSET P]
Init == in = {} /\ owner = None /\ seen = [p \in P |-> {}]
Come(p) == p \notin in /\ in' = in \cup {p} /\ UNCHANGED <<owner, seen>>
Take(p) == p \in in /\ owner = None /\ owner' = p /\ seen' = [seen EXCEPT ![p] = in] /\ UNCHANGED in
Give(p) == owner = p /\ owner' = None /\ in' = in \ {p} /\ UNCHANGED seen
Next == \E p \in P : Come(p) \/ Take(p) \/ Give(p)
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANTS
  P = {a, b, c}
  None = None
SYMMETRY Sym
\* TLC: holds, 234 distinct, 567 generated
