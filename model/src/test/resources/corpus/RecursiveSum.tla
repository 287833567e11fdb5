---- MODULE RecursiveSum ----
\* A recursive operator over a set, which the compiled engine does not unfold without end.
EXTENDS Naturals, FiniteSets
VARIABLE s
RECURSIVE Sum(_)
Sum(S) == IF S = {} THEN 0 ELSE LET x == CHOOSE y \in S : TRUE IN x + Sum(S \ {x})
TypeOK == s \in SUBSET (1..4)
Init == s = {1, 2}
Next == \/ s' = s \cup {1 + (Sum(s) % 4)}
        \/ s # {} /\ s' = {i \in s : i # Sum(s)}
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* compiled: the recursive operator Sum
\* TLC: holds, 2 distinct, 5 generated
