---- MODULE SetProduct ----
\* Cartesian products of three sets, with tuples in quantifiers and CHOOSE.
EXTENDS Naturals
VARIABLE t
Three == (0..1) \X {"a", "b"} \X BOOLEAN
TypeOK == t \in Three
Init == t = <<0, "a", FALSE>>
Next == \/ \E <<i, s, b>> \in Three : i # t[1] /\ b /\ t' = <<i, s, ~t[3]>>
        \/ t' = CHOOSE u \in Three : u[1] = 1 - t[1] /\ u[2] = t[2] /\ u[3] = t[3]
        \/ t[2] = "a" /\ t' = [t EXCEPT ![2] = "b", ![3] = ~@]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 8 distinct, 29 generated
