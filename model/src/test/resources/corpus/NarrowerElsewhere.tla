---- MODULE NarrowerElsewhere ----
\* One operator says a type, and with other arguments an invariant that is narrower.
EXTENDS Naturals
VARIABLE x
Within(v, S) == v \in S
TypeOK == Within(x, 0..3)
Init == x = 0
Next == x < 3 /\ x' = x + 1
Low == Within(x, 0..1)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Low
\* TLC: Low is violated
