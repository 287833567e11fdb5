---- MODULE Instances ----
\* INSTANCE with parameters and with a name; a property through it.
EXTENDS Naturals
VARIABLES x, y
Two == INSTANCE InstancesCounter WITH n <- x, Top <- 2
Any(k) == INSTANCE InstancesCounter WITH n <- y, Top <- k
TypeOK == x \in 0..2 /\ y \in 0..3
Init == Two!Start /\ y = 0
Next == \/ Two!Up /\ UNCHANGED y
        \/ Any(3)!Up /\ UNCHANGED x
        \/ Any(1)!IsFull /\ y' = 0 /\ x' = 0
Counts == [][Two!Up \/ Two!Back]_x
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
PROPERTY Counts
\* TLC: holds, 12 distinct, 27 generated
