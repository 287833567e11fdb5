---- MODULE PrintingFails ----
\* What is printed is evaluated.
EXTENDS Naturals, Sequences, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ PrintT(<<"a", "b">>[x + 1]) /\ x' = x + 1
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error
