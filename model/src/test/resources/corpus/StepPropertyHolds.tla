---- MODULE StepPropertyHolds ----
\* Properties of initial states, of states and of steps, in one conjunction.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..9
Init == x = 0
Next == x < 8 /\ x' \in {x + 1, x + 2}
Slow == x = 0 /\ [](x < 10) /\ [][x' <= x + 2]_x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Slow
\* TLC: holds, 10 distinct, 17 generated
