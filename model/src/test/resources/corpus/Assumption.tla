---- MODULE Assumption ----
\* An assumption that does not hold.
EXTENDS Naturals
CONSTANT N
VARIABLE x
ASSUME N > 3
TypeOK == x \in 0..N
Init == x = 0
Next == x' = x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT N = 2
\* TLC: assumption
