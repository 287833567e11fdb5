---- MODULE UnassignedVariable ----
\* An action that gives one variable no value.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..3 /\ y \in 0..3
Init == x = 0 /\ y = 0
Next == x < 3 /\ x' = x + 1
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error
