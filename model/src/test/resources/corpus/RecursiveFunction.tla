---- MODULE RecursiveFunction ----
\* A function defined by itself, which no engine but TLC knows.
EXTENDS Naturals
VARIABLE n
Fib[k \in 0..6] == IF k < 2 THEN k ELSE Fib[k - 1] + Fib[k - 2]
TypeOK == n \in 0..6
Init == n = 0
Next == n < 6 /\ n' = n + 1 /\ Fib[n] <= 8
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* interpreted: function that is defined by itself
\* compiled: function that is defined by itself
\* TLC: holds, 7 distinct, 7 generated
