---- MODULE BagOfTokens ----
\* The standard module Bags, which TLC alone knows.
EXTENDS Naturals, Bags, TLC
VARIABLE b
TypeOK == DOMAIN b \subseteq {"a", "b"}
Init == b = SetToBag({"a"})
Next == BagCardinality(b) < 3 /\ \E t \in {"a", "b"} : b' = b (+) SetToBag({t})
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* interpreted: function that is defined by itself
\* compiled: TypeOK says no type
\* TLC: holds, 6 distinct, 7 generated
