---- MODULE ComparedKinds ----
\* A number compared with a string.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ x' = x + 1 /\ (x = 2 => x # "two")
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
