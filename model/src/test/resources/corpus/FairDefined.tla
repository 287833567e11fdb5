---- MODULE FairDefined ----
\* Fairness by definitions.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in [{1, 2} -> 0..2]
Init == n = [p \in {1, 2} |-> 0]
Act(p) == n' = [n EXCEPT ![p] = (@ + 1) % 3]
Next == \E p \in {1, 2} : Act(p)
Fair(p) == WF_n(Act(p)) /\ SF_n(n[p] = 1 /\ Act(p))
Fairness == \A p \in {1, 2} : Fair(p)
Spec == Init /\ [][Next]_n /\ Fairness
Each == \A p \in {1, 2} : n[p] = 0 ~> n[p] = 2
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Each
\* TLC: holds, 9 distinct, 19 generated
