---- MODULE AssertInInvariant ----
\* Assert as a whole invariant fails.
EXTENDS Naturals, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ x' = x + 1
Inv == Assert(x < 2, <<"boom", x>>)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Inv
\* TLC: assertion failed
