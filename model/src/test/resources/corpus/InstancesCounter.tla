---- MODULE InstancesCounter ----
\* A counter; Instances.tla has two of them.
EXTENDS Naturals
CONSTANT Top
VARIABLE n
Start == n = 0
IsFull == n >= Top
Up == n < Top /\ n' = n + 1
Back == n' = 0
====
