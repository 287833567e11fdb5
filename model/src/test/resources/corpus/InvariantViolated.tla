---- MODULE InvariantViolated ----
\* An invariant that a few steps violate.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..9 /\ y \in 0..9
Init == x = 0 /\ y = 0
Next == \/ x < 9 /\ x' = x + 1 /\ UNCHANGED y
        \/ y < x /\ y' = y + 2 /\ UNCHANGED x
Below == y <= x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Below
\* TLC: Below is violated
