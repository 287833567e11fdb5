---- MODULE SymmetryViolated ----
\* An invariant that states violate which are equal but for a permutation.
EXTENDS Naturals, FiniteSets, TLC
CONSTANT P
VARIABLE f
TypeOK == f \in [P -> 0..2]
Init == f = [p \in P |-> 0]
Next == \E p \in P : f[p] < 2 /\ f' = [f EXCEPT ![p] = @ + 1]
Low == \A p, q \in P : f[p] + f[q] < 4 \/ p = q
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Low
CONSTANT P = {a, b, c}
SYMMETRY Sym
\* TLC: Low is violated
