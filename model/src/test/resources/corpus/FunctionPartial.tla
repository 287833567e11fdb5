---- MODULE FunctionPartial ----
\* Functions on a changing part of a set; :> and @@.
EXTENDS Naturals, TLC
CONSTANT P
VARIABLE f
TypeOK == f \in UNION {[D -> 0..1] : D \in SUBSET P}
Init == f = <<>>
Next == \/ \E p \in P \ DOMAIN f : f' = f @@ (p :> 0)
        \/ \E p \in DOMAIN f : f' = (p :> 1 - f[p]) @@ f
        \/ \E p \in DOMAIN f : f' = [q \in DOMAIN f \ {p} |-> f[q]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANT P = {a, b, c}
\* TLC: holds, 27 distinct, 136 generated
