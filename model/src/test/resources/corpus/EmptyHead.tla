---- MODULE EmptyHead ----
\* Head of the empty sequence.
EXTENDS Naturals, Sequences
VARIABLE q
TypeOK == q \in {s \in Seq(0..1) : Len(s) <= 2}
Init == q = <<0, 1>>
Next == q' = Tail(q) /\ Head(q) \in 0..1
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
