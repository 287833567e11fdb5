---- MODULE FairUnchanged ----
\* Fairness of an action that never changes its subscript asks nothing.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Next == Up \/ x' = x
Spec == Init /\ [][Next]_x /\ WF_x(x' = x) /\ SF_x(UNCHANGED x)
Passes == <>(x = 1)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Passes
\* TLC: Passes is violated
