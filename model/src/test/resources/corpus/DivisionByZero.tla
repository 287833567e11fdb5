---- MODULE DivisionByZero ----
\* A divisor that becomes 0.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..8
Init == n = 2
Next == n' = 8 \div n - 4
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: \div by what is no positive constant
\* TLC: error in line 7
