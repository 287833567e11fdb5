---- MODULE Overflow ----
\* Integers of more than 32 bits are an error.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..2147483647
Positive == x > 0
Init == x = 5
Next == x < 2147483647 /\ x' = x * 2
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Positive
\* compiled: more than 32 bits
\* TLC: error in line 8
