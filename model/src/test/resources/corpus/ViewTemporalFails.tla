---- MODULE ViewTemporalFails ----
\* A temporal property under a VIEW without a variable that nothing reads, which fails.
EXTENDS Naturals
VARIABLES x, said
vars == <<x, said>>
TypeOK == x \in 0..2
Init == x = 0 /\ said = <<"none">>
Up == x < 2 /\ x' = x + 1 /\ said' = <<"up", x>>
Down == x > 0 /\ x' = x - 1 /\ said' = <<"down">>
Spec == Init /\ [][Up \/ Down]_vars /\ WF_x(Up \/ Down)
View == x
Ends == []<>(x = 2)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
VIEW View
PROPERTY Ends
\* TLC: Ends is violated
