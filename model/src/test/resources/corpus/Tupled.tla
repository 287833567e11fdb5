---- MODULE Tupled ----
\* Sets of tuples of different forms, nested; equality part by part.
EXTENDS Naturals
VARIABLE s
TypeOK == s \in SUBSET ((0..1) \X [k : {"p", "q"}])
Init == s = {}
Next == \/ \E i \in 0..1, k \in {"p", "q"} : s' = s \cup {<<i, [k |-> k]>>}
        \/ s' = {t \in s : t # <<0, [k |-> "p"]>> /\ t[2].k = "p"}
        \/ <<1, [k |-> "q"]>> \in s /\ s' = {<<1 - t[1], t[2]>> : t \in s}
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 16 distinct, 89 generated
