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
    U14 |-> "notified", U15 |-> "silent", U16 |-> "request",
    U17 |-> "cleared", U18 |-> "set", U19 |-> "notified",
    U19c |-> "notified", U20 |-> "accept", U21 |-> "failing",
    U22 |-> "leaves"]

WindowsRow ==
   [U1 |-> "kept", U2 |-> "cancelled", U6 |-> "does not hold", U8 |-> "gone",
    U10 |-> "silent", U11 |-> "again", U12 |-> "kept", U13 |-> "kept",
    U14 |-> "silent", U15 |-> "notified", U16 |-> "accept",
    U17 |-> "cleared", U18 |-> "set", U19 |-> "notified", U19c |-> "silent",
    U20 |-> "request", U21 |-> "any", U22 |-> "forgets"]

Rows == {Wine80Row, WindowsRow,
   [U1 |-> "kept", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "survives", U10 |-> "silent", U11 |-> "silent", U12 |-> "cleared",
    U13 |-> "out", U14 |-> "notified", U15 |-> "notified", U16 |-> "accept",
    U17 |-> "kept", U18 |-> "not set", U19 |-> "notified", U19c |-> "silent",
    U20 |-> "accept", U21 |-> "any", U22 |-> "leaves"],
   [U1 |-> "cleared", U2 |-> "cancelled", U6 |-> "holds", U8 |-> "gone",
    U10 |-> "notified", U11 |-> "silent", U12 |-> "kept", U13 |-> "kept",
    U14 |-> "notified", U15 |-> "silent", U16 |-> "request", U17 |-> "kept",
    U18 |-> "not set", U19 |-> "silent", U19c |-> "silent",
    U20 |-> "request", U21 |-> "any", U22 |-> "forgets"],
   [U1 |-> "cleared", U2 |-> "survives", U6 |-> "does not hold",
    U8 |-> "gone", U10 |-> "notified", U11 |-> "again", U12 |-> "cleared",
    U13 |-> "kept", U14 |-> "notified", U15 |-> "silent", U16 |-> "accept",
    U17 |-> "cleared", U18 |-> "set", U19 |-> "silent", U19c |-> "notified",
    U20 |-> "request", U21 |-> "failing", U22 |-> "leaves"],
   [U1 |-> "cleared", U2 |-> "survives", U6 |-> "holds", U8 |-> "gone",
    U10 |-> "silent", U11 |-> "silent", U12 |-> "kept", U13 |-> "out",
    U14 |-> "silent", U15 |-> "silent", U16 |-> "accept", U17 |-> "kept",
    U18 |-> "set", U19 |-> "silent", U19c |-> "silent", U20 |-> "accept",
    U21 |-> "failing", U22 |-> "forgets"],
   [U1 |-> "kept", U2 |-> "cancelled", U6 |-> "does not hold",
    U8 |-> "survives", U10 |-> "notified", U11 |-> "again",
    U12 |-> "cleared", U13 |-> "out", U14 |-> "silent", U15 |-> "notified",
    U16 |-> "request", U17 |-> "cleared", U18 |-> "not set",
    U19 |-> "silent", U19c |-> "notified", U20 |-> "request",
    U21 |-> "failing", U22 |-> "leaves"],
   [U1 |-> "cleared", U2 |-> "survives", U6 |-> "holds", U8 |-> "survives",
    U10 |-> "notified", U11 |-> "again", U12 |-> "cleared", U13 |-> "kept",
    U14 |-> "notified", U15 |-> "notified", U16 |-> "accept", U17 |-> "kept",
    U18 |-> "not set", U19 |-> "notified", U19c |-> "notified",
    U20 |-> "accept", U21 |-> "any", U22 |-> "forgets"]}

\* For models that are too large for all rows, or that no disputed point concerns.
TwoRows == {Wine80Row, WindowsRow}
OneRow == {Wine80Row}

Point == DOMAIN Wine80Row

ASSUME Rows \subseteq Profile
ASSUME \A f \in DOMAIN Wine80 : Wine80Row[f] = Wine80[f]
ASSUME \A f \in DOMAIN Windows : WindowsRow[f] = Windows[f]
ASSUME \A f, g \in Point :
         f # g => \A a, b \in Rows : \E r \in Rows : r[f] = a[f] /\ r[g] = b[g]
=============================================================================
