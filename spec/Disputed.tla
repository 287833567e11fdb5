------------------------------ MODULE Disputed ------------------------------
(***************************************************************************)
(* Where the documents are silent or disagree.  A profile chooses a value  *)
(* for each point; an implementation has one profile for all of its life.  *)
(*                                                                         *)
(* U7 (the error of a dead protocol info) and U9 (which of two errors      *)
(* wins) have no value here: every answer is allowed, each time.           *)
(***************************************************************************)

Profile == [
  U1:  {"cleared", "kept"},         \* WSAEventSelect: the record made before
  U2:  {"survives", "cancelled"},   \* registration whose descriptor is closed, others open
  U6:  {"holds", "does not hold"},  \* unused info after the last descriptor is closed
  U8:  {"survives", "gone"},        \* unused info after its maker's exit
  U10: {"notified", "silent"},      \* WSAEventSelect: condition notified before, still true
  U11: {"again", "silent"},         \* WSAEventSelect: arrival with no recv or accept between
  U12: {"cleared", "kept"},         \* WSAEnumNetworkEvents: recorded outside the mask
  U13: {"kept", "out"},             \* re-enabling call: its event in the record
  U14: {"notified", "silent"},      \* FD_WRITE: registered while full, then room
  U15: {"notified", "silent"},      \* FD_WRITE: registered after SD_SEND
  U16: {"request", "accept"},       \* accepted socket: options of which moment
  U17: {"cleared", "kept"},         \* WSAAsyncSelect: record of an earlier WSAEventSelect
  U18: {"set", "not set"},          \* U1 kept: new event object set for what is recorded
  U19: {"notified", "silent"},      \* FD_READ: unread data after SD_RECEIVE
  U19c: {"notified", "silent"},     \* FD_CLOSE: the same, the peer having closed
  U20: {"request", "accept"},       \* accepted socket: registration of which moment
  U21: {"any", "failing"},          \* which send re-enables FD_WRITE
  U22: {"forgets", "leaves"}]       \* WSAAsyncSelect: cancels, names no window: told, recorded

\* What is known of Windows; the other points are open.
Windows == [U1 |-> "kept", U10 |-> "silent", U11 |-> "again"]

\* Wine 8.0 as measured; the other points are open.
Wine80 == [
  U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "survives",
  U10 |-> "silent", U11 |-> "silent", U12 |-> "kept", U13 |-> "out",
  U14 |-> "notified", U15 |-> "silent", U16 |-> "request",
  U17 |-> "cleared", U18 |-> "set", U19 |-> "notified", U20 |-> "accept",
  U21 |-> "failing", U22 |-> "leaves"]
=============================================================================
