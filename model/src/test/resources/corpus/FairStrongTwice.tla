---- MODULE FairStrongTwice ----
\* Two strongly fair actions, each enabled where the other is not: both happen.
EXTENDS Naturals
VARIABLES x, a, b
vars == <<x, a, b>>
TypeOK == x \in 0..2 /\ a \in 0..1 /\ b \in 0..1
Init == x = 0 /\ a = 0 /\ b = 0
Turn == x' = (x + 1) % 3 /\ UNCHANGED <<a, b>>
A == x = 1 /\ a = 0 /\ a' = 1 /\ UNCHANGED <<x, b>>
B == x = 2 /\ a = 1 /\ b = 0 /\ b' = 1 /\ UNCHANGED <<x, a>>
Undo == b = 0 /\ x = 0 /\ a = 1 /\ a' = 0 /\ UNCHANGED <<x, b>>
Spec == Init /\ [][Turn \/ A \/ B \/ Undo]_vars /\ WF_vars(Turn) /\ SF_vars(A) /\ SF_vars(B)
Both == <>(a = 1 /\ b = 1)
Rests == <>[](x = 0)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Both
\* TLC: holds, 9 distinct, 13 generated
