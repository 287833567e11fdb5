---- MODULE FairForNext ----
\* Fairness of all processes together lets one of them starve.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in [{1, 2} -> 0..2]
Init == n = [p \in {1, 2} |-> 0]
Act(p) == n' = [n EXCEPT ![p] = (@ + 1) % 3]
Next == \E p \in {1, 2} : Act(p)
Spec == Init /\ [][Next]_n /\ WF_n(Next)
Some == []<>(\E p \in {1, 2} : n[p] = 2)
Each == \A p \in {1, 2} : []<>(n[p] = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Some Each
\* TLC: Each is violated
