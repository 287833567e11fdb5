---- MODULE StutteringPart ----
\* A step that changes variables, but none of a property's subscript, of which the VIEW lacks one.
EXTENDS Naturals
VARIABLES x, y, call
TypeOK == x \in 0..1 /\ y \in 0..2
Init == x = 0 /\ y = 0 /\ call = "none"
Next == \/ x = 0 /\ x' = 1 /\ UNCHANGED y /\ call' = "set"
        \/ x = 1 /\ y < 2 /\ UNCHANGED x /\ y' = y + 1 /\ call' = "set"
SetRaises == [][call' = "set" => x' > x]_<<x, call>>
View == <<x, y>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
PROPERTY SetRaises
\* TLC: holds, 4 distinct, 4 generated
