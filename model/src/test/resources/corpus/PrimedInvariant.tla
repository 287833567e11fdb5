---- MODULE PrimedInvariant ----
\* An invariant primed, as a guard.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x' = x + 1 /\ TypeOK'
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 4 generated
