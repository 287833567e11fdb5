---- MODULE FairNotSaid ----
\* INIT and NEXT say nothing of fairness.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Next == Up
Passes == <>(x = 2)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Passes
\* TLC: Passes is violated
