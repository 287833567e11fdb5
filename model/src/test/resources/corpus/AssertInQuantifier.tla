---- MODULE AssertInQuantifier ----
\* Assert within a quantifier whose other conditions are known.
EXTENDS Naturals, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x < 3 /\ x' = x + 1
Inv == \A i \in 0..1 : Assert(x + i < 3, "boom")
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT Inv
\* TLC: assertion failed
