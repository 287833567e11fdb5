---- MODULE Printing ----
\* PrintT and Print are TRUE and their second argument; TLC alone prints.
EXTENDS Naturals, TLC
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0 /\ PrintT("start")
Next == x < 3 /\ PrintT(<<"x", x>>) /\ x' = Print("next", x + 1)
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: holds, 4 distinct, 4 generated
