---- MODULE SequenceConcat ----
\* Concatenation of what stands and of what is written, index and DOMAIN.
EXTENDS Naturals, Sequences
VARIABLES a, b
TypeOK == /\ a \in {s \in Seq({"x", "y"}) : Len(s) <= 3}
          /\ b \in {s \in Seq({"x", "y"}) : Len(s) <= 3}
Init == a = <<"x">> /\ b = <<"y">>
Next == \/ Len(a) + Len(b) <= 3 /\ a' = a \o b /\ UNCHANGED b
        \/ a' = b /\ b' = a
        \/ Len(b) > 1 /\ b' = <<b[Len(b)]>> \o <<b[1]>> /\ UNCHANGED a
        \/ DOMAIN a = {1, 2} /\ a' = <<a[2], a[1], a[1]>> /\ b' = <<>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 88 distinct, 223 generated
