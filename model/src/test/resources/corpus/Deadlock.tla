---- MODULE Deadlock ----
\* A state without successor.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ x' = x + 1
====
INIT Init
NEXT Next
INVARIANT TypeOK
\* TLC: deadlock
