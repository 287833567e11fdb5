---- MODULE NegativeDivisor ----
\* % by a negative number is an error.
EXTENDS Integers
VARIABLE n
TypeOK == n \in -3..8
Init == n = 3
Next == n' = n % -2
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: % by what is no positive constant
\* TLC: error in line 7
