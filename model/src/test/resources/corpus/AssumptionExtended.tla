---- MODULE AssumptionExtended ----
\* An assumption of a module that is extended counts.
EXTENDS Naturals, AssumptionsLibrary
VARIABLE x
TypeOK == x \in 0..Limit
Init == x = 0
Next == x' = x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT Limit = 2
\* TLC: assumption
