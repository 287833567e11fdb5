---- MODULE AssertInConstraint ----
\* Assert in a constraint, of an initial state.
EXTENDS Naturals, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 3
Next == x > 0 /\ x' = x - 1
Bound == Assert(x < 3, "too much")
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Bound
\* TLC: assertion failed in line 8
