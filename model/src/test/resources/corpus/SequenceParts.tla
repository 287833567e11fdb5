---- MODULE SequenceParts ----
\* SubSeq and SelectSeq, of which the compiled engine does not know the latter.
EXTENDS Naturals, Sequences
VARIABLE q
TypeOK == q \in {s \in Seq(0..3) : Len(s) <= 4}
Even(n) == n % 2 = 0
Init == q = <<0, 1, 2, 3>>
Next == \/ Len(q) > 1 /\ q' = SubSeq(q, 2, Len(q))
        \/ q' = SelectSeq(q, Even)
        \/ q' = SubSeq(q, 3, 2)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: SelectSeq
\* TLC: holds, 7 distinct, 19 generated
