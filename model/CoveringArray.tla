---------------------------- MODULE CoveringArray ----------------------------
(***************************************************************************)
(* Profiles in which every pair of values of every two disputed points     *)
(* occurs.  What is known of Wine 8.0 and of Windows stands in the first   *)
(* two rows, completed where it is open.                                   *)
(***************************************************************************)
EXTENDS Disputed

Wine80Row ==
   [U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "survives",
    U10 |-> "silent", U11 |-> "silent", U12 |-> "kept", U13 |-> "out",
    U13a |-> "out", U13s |-> "out", U14 |-> "notified", U15 |-> "silent",
    U16 |-> "request", U17 |-> "cleared", U18 |-> "set", U19 |-> "notified",
    U19c |-> "notified", U20 |-> "accept", U21 |-> "failing",
    U22 |-> "leaves", U23 |-> "when read", U24 |-> "socket", U25 |-> "same",
    U26 |-> "nothing", U26w |-> "nothing", U26s |-> "nothing",
    U28 |-> "kept", U28c |-> "again", U28r |-> "notified", U28w |-> "notified", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "survives", U30m |-> "kept",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"]

WindowsRow ==
   [U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "gone",
    U10 |-> "silent", U11 |-> "again", U12 |-> "kept", U13 |-> "out",
    U13a |-> "out", U13s |-> "kept", U14 |-> "silent", U15 |-> "notified",
    U16 |-> "accept", U17 |-> "cleared", U18 |-> "set", U19 |-> "notified",
    U19c |-> "silent", U20 |-> "accept", U21 |-> "any", U22 |-> "forgets",
    U23 |-> "told", U24 |-> "descriptor", U25 |-> "same",
    U26 |-> "nothing", U26w |-> "re-enables", U26s |-> "nothing",
    U28 |-> "lost", U28c |-> "again", U28r |-> "silent", U28w |-> "silent", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "gone", U30m |-> "gone",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"]

\* Whatever Wine 8.0 does, this one does otherwise.
OppositeRow ==
   [U1 |-> "cleared", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "gone", U10 |-> "notified", U11 |-> "again", U12 |-> "cleared",
    U13 |-> "kept", U13a |-> "kept", U13s |-> "kept", U14 |-> "silent",
    U15 |-> "notified", U16 |-> "accept", U17 |-> "kept", U18 |-> "not set",
    U19 |-> "silent", U19c |-> "silent", U20 |-> "request", U21 |-> "any",
    U22 |-> "forgets", U23 |-> "told", U24 |-> "descriptor", U25 |-> "fails",
    U26 |-> "re-enables", U26w |-> "re-enables", U26s |-> "re-enables",
    U28 |-> "lost", U28c |-> "silent", U28r |-> "silent", U28w |-> "silent", U13c |-> "kept",
    U29 |-> "invalid", U29w |-> "told", U29f |-> "silent", U29r |-> "silent",
    U30 |-> "gone", U30m |-> "gone",
    U33 |-> "inherited", U33a |-> "not", U33n |-> "not", U33c |-> "not",
    U34 |-> "not by all", U34c |-> "closes",
    U35 |-> "fails", U35r |-> "cancelled"]

Rows == {Wine80Row, WindowsRow,
   [U1 |-> "kept", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "survives", U10 |-> "silent", U11 |-> "again", U12 |-> "kept",
    U13 |-> "kept", U13a |-> "kept", U13s |-> "kept", U14 |-> "silent",
    U15 |-> "notified", U16 |-> "request", U17 |-> "kept", U18 |-> "set",
    U19 |-> "silent", U19c |-> "silent", U20 |-> "request", U21 |-> "any",
    U22 |-> "leaves", U23 |-> "when read", U24 |-> "socket", U25 |-> "fails",
    U26 |-> "nothing", U26w |-> "nothing", U26s |-> "re-enables",
    U28 |-> "kept", U28c |-> "silent", U28r |-> "notified", U28w |-> "notified", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "gone", U30m |-> "kept",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"],
   [U1 |-> "cleared", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "survives", U10 |-> "notified", U11 |-> "silent",
    U12 |-> "cleared", U13 |-> "kept", U13a |-> "out", U13s |-> "out",
    U14 |-> "silent", U15 |-> "silent", U16 |-> "accept", U17 |-> "cleared",
    U18 |-> "not set", U19 |-> "notified", U19c |-> "notified",
    U20 |-> "accept", U21 |-> "any", U22 |-> "leaves", U23 |-> "told",
    U24 |-> "socket", U25 |-> "fails",
    U26 |-> "nothing", U26w |-> "re-enables", U26s |-> "re-enables",
    U28 |-> "lost", U28c |-> "silent", U28r |-> "notified", U28w |-> "silent", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "survives", U30m |-> "gone",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"],
   [U1 |-> "cleared", U2 |-> "survives", U6 |-> "does not hold",
    U8 |-> "survives", U10 |-> "silent", U11 |-> "silent", U12 |-> "cleared",
    U13 |-> "out", U13a |-> "kept", U13s |-> "kept", U14 |-> "silent",
    U15 |-> "notified", U16 |-> "request", U17 |-> "kept", U18 |-> "not set",
    U19 |-> "notified", U19c |-> "notified", U20 |-> "request",
    U21 |-> "failing", U22 |-> "forgets", U23 |-> "told",
    U24 |-> "descriptor", U25 |-> "fails",
    U26 |-> "re-enables", U26w |-> "nothing", U26s |-> "nothing",
    U28 |-> "lost", U28c |-> "silent", U28r |-> "silent", U28w |-> "notified", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "survives", U30m |-> "gone",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"],
   [U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "gone",
    U10 |-> "notified", U11 |-> "again", U12 |-> "cleared", U13 |-> "kept",
    U13a |-> "kept", U13s |-> "out", U14 |-> "notified", U15 |-> "silent",
    U16 |-> "request", U17 |-> "kept", U18 |-> "not set", U19 |-> "silent",
    U19c |-> "silent", U20 |-> "accept", U21 |-> "any", U22 |-> "forgets",
    U23 |-> "told", U24 |-> "socket", U25 |-> "same",
    U26 |-> "re-enables", U26w |-> "re-enables", U26s |-> "re-enables",
    U28 |-> "kept", U28c |-> "silent", U28r |-> "silent", U28w |-> "silent", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "survives", U30m |-> "kept",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"],
   [U1 |-> "cleared", U2 |-> "cancelled", U6 |-> "holds", U8 |-> "gone",
    U10 |-> "notified", U11 |-> "again", U12 |-> "cleared", U13 |-> "kept",
    U13a |-> "out", U13s |-> "out", U14 |-> "notified", U15 |-> "notified",
    U16 |-> "accept", U17 |-> "kept", U18 |-> "set", U19 |-> "silent",
    U19c |-> "notified", U20 |-> "request", U21 |-> "failing",
    U22 |-> "forgets", U23 |-> "when read", U24 |-> "descriptor",
    U25 |-> "fails",
    U26 |-> "re-enables", U26w |-> "nothing", U26s |-> "nothing",
    U28 |-> "kept", U28c |-> "again", U28r |-> "notified", U28w |-> "silent", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "gone", U30m |-> "gone",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"],
   [U1 |-> "cleared", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "gone", U10 |-> "notified", U11 |-> "silent", U12 |-> "kept",
    U13 |-> "out", U13a |-> "kept", U13s |-> "kept", U14 |-> "notified",
    U15 |-> "silent", U16 |-> "accept", U17 |-> "cleared", U18 |-> "not set",
    U19 |-> "silent", U19c |-> "silent", U20 |-> "request",
    U21 |-> "failing", U22 |-> "leaves", U23 |-> "when read",
    U24 |-> "descriptor", U25 |-> "same",
    U26 |-> "re-enables", U26w |-> "re-enables", U26s |-> "re-enables",
    U28 |-> "lost", U28c |-> "again", U28r |-> "silent", U28w |-> "notified", U13c |-> "out",
    U29 |-> "already", U29w |-> "silent", U29f |-> "told", U29r |-> "told",
    U30 |-> "gone", U30m |-> "kept",
    U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
    U34 |-> "known", U34c |-> "leaves",
    U35 |-> "may succeed", U35r |-> "survives"]}

\* For models that are too large for all rows, or that no disputed point concerns.
TwoRows == {Wine80Row, OppositeRow}
OneRow == {Wine80Row}

\* Connecting: every pair of values of its own points, and each of them with each of others.
Attempts == {
  [U13c |-> "out",  U29 |-> "already", U29w |-> "silent", U29f |-> "told",   U29r |-> "told"],
  [U13c |-> "kept", U29 |-> "invalid",   U29w |-> "told",   U29f |-> "silent", U29r |-> "told"],
  [U13c |-> "kept", U29 |-> "invalid",   U29w |-> "silent", U29f |-> "told",   U29r |-> "silent"],
  [U13c |-> "kept", U29 |-> "already", U29w |-> "told",   U29f |-> "told",   U29r |-> "silent"],
  [U13c |-> "out",  U29 |-> "invalid",   U29w |-> "told",   U29f |-> "told",   U29r |-> "silent"],
  [U13c |-> "out",  U29 |-> "already", U29w |-> "silent", U29f |-> "silent", U29r |-> "silent"],
  [U13c |-> "kept", U29 |-> "already", U29w |-> "silent", U29f |-> "silent", U29r |-> "told"]}
ConnectRows == {
  [r EXCEPT !.U13c = a.U13c, !.U29 = a.U29, !.U29w = a.U29w, !.U29f = a.U29f, !.U29r = a.U29r] :
    r \in TwoRows, a \in Attempts}

\* Inheriting: every pair of values of its own points, and each of them with each of others.
Inheritances == {
  [d |-> "not",       a |-> "inherited", n |-> "inherited", c |-> "inherited", l |-> "leaves"],
  [d |-> "not",       a |-> "not",       n |-> "not",       c |-> "not",       l |-> "leaves"],
  [d |-> "inherited", a |-> "inherited", n |-> "not",       c |-> "not",       l |-> "closes"],
  [d |-> "inherited", a |-> "not",       n |-> "inherited", c |-> "not",       l |-> "closes"],
  [d |-> "inherited", a |-> "not",       n |-> "not",       c |-> "inherited", l |-> "closes"],
  [d |-> "not",       a |-> "inherited", n |-> "inherited", c |-> "not",       l |-> "closes"],
  [d |-> "inherited", a |-> "inherited", n |-> "inherited", c |-> "inherited", l |-> "leaves"]}
\* Which calls know what is inherited (U34) is asked in no model: each knows it.
InheritRows == {
  [r EXCEPT !.U33 = i.d, !.U33a = i.a, !.U33n = i.n, !.U33c = i.c, !.U34c = i.l, !.U34 = "known"] :
    r \in TwoRows, i \in Inheritances}
\* Handles: all values of their own points, and each of them with each of others.
HandleRows == {
  [r EXCEPT !.U35 = after, !.U35r = registration, !.U34 = "known"] :
    r \in TwoRows, after \in {"fails", "may succeed"}, registration \in {"survives", "cancelled"}}
InheritAcceptRows == {[r EXCEPT !.U24 = "socket"] : r \in InheritRows}

Point == DOMAIN Wine80Row

ASSUME Rows \cup TwoRows \subseteq Profile
ASSUME \A f \in Point : OppositeRow[f] # Wine80Row[f]
ASSUME \A f \in DOMAIN Wine80 : Wine80Row[f] = Wine80[f]
ASSUME \A f \in DOMAIN Windows : WindowsRow[f] = Windows[f]
\* Every value that f has in some row occurs with every one of g.
Cover(rows, f, g) ==
  {<<r[f], r[g]>> : r \in rows} = {r[f] : r \in rows} \X {r[g] : r \in rows}

ASSUME \A f \in Point : \A g \in Point \ {f} : Cover(Rows, f, g)
ASSUME \A f \in {"U13c", "U29", "U29w", "U29f", "U29r"} :
         \A g \in Point \ {f} : Cover(ConnectRows, f, g)
ASSUME \A f \in {"U33", "U33a", "U33n", "U33c", "U34c"} :
         \A g \in Point \ {f} : Cover(InheritRows, f, g)
ASSUME \A f \in {"U35", "U35r"} : \A g \in Point \ {f} : Cover(HandleRows, f, g)
=============================================================================
