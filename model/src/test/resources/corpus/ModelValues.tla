---- MODULE ModelValues ----
\* Model values differ from everything, sets of them, quantifiers.
EXTENDS Naturals, FiniteSets
CONSTANTS P, Nobody
VARIABLES owner, waiting
TypeOK == owner \in P \cup {Nobody} /\ waiting \in SUBSET P
Init == owner = Nobody /\ waiting = {}
Ask(p) == p # owner /\ p \notin waiting /\ waiting' = waiting \cup {p} /\ UNCHANGED owner
Take(p) == owner = Nobody /\ p \in waiting /\ owner' = p /\ waiting' = waiting \ {p}
Leave == owner \in P /\ owner' = Nobody /\ UNCHANGED waiting
Next == Leave \/ \E p \in P : Ask(p) \/ Take(p)
OwnerDoesNotWait == owner \notin waiting
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT OwnerDoesNotWait
CONSTANTS P = {a, b, c}
Nobody = Nobody
\* TLC: holds, 20 distinct, 49 generated
