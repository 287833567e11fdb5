---- MODULE TemporalQuantified ----
\* Quantifiers over constant sets in a property.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Next) /\ SF_x(Leave)
All == \A i \in 0..2 : (x = i) ~> (x = 4)
Some == \E i \in 0..4 : <>[](x = i)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES All Some
\* TLC: holds, 5 distinct, 6 generated
