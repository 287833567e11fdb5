-------------------------------- MODULE Lamp --------------------------------
(***************************************************************************)
(* A lamp that several processes share: a toy for the tests of the runner. *)
(***************************************************************************)
EXTENDS Naturals

CONSTANT Process

VARIABLES
  lit,       \* is the lamp on?
  switched   \* how often it was switched

(* The lamp's type. *)
TypeOK == lit \in BOOLEAN /\ switched \in Nat

Init == lit = FALSE /\ switched = 0

(* SwitchOn: any process may turn the lamp on. LMP-1, LMP-2 *)
SwitchOn(p) ==
  /\ ~lit
  /\ lit' = TRUE
  /\ switched' = switched + 1

\* SwitchOn fails where the lamp is lit. LMP-9
SwitchOnFails(p) ==
  /\ lit
  /\ UNCHANGED <<lit, switched>>

(* SwitchOff: any process may turn it off again, whoever lit it. *)
(* LMP-3; U4 leaves open who pays.                               *)
SwitchOff(p) ==
  /\ lit
  /\ lit' = FALSE
  /\ UNCHANGED switched
=============================================================================
