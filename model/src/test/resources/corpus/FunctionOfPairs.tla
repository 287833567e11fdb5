---- MODULE FunctionOfPairs ----
\* Functions of two arguments and on a Cartesian product.
EXTENDS Naturals
VARIABLES g, h
TypeOK == g \in [(1..2) \X {"l", "r"} -> 0..1] /\ h \in [1..2 -> [{"l", "r"} -> 0..1]]
Init == g = [i \in 1..2, s \in {"l", "r"} |-> 0] /\ h = [i \in 1..2 |-> [s \in {"l", "r"} |-> 1]]
Next == \/ \E i \in 1..2, s \in {"l", "r"} : g' = [g EXCEPT ![i, s] = h[i][s]] /\ UNCHANGED h
        \/ \E <<i, s>> \in DOMAIN g : h' = [h EXCEPT ![i][s] = g[<<i, s>>]] /\ UNCHANGED g
        \/ g[1, "l"] + g[2, "r"] = 2 /\ g' = [<<i, s>> \in DOMAIN g |-> 1 - g[i, s]] /\ UNCHANGED h
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 144 distinct, 1169 generated
