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
  U13: {"kept", "out"},             \* recv: FD_READ in the record
  U13a: {"kept", "out"},            \* accept: FD_ACCEPT in the record
  U13s: {"kept", "out"},            \* send that fails: FD_WRITE in the record
  U14: {"notified", "silent"},      \* FD_WRITE: registered while full, then room
  U15: {"notified", "silent"},      \* FD_WRITE: registered after SD_SEND
  U16: {"request", "accept"},       \* accepted socket: options of which moment
  U17: {"cleared", "kept"},         \* WSAAsyncSelect: record of an earlier WSAEventSelect
  U18: {"set", "not set"},          \* U1 kept: new event object set for what is recorded
  U19: {"notified", "silent"},      \* FD_READ: unread data after SD_RECEIVE
  U19c: {"notified", "silent"},     \* FD_CLOSE: the same, the peer having closed
  U20: {"request", "accept"},       \* accepted socket: registration of which moment
  U21: {"any", "failing"},          \* which send re-enables FD_WRITE
  U22: {"forgets", "leaves"},       \* WSAAsyncSelect: cancels, names no window: told, recorded
  U23: {"when read", "told"},       \* FD_CLOSE: the peer has closed, data is unread
  U24: {"socket", "descriptor"},    \* that a socket listens: what knows of it
  U25: {"fails", "same"}]           \* protocol info used again by its target: its descriptor

\* What the documents say where implementations differ; the other points are open.
Documented == [U23 |-> "when read", U24 |-> "socket", U25 |-> "fails"]

\* What is known of Windows, where it is tested or reported: Wine's tests of ws2_32
\* (U1, U10, U11, U12, U18, U20, U23), the comments in them (U13, U13a), Cygwin (U2),
\* CPython's socket.share and .NET's DuplicateAndClose (U6, U25), uvicorn (U24), curl (U21).
\* The other points are open.
Windows == [
  U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U10 |-> "silent",
  U11 |-> "again", U12 |-> "kept", U13 |-> "out", U13a |-> "out", U18 |-> "set",
  U20 |-> "accept", U21 |-> "any", U23 |-> "told", U24 |-> "descriptor",
  U25 |-> "same"]

\* Wine 8.0 as measured; the other points are open.
Wine80 == [
  U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "survives",
  U10 |-> "silent", U11 |-> "silent", U12 |-> "kept", U13 |-> "out",
  U13a |-> "out", U13s |-> "out", U14 |-> "notified", U15 |-> "silent",
  U16 |-> "request", U17 |-> "cleared", U18 |-> "set", U19 |-> "notified",
  U20 |-> "accept", U21 |-> "failing", U22 |-> "leaves",
  U23 |-> "when read", U24 |-> "socket", U25 |-> "same"]
=============================================================================
