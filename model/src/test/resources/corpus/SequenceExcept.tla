---- MODULE SequenceExcept ----
\* EXCEPT at an index, with @ and nested in records.
EXTENDS Naturals, Sequences
VARIABLE q
TypeOK == q \in [1..2 -> [n : 0..2, on : BOOLEAN]]
Init == q = <<[n |-> 0, on |-> FALSE], [n |-> 1, on |-> TRUE]>>
Next == \/ \E i \in DOMAIN q : q[i].n < 2 /\ q' = [q EXCEPT ![i].n = @ + 1]
        \/ q' = [q EXCEPT ![1].on = ~@, ![2] = [@ EXCEPT !.n = 0]]
        \/ \E i, j \in 1..2 : i # j /\ q' = [q EXCEPT ![i] = q[j], ![j] = q[i]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 36 distinct, 157 generated
