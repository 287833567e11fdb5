---- MODULE TemporalOnlyStarts ----
\* A part of a property that speaks of initial states.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Starts == x = 0 /\ <>(x = 2)
Otherwise == x = 1 => [](x = 1)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Starts Otherwise
\* TLC: holds, 5 distinct, 6 generated
