---- MODULE LeadsToInTheEnd ----
\* P ~> Q that a behaviour violates that stops.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Go) /\ WF_x(Back)
Returns == x = 2 ~> x = 1
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Returns
\* TLC: Returns is violated
