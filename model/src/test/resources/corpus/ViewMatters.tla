---- MODULE ViewMatters ----
\* A temporal property of a variable outside the VIEW.
EXTENDS Naturals
VARIABLES x, said
vars == <<x, said>>
TypeOK == x \in 0..2 /\ said \in 0..1
Init == x = 0 /\ said = 0
Up == x' = (x + 1) % 3 /\ said' \in 0..1
Spec == Init /\ [][Up]_vars /\ WF_x(Up)
View == x
Again == []<>(said = 1)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
PROPERTY Again
\* compiled: said matters to temporal properties
\* TLC: Again is violated
