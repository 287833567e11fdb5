---- MODULE CaseNone ----
\* No arm of CASE applies: an error.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..3
Init == n = 0
Next == n' = CASE n = 0 -> 1
               [] n = 1 -> 2
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
