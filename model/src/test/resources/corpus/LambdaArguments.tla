---- MODULE LambdaArguments ----
\* Operators and LAMBDAs as arguments.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..9
Apply(F(_, _), a, b) == F(a, b)
Twice(G(_), v) == G(G(v))
Mod(a, b) == (a + b) % 10
Inc(v) == (v + 1) % 10
Init == n = 0
Next == \/ n' = Apply(Mod, n, 3)
        \/ n' = Apply(LAMBDA a, b : IF a > b THEN a - b ELSE b - a, n, 5)
        \/ n' = Twice(Inc, n)
        \/ n' = Twice(LAMBDA v : Mod(v, n), 1)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 10 distinct, 41 generated
