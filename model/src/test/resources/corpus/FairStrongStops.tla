---- MODULE FairStrongStops ----
\* Strong fairness asks nothing of an action that is enabled no more.
EXTENDS Naturals
VARIABLES x, done
vars == <<x, done>>
TypeOK == x \in 0..1 /\ done \in BOOLEAN
Init == x = 0 /\ done = FALSE
Flip == ~done /\ x' = 1 - x /\ UNCHANGED done
Finish == ~done /\ x = 1 /\ done' = TRUE /\ UNCHANGED x
Next == Flip \/ Finish
Finishes == <>done
Spec == Init /\ [][Next]_vars /\ SF_vars(Finish)
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Finishes
\* TLC: Finishes is violated
