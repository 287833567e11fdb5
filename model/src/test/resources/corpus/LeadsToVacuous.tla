---- MODULE LeadsToVacuous ----
\* P ~> Q of a P that never holds, and of a Q that always does.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x
Never == x = 5 ~> x = 4
Always == x = 1 ~> x < 5
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Never Always
\* TLC: holds, 5 distinct, 6 generated
