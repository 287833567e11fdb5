---- MODULE SetOfSets ----
\* Membership of built sets in sets of sets: an element outside the domain counts.
EXTENDS Naturals
VARIABLES x, t
TypeOK == x \in 0..2 /\ t \in SUBSET {"in", "out", "sub"}
Init == x = 0 /\ t = {}
Next == /\ x < 2
        /\ x' = x + 1
        /\ t' = t \cup (IF {x, 9} \in {{0}, {1}} THEN {"in"} ELSE {"out"})
                  \cup (IF {{x}, {7}} \subseteq SUBSET {0, 1} THEN {"sub"} ELSE {})
NeverIn == "in" \notin t /\ "sub" \notin t
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
INVARIANT NeverIn
\* TLC: holds, 3 distinct, 3 generated
