---- MODULE Permuted ----
\* Permutations as a set of functions.
EXTENDS Naturals, TLC
CONSTANT P
VARIABLE f
TypeOK == f \in [P -> P]
Init == f = CHOOSE g \in Permutations(P) : \A p \in P : g[p] = p
Next == \E g \in Permutations(P) : f' = [p \in P |-> g[f[p]]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT P = {a, b, c}
\* compiled: the operator Permutations
\* TLC: holds, 6 distinct, 37 generated
