---- MODULE View ----
\* States that are told apart by a part of the variables.
EXTENDS Naturals
VARIABLES x, last
TypeOK == x \in 0..5 /\ last \in {"up", "down"}
Init == x = 2 /\ last = "up"
Next == \/ x < 5 /\ x' = x + 1 /\ last' = "up"
        \/ x > 0 /\ x' = x - 1 /\ last' = "down"
Seen == <<x>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW Seen
\* TLC: holds, 6 distinct, 11 generated
