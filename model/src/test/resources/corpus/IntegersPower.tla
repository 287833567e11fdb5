---- MODULE IntegersPower ----
\* Powers and the order of intervals, which may be empty.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..64
Init == n = 2 ^ 3
Next == \/ n < 6 /\ n' = 2 ^ n
        \/ n > 5 /\ n' = n \div 4
        \/ \E i \in n..3 : n' = i
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: the operator ^
\* TLC: holds, 5 distinct, 9 generated
