---- MODULE SequenceQueue ----
\* A bounded queue: Append, Head, Tail, Len, Sequences as state.
EXTENDS Naturals, Sequences
CONSTANT Most
VARIABLE q
TypeOK == q \in {s \in Seq(0..2) : Len(s) <= Most}
Init == q = <<>>
Put(v) == Len(q) < Most /\ q' = Append(q, v)
Get == q # <<>> /\ Head(q) # 1 /\ q' = Tail(q)
Turn == Len(q) > 1 /\ q' = Append(Tail(q), Head(q))
Next == Get \/ Turn \/ \E v \in 0..2 : Put(v)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT Most = 3
\* TLC: holds, 40 distinct, 102 generated
