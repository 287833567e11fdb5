---- MODULE RecordDomain ----
\* DOMAIN of a record, and a field whose name is computed.
EXTENDS Naturals
VARIABLES r, f
TypeOK == r \in [x : 0..2, y : 0..2] /\ f \in {"x", "y"}
Init == r = [x |-> 0, y |-> 2] /\ f = "x"
Next == \/ r[f] < 2 /\ r' = [r EXCEPT ![f] = @ + 1] /\ UNCHANGED f
        \/ f' \in DOMAIN r \ {f} /\ UNCHANGED r
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 6 distinct, 9 generated
