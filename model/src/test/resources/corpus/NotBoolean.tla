---- MODULE NotBoolean ----
\* A condition that is no truth value.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x' = IF x THEN 1 ELSE 0
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: neither TRUE nor FALSE
\* TLC: error in line 7
