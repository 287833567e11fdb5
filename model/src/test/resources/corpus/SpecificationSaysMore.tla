---- MODULE SpecificationSaysMore ----
\* A conjunct of a specification that is neither initial states, steps nor fairness.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Next == x' \in 0..3
Spec == Init /\ [][Next]_x /\ [](x < 2)
Low == x < 2
====
SPECIFICATION Spec
INVARIANT TypeOK
INVARIANT Low
\* interpreted: neither initial states
\* compiled: neither initial states
\* TLC: Low is violated
