------------------------------- MODULE MCLamp -------------------------------
(* Bounds and observations for Lamp. *)
EXTENDS Lamp

CONSTANT Limit

VARIABLE obs

mcVars == <<lit, switched, obs>>

MCInit == Init /\ obs = [call |-> "none"]

MCSwitchOn(p) ==
  /\ SwitchOn(p)
  /\ obs' = [call |-> "switch", process |-> p, on |-> TRUE, colours |-> {"red", "blue"}, result |-> 0]

MCSwitchOff(p) ==
  /\ SwitchOff(p)
  /\ obs' = [call |-> "switch", process |-> p, on |-> FALSE, error |-> "WSAEINVAL"]

MCNext == \E p \in Process : MCSwitchOn(p) \/ MCSwitchOff(p)

MCSpec == MCInit /\ [][MCNext]_mcVars
FairSpec == MCSpec /\ WF_mcVars(MCNext)

(* The lamp flickers and nobody counts. *)
Flicker == lit' = ~lit /\ UNCHANGED <<switched, obs>>
FlickerSpec == MCInit /\ [][Flicker]_mcVars /\ WF_mcVars(Flicker)


Bound == switched < Limit

(* The lamp is never switched on a third time. LMP-2 *)
AtMostTwice == switched <= 2

(* Only a lit lamp is switched off. LMP-3 *)
OffOnlyOnce == [][lit' = FALSE => lit]_lit

StaysLit == [][lit => lit']_lit

(* The lamp goes off again and again. *)
OffAgain == []<>~lit

LitForGood == <>[]lit

Abstract == INSTANCE OnlyOn
OnlyOnSpec == Abstract!Spec
StartsLitSpec == Abstract!StartsLit /\ Abstract!Spec

Never == switched > 5

View == <<lit, switched>>
=============================================================================
