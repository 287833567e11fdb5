---- MODULE FunctionOfSets ----
\* A function whose arguments are sets: EXCEPT and application with one that is built.
EXTENDS Naturals
VARIABLES f, x
TypeOK == f \in [SUBSET {1, 2} -> 0..2] /\ x \in 1..2
Init == f = [s \in SUBSET {1, 2} |-> 0] /\ x = 1
Next == \/ f[{x}] < 2 /\ f' = [f EXCEPT ![{x}] = @ + 1] /\ UNCHANGED x
        \/ f[{}] = 0 /\ f' = [f EXCEPT ![{1, x} \ {1, 2}] = 1] /\ UNCHANGED x
        \/ f[{i \in 1..2 : i <= x}] < 1 /\ f' = [f EXCEPT ![{1} \cup {x}] = 2] /\ UNCHANGED x
        \/ x' = 3 - x /\ UNCHANGED f
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 72 distinct, 187 generated
