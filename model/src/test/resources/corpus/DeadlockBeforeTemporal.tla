---- MODULE DeadlockBeforeTemporal ----
\* A deadlock is found before a temporal property is looked at.
EXTENDS Naturals
VARIABLE x
TypeOK == x \in 0..3
Init == x = 0
Up == x < 3 /\ x' = x + 1
Spec == Init /\ [][Up]_x
Ends == <>(x = 9)
====
SPECIFICATION Spec
INVARIANT TypeOK
PROPERTY Ends
\* TLC: deadlock
