---- MODULE Constraints ----
\* CONSTRAINT and ACTION_CONSTRAINT; invariants are asked beyond them, too.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..9 /\ y \in 0..9
Init == x = 0 /\ y = 0
Next == \/ x < 9 /\ x' = x + 1 /\ UNCHANGED y
        \/ y < 9 /\ y' = y + 1 /\ UNCHANGED x
Near == x + y < 6
Upwards == x' + y' > x + y /\ ~(x = 2 /\ y' > y)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Near
ACTION_CONSTRAINT Upwards
\* TLC: holds, 21 distinct, 43 generated
