---- MODULE FairSubscript ----
\* Fairness asks for a change of its subscript.
EXTENDS Naturals
VARIABLES x, y
vars == <<x, y>>
TypeOK == x \in 0..2 /\ y \in 0..1
Init == x = 0 /\ y = 0
Flip == y' = 1 - y /\ UNCHANGED x
Up == x < 2 /\ x' = x + 1 /\ UNCHANGED y
Spec == Init /\ [][Flip \/ Up]_vars /\ WF_x(Flip \/ Up)
Ends == <>(x = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Ends
\* TLC: holds, 6 distinct, 11 generated
