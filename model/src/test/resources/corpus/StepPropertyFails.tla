---- MODULE StepPropertyFails ----
\* A property of steps without a value in the end.
EXTENDS Naturals, Sequences
VARIABLE x
TypeOK == x \in 0..5
Init == x = 0
Next == x < 5 /\ x' = x + 1
Known == [][<<1, 1, 1>>[x'] = 1 \/ TRUE]_x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Known
\* TLC: error
