---- MODULE StringType ----
\* STRING and Nat as sets that are not listed: membership only.
EXTENDS Naturals
CONSTANT None
VARIABLES s, n
TypeOK == s \in {"a", "b", None} /\ n \in 0..3
Init == s = "a" /\ n = 0
Next == \/ s \in STRING /\ s' \in {"b", None} /\ UNCHANGED n
        \/ s = None /\ n < 3 /\ n' = n + 1 /\ n + 1 \in Nat /\ UNCHANGED s
        \/ s = None /\ s' = "a" /\ UNCHANGED n
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT None = None
\* TLC: holds, 12 distinct, 24 generated
