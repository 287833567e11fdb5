---- MODULE SymmetryConstraint ----
\* CONSTRAINT and ACTION_CONSTRAINT beside SYMMETRY.
EXTENDS Naturals, FiniteSets, TLC
CONSTANT P
VARIABLE f
TypeOK == f \in [P -> 0..3]
Init == f = [p \in P |-> 0]
Next == \E p \in P : f[p] < 3 /\ f' = [f EXCEPT ![p] = @ + 1]
Some == Cardinality({p \in P : f[p] = 3}) < 2
Step == \A p \in P : f'[p] < 3 \/ f[p] = 2
Sym == Permutations(P)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Some
ACTION_CONSTRAINT Step
CONSTANT P = {a, b, c, d}
SYMMETRY Sym
\* TLC: holds, 25 distinct, 91 generated
