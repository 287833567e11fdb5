---- MODULE NestedExcept ----
\* Several updates of one EXCEPT, each sees those before; @ at each depth.
EXTENDS Naturals
VARIABLE f
TypeOK == f \in [{"a", "b"} -> [n : 0..3, t : (0..3) \X (0..3)]]
Init == f = [k \in {"a", "b"} |-> [n |-> 0, t |-> <<1, 2>>]]
Next == \/ f' = [f EXCEPT !["a"].n = (@ + 1) % 4, !["a"].t[1] = f["a"].n]
        \/ f' = [f EXCEPT !["b"] = [@ EXCEPT !.t[2] = (@ + 3) % 4, !.n = 1]]
        \/ f["a"] # f["b"] /\ f' = [f EXCEPT !.a = f.b, !.b.t = <<@[2], @[1]>>]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 155 distinct, 461 generated
