----------------------------- MODULE MCEndless ------------------------------
(* Has no last state: for the tests that end a run before its time. *)
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
=============================================================================
