---- MODULE EmptyInterval ----
\* Intervals that are empty in every state, alone and among other sets.
EXTENDS Integers
VARIABLES x, s
TypeOK == x \in 0..2 /\ s \in SUBSET (0..2)
Init == x \in 0..2 /\ s = {0, 1}
Below == IF x = 1 THEN {y \in s : y > x} ELSE x .. -1
Next == /\ {} \subseteq Below
        /\ x' \in {0, 2}
        /\ s' = (s \cup Below) \ (-1 .. x - 2)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 5 distinct, 13 generated
