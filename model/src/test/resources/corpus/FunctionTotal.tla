---- MODULE FunctionTotal ----
\* Functions on a set: application, EXCEPT, sets of functions, quantifiers over DOMAIN.
EXTENDS Naturals, FiniteSets
CONSTANT P
VARIABLE f
TypeOK == f \in [P -> 0..2]
Init == f \in [P -> {0, 2}]
Next == \/ \E p \in P : f[p] > 0 /\ f' = [f EXCEPT ![p] = @ - 1]
        \/ (\A p, q \in DOMAIN f : f[p] = f[q]) /\ f' = [p \in P |-> 2]
        \/ Cardinality({p \in P : f[p] = 1}) = 2 /\ f' = [p \in P |-> IF f[p] = 1 THEN 0 ELSE f[p]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT P = {a, b, c}
\* TLC: holds, 27 distinct, 71 generated
