---- MODULE BoxAction ----
\* [A]_v and <<A>>_v within the next-state relation.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Up == x < 3 /\ x' = x + 1
Init == x = 0
Next == [Up]_x \/ <<x' \in {0, x}>>_x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 11 generated
