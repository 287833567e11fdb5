---- MODULE PetersonImpolite ----
\* A process that lets the other one wait: it may do so for ever.
EXTENDS Naturals
VARIABLES pc, flag
vars == <<pc, flag>>
P == {0, 1}
TypeOK == pc \in [P -> {"out", "wait", "in"}] /\ flag \in [P -> BOOLEAN]
Init == pc = [p \in P |-> "out"] /\ flag = [p \in P |-> FALSE]
To(p, s) == pc' = [pc EXCEPT ![p] = s]
Want(p) == pc[p] = "out" /\ To(p, "wait") /\ UNCHANGED flag
Enter(p) == pc[p] = "wait" /\ ~flag[1 - p] /\ To(p, "in") /\ flag' = [flag EXCEPT ![p] = TRUE]
Leave(p) == pc[p] = "in" /\ To(p, "out") /\ flag' = [flag EXCEPT ![p] = FALSE]
Act(p) == Enter(p) \/ Leave(p)
Next == \E p \in P : Want(p) \/ Act(p)
Spec == Init /\ [][Next]_vars /\ \A p \in P : WF_vars(Act(p))
ComesIn == \A p \in P : pc[p] = "wait" ~> pc[p] = "in"
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY ComesIn
\* TLC: ComesIn is violated
