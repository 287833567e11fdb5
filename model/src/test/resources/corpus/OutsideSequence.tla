---- MODULE OutsideSequence ----
\* An index beyond a sequence.
EXTENDS Naturals, Sequences
VARIABLES q, x
TypeOK == q \in {s \in Seq(0..1) : Len(s) <= 2} /\ x \in 0..3
Init == q = <<0, 1>> /\ x = 1
Next == x < 3 /\ x' = x + 1 /\ q' = <<q[x]>>
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
\* TLC: error in line 7
