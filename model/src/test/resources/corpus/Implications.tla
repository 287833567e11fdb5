---- MODULE Implications ----
\* Implication, equivalence, negation, nested quantifiers, bounded choice.
EXTENDS Naturals
VARIABLE s
TypeOK == s \in SUBSET (1..4)
Divides(a, b) == \E k \in 1..4 : a * k = b
Init == s = {1}
Next == \/ \E i \in 1..4 : (i \in s <=> Divides(2, i)) /\ s' = s \cup {i}
        \/ (\A i \in s : i > 1 => \E j \in s : ~(j = i)) /\ s' = {i \in 1..4 : i \in s => i < 3}
        \/ ~(1 \in s) /\ s' = {1}
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 6 distinct, 48 generated
