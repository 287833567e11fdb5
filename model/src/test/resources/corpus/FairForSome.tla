---- MODULE FairForSome ----
\* Fairness for one process or another.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in [{1, 2} -> 0..2]
Init == n = [p \in {1, 2} |-> 0]
Act(p) == n' = [n EXCEPT ![p] = (@ + 1) % 3]
Next == \E p \in {1, 2} : Act(p)
Spec == Init /\ [][Next]_n /\ \E p \in {1, 2} : WF_n(Act(p))
Some == []<>(\E p \in {1, 2} : n[p] = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Some
\* TLC: holds, 9 distinct, 19 generated
