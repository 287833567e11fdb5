-------------------------- MODULE PartialFunctions --------------------------
(***************************************************************************)
(* Functions whose domain is part of the state: a table with entries that  *)
(* come and go.                                                            *)
(***************************************************************************)

EXTENDS Naturals, Sequences

PartialFn(S, T) == UNION {[D -> T] : D \in SUBSET S}

\* f \in PartialFn(S, T), for a T that is too large to be enumerated.
IsPartialFn(f, S, T) == DOMAIN f \subseteq S /\ f \in [DOMAIN f -> T]

\* Sequences of at most n elements.
BoundedSeq(S, n) == {q \in Seq(S) : Len(q) <= n}

EmptyFn == [x \in {} |-> x]

\* f with the entry x -> v, new or replaced.
With(f, x, v) == [y \in DOMAIN f \cup {x} |-> IF y = x THEN v ELSE f[y]]

\* f without the entries X.
Without(f, X) == [y \in DOMAIN f \ X |-> f[y]]

\* f with G applied to the entries X that it has.
Mapped(f, X, G(_)) == [y \in DOMAIN f |-> IF y \in X THEN G(f[y]) ELSE f[y]]
=============================================================================
