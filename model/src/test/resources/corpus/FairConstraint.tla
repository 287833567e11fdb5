---- MODULE FairConstraint ----
\* A state that only leads outside the CONSTRAINT.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..9
Init == x = 0
Up == x < 9 /\ x' = x + 1
Spec == Init /\ [][Up]_x /\ WF_x(Up)
Low == x < 4
Ends == <>(x = 7)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Low
PROPERTY Ends
\* TLC: holds, 4 distinct, 5 generated, 1 warnings
