---- MODULE TypeViolated ----
\* A set gets an element that its type lacks.
EXTENDS Naturals
VARIABLE s
TypeOK == s \in SUBSET (0..3)
Init == s = {0}
Next == s' = s \cup {i + 2 : i \in s}
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: TypeOK is violated
