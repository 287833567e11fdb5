---- MODULE SymmetryOfStrings ----
\* Permutations of strings, which are no model values.
EXTENDS Naturals, TLC
VARIABLE s
P == {"a", "b"}
TypeOK == s \in SUBSET P
Init == s = {}
Next == \E p \in P : s' = s \cup {p}
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
SYMMETRY Sym
\* TLC: error
