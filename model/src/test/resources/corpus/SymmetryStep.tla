---- MODULE SymmetryStep ----
\* A property of steps beside SYMMETRY.
EXTENDS Naturals, FiniteSets, TLC
CONSTANT P
VARIABLE s
TypeOK == s \in SUBSET P
Init == s = {}
Next == \E p \in P : s' = s \cup {p} \/ (Cardinality(s) = 2 /\ s' = s \ {p})
Grows == [][s \subseteq s']_s
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT P = {a, b, c}
SYMMETRY Sym
PROPERTY Grows
\* TLC: Grows is violated
