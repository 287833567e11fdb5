---- MODULE SetComparedWithSequence ----
\* The empty set and the empty sequence are not compared.
EXTENDS Naturals, Sequences
VARIABLE n
TypeOK == n \in 0..2
Init == n = 0
Next == n < 2 /\ n' = n + 1 /\ (n = 1 => {} # <<>>)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error
