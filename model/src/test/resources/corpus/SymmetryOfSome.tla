---- MODULE SymmetryOfSome ----
\* Permutations of some of the model values.
EXTENDS Naturals, TLC
CONSTANTS P, a, b, c
VARIABLE f
TypeOK == f \in [P -> 0..2]
Init == f = [p \in P |-> 0]
Next == \E p \in P : f[p] < 2 /\ f' = [f EXCEPT ![p] = @ + 1]
Sym == Permutations({a, b})
====
INIT Init
NEXT Next
INVARIANT TypeOK
CHECK_DEADLOCK FALSE
CONSTANTS
  a = a
  b = b
  c = c
  P = {a, b, c}
SYMMETRY Sym
\* TLC: holds, 18 distinct, 37 generated
