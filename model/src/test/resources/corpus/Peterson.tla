---- MODULE Peterson ----
\* Two processes take turns at a critical section; each that wants to comes in.
EXTENDS Naturals
VARIABLES pc, flag, turn
vars == <<pc, flag, turn>>
P == {0, 1}
TypeOK == pc \in [P -> {"out", "set", "wait", "in"}] /\ flag \in [P -> BOOLEAN] /\ turn \in P
Init == pc = [p \in P |-> "out"] /\ flag = [p \in P |-> FALSE] /\ turn = 0
To(p, s) == pc' = [pc EXCEPT ![p] = s]
Want(p) == pc[p] = "out" /\ To(p, "set") /\ flag' = [flag EXCEPT ![p] = TRUE] /\ UNCHANGED turn
Yield(p) == pc[p] = "set" /\ To(p, "wait") /\ turn' = 1 - p /\ UNCHANGED flag
Enter(p) == pc[p] = "wait" /\ (~flag[1 - p] \/ turn = p) /\ To(p, "in") /\ UNCHANGED <<flag, turn>>
Leave(p) == pc[p] = "in" /\ To(p, "out") /\ flag' = [flag EXCEPT ![p] = FALSE] /\ UNCHANGED turn
Act(p) == Yield(p) \/ Enter(p) \/ Leave(p)
Next == \E p \in P : Want(p) \/ Act(p)
Spec == Init /\ [][Next]_vars /\ \A p \in P : WF_vars(Act(p))
Alone == [](pc[0] # "in" \/ pc[1] # "in")
ComesIn == \A p \in P : pc[p] = "set" ~> pc[p] = "in"
====
SPECIFICATION Spec
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTIES Alone ComesIn
\* TLC: holds, 20 distinct, 35 generated
