---- MODULE AssumptionsLibrary ----
\* What AssumptionExtended.tla extends.
EXTENDS Naturals
CONSTANT Limit
ASSUME Limit > 3
====
