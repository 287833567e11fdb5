---- MODULE ShortCircuit ----
\* Conditions that decide before an expression without a value is reached.
EXTENDS Naturals, Sequences
VARIABLES q, n
TypeOK == q \in {s \in Seq(0..1) : Len(s) <= 2} /\ n \in 0..3
Init == q = <<>> /\ n = 0
Next == \/ q # <<>> /\ Head(q) = 0 /\ q' = Tail(q) /\ UNCHANGED n
        \/ (q = <<>> \/ q[1] = 1) /\ Len(q) < 2 /\ q' = <<n % 2>> \o q /\ UNCHANGED n
        \/ (Len(q) = 2 => q[2] = 1) /\ n < 3 /\ n' = n + 1 /\ UNCHANGED q
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 8
