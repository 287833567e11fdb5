---- MODULE Specification ----
\* A specification by its formula, with fairness.
EXTENDS Naturals
VARIABLE x
vars == <<x>>
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Reset == x = 3 /\ x' = 0
Next == Up \/ Reset
Spec == Init /\ [][Next]_vars /\ WF_vars(Next) /\ \A i \in 0..1 : SF_vars(Up)
====
SPECIFICATION Spec
INVARIANT TypeOK
\* TLC: holds, 4 distinct, 5 generated
