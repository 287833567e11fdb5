---- MODULE FairAsPremise ----
\* Fairness as the premise of a property.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x
Left == WF_x(Next) /\ SF_x(Leave) => <>(x = 4)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Left
\* TLC: holds, 5 distinct, 6 generated
