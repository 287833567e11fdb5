---- MODULE UnseenVariable ----
\* A variable that nobody reads: what it gets is evaluated all the same.
EXTENDS Naturals, Sequences
VARIABLES x, seen
TypeOK == x \in 0..3
Init == x = 0 /\ seen = <<>>
Next == x < 3 /\ x' = x + 1 /\ seen' = [i \in 1..2 |-> <<1, 2, 3>>[i + x]]
View == <<x>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
\* TLC: error
