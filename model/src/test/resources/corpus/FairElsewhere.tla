---- MODULE FairElsewhere ----
\* Fairness of an action that is no step of the specification: no behaviour is fair.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Spec == Init /\ [][Up]_x /\ WF_x(x' = 0) /\ WF_x(Up) /\ SF_x(x = 3 /\ x' = 0)
Never == <>(x = 9)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Never
\* TLC: holds, 4 distinct, 4 generated
