---- MODULE FairEventually ----
\* An end that weak fairness reaches, and stays at.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Spec == Init /\ [][Up]_x /\ WF_x(Up)
Ends == <>[](x = 3)
Passes == <>(x = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Ends Passes
\* TLC: holds, 4 distinct, 4 generated
