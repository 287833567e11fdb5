---- MODULE SymmetryOfTwo ----
\* Permutations of two sets of model values, each of its own.
EXTENDS Naturals, TLC
CONSTANTS P, Q
VARIABLES f, last
TypeOK == f \in [P -> SUBSET Q] /\ last \in SUBSET (P \X Q)
Init == f = [p \in P |-> {}] /\ last = {}
Next == \E p \in P, q \in Q : q \notin f[p] /\ f' = [f EXCEPT ![p] = @ \cup {q}] /\ last' = {<<p, q>>}
Sym == Permutations(P) \cup Permutations(Q)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANTS
  P = {a, b, c}
  Q = {u, v}
SYMMETRY Sym
\* TLC: holds, 21 distinct, 57 generated
