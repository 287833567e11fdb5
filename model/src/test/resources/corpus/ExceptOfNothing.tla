---- MODULE ExceptOfNothing ----
\* EXCEPT of a field and of arguments that are not there changes nothing, with a warning.
EXTENDS Naturals
VARIABLES r, f
TypeOK == r \in [a : 0..2] /\ f \in [1..2 -> 0..2]
Init == r = [a |-> 0] /\ f = [i \in 1..2 |-> 0]
Next == \/ r.a < 2 /\ r' = [r EXCEPT !.a = @ + 1, !.b = 7] /\ UNCHANGED f
        \/ \E i \in 0..2 : f' = [f EXCEPT ![i] = r.a] /\ UNCHANGED r
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 14 distinct, 48 generated, 2 warnings
