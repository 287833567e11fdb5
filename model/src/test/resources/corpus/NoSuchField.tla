---- MODULE NoSuchField ----
\* A field that a record lacks, in a branch that is reached late.
EXTENDS Naturals
VARIABLE r
TypeOK == r \in [a : 0..3]
Init == r = [a |-> 0]
Next == IF r.a < 2 THEN r' = [r EXCEPT !.a = @ + 1] ELSE r' = [a |-> r.b]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
