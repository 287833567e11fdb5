---- MODULE PrimedOperators ----
\* Primes of operators and of expressions, in guards and in later assignments.
EXTENDS Naturals
VARIABLES x, y
Sum == x + y
Both(a, b) == a + 2 * b
TypeOK == x \in 0..3 /\ y \in 0..3
Init == x = 0 /\ y = 0
Next == \/ x' \in 0..3 /\ y' \in 0..3 /\ Sum' = Sum + 1
        \/ y' = y /\ x' \in 0..1 /\ Both(x, y)' > 3
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 16 distinct, 57 generated
