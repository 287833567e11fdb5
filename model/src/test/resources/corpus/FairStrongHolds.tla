---- MODULE FairStrongHolds ----
\* An action that is enabled again and again happens under strong fairness.
EXTENDS Naturals
VARIABLES x, done
vars == <<x, done>>
TypeOK == x \in 0..1 /\ done \in BOOLEAN
Init == x = 0 /\ done = FALSE
Flip == ~done /\ x' = 1 - x /\ UNCHANGED done
Finish == ~done /\ x = 1 /\ done' = TRUE /\ UNCHANGED x
Next == Flip \/ Finish
Finishes == <>done
Spec == Init /\ [][Next]_vars /\ WF_vars(Flip) /\ SF_vars(Finish)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Finishes
\* TLC: holds, 3 distinct, 4 generated
