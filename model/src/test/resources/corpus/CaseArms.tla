---- MODULE CaseArms ----
\* CASE with and without OTHER, as a value and as an action.
EXTENDS Naturals
VARIABLES n, s
TypeOK == n \in 0..5 /\ s \in {"low", "mid", "high"}
Init == n = 0 /\ s = "low"
Next == /\ CASE n = 0 -> n' = 2
             [] n > 0 /\ n < 4 -> n' \in {n + 1, n + 2}
             [] OTHER -> n' = n - 4
        /\ s' = CASE n' < 2 -> "low" [] n' \in 2..3 -> "mid" [] n' > 3 -> "high"
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 6 distinct, 10 generated
