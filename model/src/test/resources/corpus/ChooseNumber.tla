---- MODULE ChooseNumber ----
\* CHOOSE with one witness, and the least of several.
EXTENDS Naturals
VARIABLE n
TypeOK == n \in 0..12
Least(S) == CHOOSE i \in S : \A j \in S : i <= j
Init == n = Least({7, 5, 9})
Next == \/ n' = Least({i \in 0..12 : i > n \/ i = 12})
        \/ n > 5 /\ n' = CHOOSE i \in 0..6 : 2 * i = n \/ 2 * i + 1 = n
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 10 distinct, 18 generated
