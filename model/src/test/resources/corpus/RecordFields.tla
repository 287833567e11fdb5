---- MODULE RecordFields ----
\* Records: fields, sets of records, comparison, EXCEPT of several fields.
EXTENDS Naturals
VARIABLE r
TypeOK == r \in [a : 0..2, b : [c : BOOLEAN, d : {"on", "off"}]]
Init == r \in [a : {0}, b : [c : BOOLEAN, d : {"off"}]]
Next == \/ r.a < 2 /\ r' = [r EXCEPT !.a = @ + 1, !.b.c = r.a = 1]
        \/ r.b # [c |-> FALSE, d |-> "on"] /\ r' = [r EXCEPT !.b = [d |-> "on", c |-> ~r.b.c]]
        \/ r["a"] = 2 /\ r' = [b |-> r.b, a |-> 0]
        \/ r \in [a : {1, 2}, b : [c : {TRUE}, d : {"on"}]] /\ r' = [r EXCEPT !["b"]["d"] = "off"]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 11 distinct, 23 generated
