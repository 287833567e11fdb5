---- MODULE Unchanged ----
\* UNCHANGED of variables, of tuples, of tuples by name; as an assignment and as a guard.
EXTENDS Naturals
VARIABLES x, y, z
yz == <<y, z>>
vars == <<x, yz>>
TypeOK == x \in 0..2 /\ y \in 0..2 /\ z \in BOOLEAN
Init == x = 0 /\ y = 0 /\ z = FALSE
Next == \/ x < 2 /\ x' = x + 1 /\ UNCHANGED yz
        \/ y' = x /\ UNCHANGED <<x, z>>
        \/ z' = ~z /\ x' \in 0..2 /\ y' \in 0..2 /\ UNCHANGED y /\ UNCHANGED x
        \/ x = 2 /\ UNCHANGED vars
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 12 distinct, 37 generated
