------------------------------- MODULE OnlyOn -------------------------------
(* A lamp that is never switched off: an abstraction that Lamp does not refine. *)
VARIABLE lit
Init == lit \in BOOLEAN
StartsLit == lit = TRUE
Next == lit' = TRUE
Spec == Init /\ [][Next]_lit
=============================================================================
