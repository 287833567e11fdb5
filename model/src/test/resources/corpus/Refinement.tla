---- MODULE Refinement ----
\* A specification with fairness as the property of another.
EXTENDS Naturals
VARIABLES y, z
vars == <<y, z>>
TypeOK == y \in 0..3 /\ z \in 0..1
Init == y = 0 /\ z = 0
Think == z = 0 /\ z' = 1 /\ UNCHANGED y
Move == z = 1 /\ y < 3 /\ z' = 0 /\ y' = y + 1
Next == Think \/ Move
Spec == Init /\ [][Next]_vars /\ WF_vars(Next)
Abstract == INSTANCE RefinedOnce WITH x <- y
Refines == Abstract!Spec
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Refines
\* TLC: holds, 8 distinct, 8 generated
