---- MODULE AssertInAction ----
\* Assert in an action fails.
EXTENDS Naturals, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ x' = x + 1 /\ Assert(x < 2, "boom")
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: assertion failed in line 7
