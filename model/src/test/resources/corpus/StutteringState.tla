---- MODULE StutteringState ----
\* Another call in the same state is a step, though the VIEW lacks the call.
EXTENDS Naturals
VARIABLES x, call
TypeOK == x \in 0..2
Init == x = 0 /\ call = "none"
Next == \/ x < 2 /\ x' = x + 1 /\ call' = "set"
        \/ x = 2 /\ UNCHANGED x /\ call' \in {"set", "read"}
ReadRaises == [][call' \in {"set", "read"} => x' > x]_<<x, call>>
View == <<x>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
PROPERTY ReadRaises
\* TLC: ReadRaises is violated
