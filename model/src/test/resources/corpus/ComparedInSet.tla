---- MODULE ComparedInSet ----
\* A string sought among numbers.
EXTENDS Naturals
VARIABLES x, s
TypeOK == x \in 0..3 /\ s \in {"a", "b"}
Init == x = 0 /\ s = "a"
Next == x < 3 /\ x' = x + 1 /\ UNCHANGED s /\ (x = 1 => s \notin {x, 2})
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error
