---- MODULE EmptyValues ----
\* The empty set, sequence and function: each equal only to itself.
EXTENDS Naturals, Sequences
VARIABLES s, q
TypeOK == s \in SUBSET {1} /\ q \in {t \in Seq({1}) : Len(t) <= 2}
Init == s = {} /\ q = <<>>
Next == \/ s = {} /\ q = <<>> /\ s' = {1} /\ q' = <<1>>
        \/ [i \in {} |-> i] = q /\ s' = {} /\ q' = Append(q, 1)
        \/ s \subseteq {} /\ DOMAIN q # {} /\ q' = [i \in 1..2 |-> 1] /\ UNCHANGED s
        \/ UNION {s, {1}} = {1} /\ SUBSET s = {{}} /\ q' = <<>> /\ UNCHANGED s
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 8 generated
