---- MODULE ConstraintFails ----
\* A constraint without a value on an initial state.
EXTENDS Naturals, Sequences
VARIABLE x
TypeOK == x \in 0..3
Init == x = 3
Next == x > 0 /\ x' = x - 1
Bound == <<TRUE, TRUE>>[x]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Bound
\* TLC: error
