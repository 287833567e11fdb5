---- MODULE InvariantInitially ----
\* An invariant that an initial state violates.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x \in 0..3
Next == x' = x
Small == x < 3
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Small
\* TLC: Small is violated
