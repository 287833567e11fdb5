---- MODULE FairAsProperty ----
\* Fairness as a property, which holds.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..4
Init == x = 0
Go == x < 3 /\ x' = x + 1
Back == x = 3 /\ x' = 1
Leave == x = 2 /\ x' = 4
Next == Go \/ Back \/ Leave
Spec == Init /\ [][Next]_x /\ WF_x(Next) /\ SF_x(Leave)
Weak == WF_x(Go)
Strong == SF_x(Back)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Weak Strong
\* TLC: holds, 5 distinct, 6 generated
