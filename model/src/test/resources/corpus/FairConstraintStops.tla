---- MODULE FairConstraintStops ----
\* A state that leads outside the CONSTRAINT, without fairness.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..9
Init == x = 0
Up == x < 9 /\ x' = x + 1
Spec == Init /\ [][Up]_x
Low == x < 4
Ends == <>(x = 7)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTRAINT Low
PROPERTY Ends
\* TLC: Ends is violated
