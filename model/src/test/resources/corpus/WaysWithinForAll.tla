---- MODULE WaysWithinForAll ----
\* Each element of a set counts once, in however many ways the set has it.
EXTENDS Naturals
VARIABLES x
TypeOK == x \in 0..3
Init == x \in 0..1
Next == /\ \A i \in {y \div 2 : y \in 0..3} : \E j \in 0..1 : j <= x
        /\ x' = (x + 1) % 4
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 15 generated
