------------------------------- MODULE Queries -------------------------------
(***************************************************************************)
(* What those who judge traces ask of a state; no action needs it.         *)
(***************************************************************************)
EXTENDS SharedSockets

(* Descriptors and what they name *)

IsRunning(p) == Runs(p)

DescriptorsIn(p) == IF Runs(p) THEN DOMAIN desc[p] ELSE {}

\* The socket that a descriptor names, if it names one.
SocketOf(p, d) == IF Runs(p) THEN IF IsHandle(p, d) THEN {desc[p][d]} ELSE {} ELSE {}

IsThere(s) == s \in DOMAIN sock
-----------------------------------------------------------------------------
(* What a state has of a call's result.  What is endless in kind (values,  *)
(* names, bytes) can be tried of these alone; see calls.json.              *)

\* recv: the bytes that it finds.
Readable(p, d) ==
  IF Runs(p) THEN IF IsOpen(p, d) THEN Foremost(Of(p, d)) ELSE <<>> ELSE <<>>

\* WSASocket: the descriptor that the info has opened.
OpenedWith(i) == IF i \in DOMAIN info THEN {info[i].opened} \ {None} ELSE {}

\* getsockopt: what was set, and the default; or whether the socket listens.
ValuesOf(p, d, o) ==
  IF o = "SO_ACCEPTCONN" THEN {0, 1}
  ELSE IF SocketOf(p, d) = {} THEN {}
  ELSE LET k == Of(p, d)
       IN  (IF o \in DOMAIN k.options THEN {k.options[o]} ELSE {})
             \cup (IF <<k.type, o>> \in DOMAIN default THEN {default[<<k.type, o>>]} ELSE {})

\* getsockname and getpeername: the addresses that are known.
NamesOf(p, d) == IF SocketOf(p, d) = {} THEN {} ELSE {Of(p, d).address} \ NoName
PeersOf(p, d) == IF SocketOf(p, d) = {} THEN {} ELSE {Of(p, d).peer} \ {None}

\* PeekMessage, GetMessage: the window's foremost messages.
ForemostIn(p, w) == IF <<p, w>> \in DOMAIN queue THEN Head(queue[<<p, w>>]) ELSE {}
=============================================================================
