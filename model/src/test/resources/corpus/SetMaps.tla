---- MODULE SetMaps ----
\* Sets by filter and by map, over tuples and several names; equal images are one.
EXTENDS Integers, FiniteSets
VARIABLE s
TypeOK == s \in SUBSET (-2..4)
Init == s = {-1, 2}
Next == \/ s' = {(i * i) % 5 : i \in s}
        \/ s' = {i - j : i, j \in s} \cap -2..4
        \/ s' = {t[1] : t \in {u \in s \X s : u[1] < u[2]}}
        \/ s' = {i + k : i \in s \cap 0..1, k \in {1, 2}}
        \/ s' = {i + j : <<i, j>> \in {<<0, 1>>, <<1, 0>>, <<2, 2>>}}
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 26 distinct, 131 generated
