---- MODULE Laziness ----
\* A LET and an argument that have no value are not evaluated where nobody needs them.
EXTENDS Naturals, Sequences
VARIABLE n
TypeOK == n \in 0..3
First(a, b) == a
Init == n = 0
Next == LET bad == <<1, 2>>[n + 9] IN n' = First((n + 1) % 4, bad)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 5 generated
