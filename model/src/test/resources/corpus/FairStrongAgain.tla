---- MODULE FairStrongAgain ----
\* Strongly fair actions that undo each other: none of them comes to rest.
EXTENDS Naturals
VARIABLES x, a
vars == <<x, a>>
TypeOK == x \in 0..2 /\ a \in 0..1
Init == x = 0 /\ a = 0
Turn == x' = (x + 1) % 3 /\ UNCHANGED a
A == x = 1 /\ a = 0 /\ a' = 1 /\ UNCHANGED x
Undo == x = 2 /\ a = 1 /\ a' = 0 /\ UNCHANGED x
Spec == Init /\ [][Turn \/ A \/ Undo]_vars /\ WF_vars(Turn) /\ SF_vars(A) /\ SF_vars(Undo)
Again == []<>(a = 1) /\ []<>(a = 0)
ForGood == <>[](a = 1)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Again ForGood
\* TLC: ForGood is violated
