---- MODULE Replacement ----
\* Definitions and constants replaced by the .cfg.
EXTENDS Naturals
CONSTANTS Most, Step(_)
VARIABLE x
Low == 0
High == Most
Two(v) == v + 2
Four == 4
TypeOK == x \in 0..9
Init == x = Low
Next == x < High /\ x' = Step(x)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANTS Most = 8
Step <- Two
Low <- Four
\* TLC: holds, 3 distinct, 3 generated
