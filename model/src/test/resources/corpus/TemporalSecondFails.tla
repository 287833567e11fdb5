---- MODULE TemporalSecondFails ----
\* Of several properties the second is violated.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Next)
First == <>(x = 2)
Second == <>(x = 3)
Third == []<>(x = 0)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES First Second
\* TLC: Second is violated
