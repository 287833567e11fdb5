---- MODULE Strings ----
\* Strings: equality, sets of them, functions and CASE on them.
EXTENDS Naturals
VARIABLES s, seen
Colours == {"red", "green", "blue"}
After == [c \in Colours |-> CASE c = "red" -> "green" [] c = "green" -> "blue" [] OTHER -> "red"]
TypeOK == s \in Colours /\ seen \in SUBSET Colours
Init == s = "red" /\ seen = {}
Next == \/ s' = After[s] /\ seen' = seen \cup {s}
        \/ seen = Colours /\ s # "red" /\ seen' = {c \in seen : c # s} /\ UNCHANGED s
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 7 distinct, 10 generated
