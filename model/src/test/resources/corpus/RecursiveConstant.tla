---- MODULE RecursiveConstant ----
\* A recursive operator of constants is evaluated while the model is read.
EXTENDS Naturals
CONSTANT N
VARIABLE n
RECURSIVE Fact(_)
Fact(k) == IF k = 0 THEN 1 ELSE k * Fact(k - 1)
Top == Fact(N)
TypeOK == n \in 0..30
Init == n = Fact(3)
Next == n + Top < 31 /\ n' = n + Top
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT N = 3
\* TLC: holds, 5 distinct, 5 generated
