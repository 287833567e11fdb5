---- MODULE SetAlgebra ----
\* Union, intersection, difference, subset, UNION, SUBSET, Cardinality.
EXTENDS Naturals, FiniteSets
VARIABLES s, u
TypeOK == s \in SUBSET (0..3) /\ u \in SUBSET (SUBSET {0, 1})
Init == s = {0} /\ u = {{}, {0}}
Next == \/ s' = s \cup {Cardinality(s) % 4} /\ UNCHANGED u
        \/ s' = (s \cap {0, 2}) \ {0} /\ UNCHANGED u
        \/ s' = UNION u /\ u' = SUBSET (s \cap {1})
        \/ {1} \subseteq s /\ u' = u \cup {{0, 1}} /\ UNCHANGED s
        \/ s \notin u /\ s' = {i \in 0..3 : i \notin s} /\ UNCHANGED u
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 93 distinct, 408 generated
