---- MODULE RefinementOfParts ----
\* The fairness of another specification whose variable is an expression of several.
EXTENDS Naturals
VARIABLES y, z
vars == <<y, z>>
TypeOK == y \in 0..3 /\ z \in 0..1
Init == y = 0 /\ z = 0
Move == y < 3 /\ y' = y + 1 /\ UNCHANGED z
Spec == Init /\ [][Move]_vars /\ WF_vars(Move)
Abstract == INSTANCE RefinedOnce WITH x <- y + z
Refines == Abstract!Spec
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Refines
\* TLC: holds, 4 distinct, 4 generated
