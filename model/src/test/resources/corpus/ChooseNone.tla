---- MODULE ChooseNone ----
\* CHOOSE without a witness is an error.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..3
Init == n = 0
Next == n < 3 /\ n' = CHOOSE i \in 1..2 : i > n
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
