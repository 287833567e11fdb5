---- MODULE Enabled ----
\* ENABLED, which TLC alone evaluates.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Up == x < 3 /\ x' = x + 1
Init == x = 0
Next == Up \/ (~ENABLED Up /\ x' = 0)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* interpreted: ENABLED is not supported
\* compiled: the operator ENABLED
\* TLC: holds, 4 distinct, 5 generated
