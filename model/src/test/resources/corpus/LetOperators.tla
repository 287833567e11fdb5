---- MODULE LetOperators ----
\* LET: values, operators with parameters, one inside another, functions.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..20
Init == n = 1
Next ==
  LET double == 2 * n
      Add(a, b) == LET sum == a + b IN IF sum > 20 THEN sum - 20 ELSE sum
      f == [i \in 0..3 |-> i * i]
  IN \/ n' = Add(double, 1)
     \/ n' = Add(n, f[n % 4])
     \/ LET Add2(a) == Add(a, 2) IN n' = Add2(n)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: TypeOK is violated
