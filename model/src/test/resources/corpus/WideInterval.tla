---- MODULE WideInterval ----
\* A variable of 31 bits: its type is an interval that nobody lists.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..2147483647 /\ y \in 1000000000..1000000063
Init == x = 2147483000 /\ y = 1000000000
Next == \/ x < 2147483647 - 100 /\ x' = x + 100 /\ UNCHANGED y
        \/ y < 1000000009 /\ y' = y + 3 /\ UNCHANGED x
        \/ x > 2147483500 /\ y > 1000000003 /\ x' = 2147483000 + y % 7 /\ UNCHANGED y
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error
