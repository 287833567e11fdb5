---- MODULE TemporalNoValue ----
\* A part of a temporal property that has no value in a state.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Known == <>(<<1, 1, 1>>[x + 1] = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Known
\* TLC: error
