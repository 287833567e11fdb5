---- MODULE NoSuchFieldInSet ----
\* The same within a set that is built.
EXTENDS Naturals, FiniteSets
VARIABLE r
TypeOK == r \in [a : 0..3]
Init == r = [a |-> 0]
Next == r.a < 3 /\ r' = [a |-> Cardinality({r.b : i \in 1..2})]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
