---- MODULE StutteringCall ----
\* The same call with the same answer in the same state is no step, though the VIEW lacks the call.
EXTENDS Naturals
VARIABLES x, call
TypeOK == x \in 0..2
Init == x = 0 /\ call = "none"
Next == \/ x < 2 /\ x' = x + 1 /\ call' = "set"
        \/ x = 2 /\ UNCHANGED x /\ call' = "set"
SetRaises == [][call' = "set" => x' > x]_<<x, call>>
View == <<x>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
PROPERTY SetRaises
\* TLC: holds, 3 distinct, 4 generated
