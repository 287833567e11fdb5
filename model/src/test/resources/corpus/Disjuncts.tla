---- MODULE Disjuncts ----
\* Disjuncts and witnesses in guards: each is a way of its own.
EXTENDS Naturals
VARIABLES x, y
TypeOK == x \in 0..3 /\ y \in 0..3
Init == x \in 0..1 /\ y = 0
Next == /\ x < 2 \/ y < 2 \/ x = y
        /\ \E i \in 0..2 : i <= x
        /\ \/ x' = (x + 1) % 4 /\ UNCHANGED y
           \/ \E v \in {x, 1} : y' = v /\ UNCHANGED x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 14 distinct, 98 generated
