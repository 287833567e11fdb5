---- MODULE FairOfPart ----
\* Fairness of an action that says nothing of a variable.
EXTENDS Naturals
VARIABLES x, y
vars == <<x, y>>
TypeOK == x \in 0..2 /\ y \in 0..1
Init == x = 0 /\ y = 0
Up == x < 2 /\ x' = x + 1
Next == (Up /\ y' \in 0..1) \/ (y' = 1 - y /\ UNCHANGED x)
Spec == Init /\ [][Next]_vars /\ WF_x(Up)
Ends == <>(x = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Ends
\* TLC: holds, 6 distinct, 15 generated
