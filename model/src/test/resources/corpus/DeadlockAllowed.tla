---- MODULE DeadlockAllowed ----
\* The same, where the .cfg allows it, beside a step that changes nothing.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..3 /\ y \in 0..1
Init == x = 0 /\ y \in 0..1
Next == \/ x < 3 /\ x' = x + 1 /\ UNCHANGED y
        \/ y = 1 /\ UNCHANGED <<x, y>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 8 distinct, 12 generated
