---- MODULE IntegersNegative ----
\* Negative integers, \div and % of them, unary minus, intervals.
EXTENDS Integers
VARIABLES a, b
TypeOK == a \in -9..9 /\ b \in -9..9
Init == a \in {-7, 5} /\ b = 0
Next == \/ a' = a \div 2 /\ b' = a % 3
        \/ a' = -a /\ b' = a % 4
        \/ b' = (a - b) \div 3 /\ UNCHANGED a
        \/ a > b /\ a' \in b..b + 1 /\ UNCHANGED b
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 48 distinct, 178 generated
