---- MODULE RefinedOnce ----
\* The specification that another one refines.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Next == Up
Spec == Init /\ [][Next]_x /\ WF_x(Next)
====
