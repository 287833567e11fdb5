---- MODULE OutsideDomain ----
\* A function applied outside its domain.
EXTENDS Naturals
VARIABLES f, x
TypeOK == f \in [1..3 -> 0..1] /\ x \in 0..5
Init == f = [i \in 1..3 |-> i % 2] /\ x = 1
Next == x < 5 /\ x' = x + 1 /\ f' = [f EXCEPT ![1] = f[x]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
