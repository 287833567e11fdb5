---- MODULE StepProperty ----
\* A property of steps that one of them violates.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..9
Init == x = 0
Next == x < 8 /\ x' \in {x + 1, x + x}
Slow == [][x' <= x + 3]_x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Slow
\* TLC: Slow is violated
