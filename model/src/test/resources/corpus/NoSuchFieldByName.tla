---- MODULE NoSuchFieldByName ----
\* A field by a name that is computed, and that a record lacks in the end.
EXTENDS Naturals
VARIABLES r, f
TypeOK == r \in [x : 0..2, y : 0..2] /\ f \in {"x", "y", "z"}
Init == r = [x |-> 0, y |-> 1] /\ f = "x"
Next == /\ f' = CASE f = "x" -> "y" [] OTHER -> "z"
        /\ r' = [r EXCEPT !.x = r[f]]
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 8
