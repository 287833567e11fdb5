---- MODULE FairForSomeFails ----
\* Fairness for one process or another is none for each.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in [{1, 2} -> 0..2]
Init == n = [p \in {1, 2} |-> 0]
Act(p) == n' = [n EXCEPT ![p] = (@ + 1) % 3]
Next == \E p \in {1, 2} : Act(p)
Spec == Init /\ [][Next]_n /\ (WF_n(Act(1)) \/ SF_n(Act(2)))
Each == []<>(n[1] = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Each
\* TLC: Each is violated
