---- MODULE NarrowInterval ----
\* A value beyond its interval violates the type invariant.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..1000000
Init == x = 999998
Next == x' = x + 1
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: TypeOK is violated
