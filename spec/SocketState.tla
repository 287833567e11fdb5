----------------------------- MODULE SocketState -----------------------------
(***************************************************************************)
(* One underlying socket: what it holds, and what each call and each       *)
(* network event does to it.  Who may reach it, and through which          *)
(* descriptor, is said in SharedSockets.                                   *)
(*                                                                         *)
(* Rule ids stand in parentheses throughout; rules.json has the sentences. *)
(*                                                                         *)
(* Operators take the profile u (see Disputed) and the socket k.  Those    *)
(* that may notify return an outcome: the socket after, and the events of  *)
(* which its registration is told.                                         *)
(***************************************************************************)
EXTENDS Integers, Sequences, PartialFunctions, Disputed

CONSTANTS
  Process,      \* simulated processes
  Descriptor,   \* descriptor values, each process having its own table
  EventObject,  \* names of event objects, of each process
  Window,       \* names of windows, of each process
  Message,      \* message numbers for WSAAsyncSelect
  Option,       \* socket options
  Value,        \* values of options, integers
  Address,      \* names of addresses, which do not overlap
  Byte,         \* bytes that are told apart
  MaxUnits,     \* unread bytes or datagrams; a model bounds them, nothing else does
  MaxQueue      \* length of other queues; likewise

None == ""             \* no object: a null handle, or one that has ended
Invalid == "invalid"   \* a handle that names no object

\* Those of which it is said here when they are told.  All others, such as FD_OOB, are
\* "others": that some are nominated is known, and no more.
Event == {"FD_READ", "FD_WRITE", "FD_ACCEPT", "FD_CLOSE", "FD_CONNECT"}
SocketType == {"SOCK_STREAM", "SOCK_DGRAM"}
Direction == {"SD_SEND", "SD_RECEIVE", "SD_BOTH"}
Flag == {"MSG_PEEK"}

Unbound == "unbound"   \* a socket has no address,
AnyAddress == "any"    \* or one of which nobody says which it is; None: nothing is said at all
NoName == {None, Unbound, AnyAddress}

AnyByte == "any"    \* a byte of which nobody says which it is
AnyLength == -1     \* the length, at least 1, of a call that does not say it
Unit == Byte \cup {AnyByte}
Bytes == UNION {[1 .. n -> Unit] : n \in 0 .. MaxUnits}
Unreads == BoundedSeq(BoundedSeq(Unit, MaxUnits), MaxUnits)
Options == PartialFn(Option, Value)
-----------------------------------------------------------------------------
(* The state of a socket *)

\* (REG-1) One registration: an event object or a window, with one mask.
\* handle: the descriptor value that messages carry, None where it is another
\* process's; maker: that descriptor made it and is open (U2).
\* An event or window that is None has ended (REG-10).
Registration == [
  kind: {"none", "event", "window"},
  process: Process \cup {None},
  event: EventObject \cup {None},
  window: Window \cup {None},
  message: Message \cup {0},
  mask: SUBSET Event,
  others: BOOLEAN,                     \* it nominates other events, too
  handle: Descriptor \cup {None},
  maker: BOOLEAN]

NoRegistration == [
  kind |-> "none", process |-> None, event |-> None, window |-> None,
  message |-> 0, mask |-> {}, others |-> FALSE, handle |-> None, maker |-> FALSE]

\* A connection request remembers what the listener was when it came (U16, U20).
Request == [options: Options, reg: Registration, blocking: BOOLEAN]

\* role "fresh": a stream socket of which nothing has told yet whether it is
\* connected or will listen; "idle": it is not connected; "refused": nor is it after
\* an attempt that has failed; "reset": its peer has reset the connection.
\* attempt "unseen": how it was connected, if it is, nobody has told; "answered": the
\* network has ended an attempt whose connect waits, and has not returned.
\* address: what bind has bound it to, or getsockname has told; peer: what connect was given,
\* or getpeername has told, None where neither has.
SocketState == [
  type: SocketType,
  role: {"none", "fresh", "idle", "connecting", "refused", "connected", "listening", "reset"},
  attempt: {"unseen", "seen", "answered"},
  address: Address \cup NoName,
  peer: Address \cup {None},
  blocking: BOOLEAN,
  options: Options,                    \* those that were set
  reg: Registration,
  record: SUBSET Event,                \* the network event record
  said: SUBSET Event,                  \* notified, not re-enabled since
  data: Unreads,                       \* all unread bytes of a stream, or datagrams
  peerClosed: BOOLEAN,
  room: BOOLEAN,                       \* a send is possible
  awaits: BOOLEAN,                     \* FD_WRITE is due once there is room
  noSend: BOOLEAN,                     \* SD_SEND
  noRecv: BOOLEAN,                     \* SD_RECEIVE
  requests: BoundedSeq(Request, MaxQueue)]

\* (OPT-2, BLK-1) A fresh socket is blocking and has the default of every option.
Fresh(type) == [
  type |-> type, role |-> IF type = "SOCK_STREAM" THEN "fresh" ELSE "connected",
  attempt |-> "unseen", address |-> None, peer |-> None,
  blocking |-> TRUE, options |-> EmptyFn, reg |-> NoRegistration,
  record |-> {}, said |-> {}, data |-> <<>>, peerClosed |-> FALSE,
  room |-> TRUE, awaits |-> FALSE, noSend |-> FALSE, noRecv |-> FALSE,
  requests |-> <<>>]

NoSocket == [Fresh("SOCK_STREAM") EXCEPT !.role = "none"]

Connected(k) == [k EXCEPT !.role = IF @ = "fresh" THEN "connected" ELSE @]
Registered(k) == k.reg.kind # "none"

\* (CON-4) It has no connection, and may get one.
Unconnected == {"idle", "connecting", "refused"}

\* The network can do something to its connection, or to the datagrams that it takes.
HasPeer(k) == k.role \in {"fresh", "connected"}

\* It may be registered before it is connected: FD_CONNECT is nominated, and nobody has told
\* yet.  Then FD_CONNECT may be told at any time, and FD_WRITE, though it stands in the
\* record, perhaps is not.
MayConnect(k) == k.attempt = "unseen" /\ "FD_CONNECT" \in k.reg.mask
Presumed(k) == IF k.role = "fresh" THEN {"FD_WRITE"} ELSE {}

\* It has turned out that it was not connected, whatever has been taken for granted.
Idle(k) == [k EXCEPT !.role = "idle", !.attempt = "seen",
                     !.said = @ \ {"FD_WRITE"}, !.record = @ \ {"FD_WRITE"}]
FreshIdle == Idle(Fresh("SOCK_STREAM"))

\* (BND-4) It has no address, so that it is not connected either.
IsUnbound(k) ==
  [(IF k.type = "SOCK_STREAM" THEN Idle(k) ELSE k) EXCEPT !.address = Unbound]

\* (BND-4) What connects, or sends a datagram, gets an address.
Bound(k) == [k EXCEPT !.address = IF @ = Unbound THEN AnyAddress ELSE @]

\* That it is connected was only taken for granted at a registration that nominates FD_WRITE.
IsGranted(k) ==
  /\ k.role = "connected" /\ k.attempt = "unseen" /\ k.type = "SOCK_STREAM"
  /\ "FD_WRITE" \in k.said
  /\ k.data = <<>> /\ k.room /\ ~k.peerClosed /\ ~k.awaits /\ ~k.noSend /\ ~k.noRecv

\* (REG-4) A mask is 0 if it nominates nothing, other events included.
Nominates(mask, others) == mask # {} \/ others
-----------------------------------------------------------------------------
(* Conditions and notification *)

\* (NOT-2, NOT-6, NOT-7, CON-5) The conditions that hold now.
\* (U15, U19) Some of them after a shutdown are disputed, (U23) FD_CLOSE before the end of
\* the data, (U28r) FD_WRITE after a reset, and (U29) FD_CONNECT.
Holds(u, k, e) ==
  CASE e = "FD_READ"   -> k.data # <<>> /\ (~k.noRecv \/ u.U19 = "notified")
    [] e = "FD_WRITE"  -> /\ k.role # "listening" /\ k.role \notin Unconnected
                          /\ k.room
                          /\ ~k.noSend \/ u.U15 = "notified"
                          /\ k.role = "reset" => u.U28r = "notified"
    [] e = "FD_ACCEPT" -> k.requests # <<>>
    [] e = "FD_CLOSE"  -> /\ k.peerClosed \/ k.role = "reset"
                          /\ \/ k.data = <<>>
                             \/ u.U23 = "told"
                             \/ k.noRecv /\ u.U19c = "notified"
    [] e = "FD_CONNECT" -> IF k.attempt = "unseen" THEN FALSE
                           ELSE /\ k.role \in {"connected", "refused", "reset"}
                                /\ k.role = "refused" => u.U29f = "told"
                                /\ k.role = "reset" => u.U29r = "told"
                                /\ k.reg.kind = "window" => u.U29w = "told"

\* (ERR-1) What the error code of an event tells: none; (ERR-2) why the attempt to connect has
\* failed; (ERR-3) that the peer has reset the connection.  (U36) Once it has, that may be the code
\* of other events, and of FD_CLOSE after a close.  How an attempt has ended that was not seen is
\* not known.
Code == {"none", "attempt", "reset", "perhaps reset", "unknown"}
CodeOf(k, e) ==
  IF e = "FD_CONNECT" /\ k.attempt = "unseen" THEN "unknown"
  ELSE IF k.role = "reset"
  THEN IF e = "FD_CLOSE" /\ ~k.peerClosed THEN "reset" ELSE "perhaps reset"
  ELSE IF e = "FD_CONNECT" /\ k.role # "connected" THEN "attempt"
  ELSE "none"

\* (NOT-5, NOT-7) Told as long as they hold and are not silent; FD_WRITE and FD_CONNECT are not.
Level == Event \ {"FD_WRITE", "FD_CONNECT"}
Due(u, k) == {e \in Level : e \notin k.said /\ Holds(u, k, e)}

\* What a step of the socket comes to.
Outcome == [k: SocketState, told: SUBSET Event]

\* (NOT-1, NOT-3) Only nominated events, to the current registration; then silent.
\* (NOT-9) Only a WSAEventSelect registration is recorded.
Tell(k, E) ==
  LET told == E \cap k.reg.mask
  IN  [k |-> [k EXCEPT
                !.said = @ \cup told,
                !.record = IF k.reg.kind = "event" THEN @ \cup told ELSE @],
       told |-> IF k.reg.kind = "event" THEN told \ Presumed(k) ELSE told]

Settle(u, k) == Tell(k, Due(u, k))

\* (NOT-3) A further arrival is silent, (U11) or recorded again with an event object.
Arrival(u, k, e) ==
  Tell(k, IF u.U11 = "again" /\ k.reg.kind = "event" /\ Holds(u, k, e)
          THEN Due(u, k) \cup {e} ELSE Due(u, k))

\* (NOT-4) The call re-enables e, (U13) taking it out of the record or not.
ReEnabled(k, e) == [k EXCEPT !.said = @ \ {e}]
TakesOut(u, e) ==
  CASE e = "FD_READ"   -> u.U13 = "out"
    [] e = "FD_ACCEPT" -> u.U13a = "out"
    [] e = "FD_WRITE"  -> u.U13s = "out"
    [] e = "FD_CONNECT" -> u.U13c = "out"
    [] e = "FD_CLOSE"  -> FALSE
TakenOut(u, k, e) == [k EXCEPT !.record = IF TakesOut(u, e) THEN @ \ {e} ELSE @]
-----------------------------------------------------------------------------
(* Registration *)

\* (REG-5, U1, U17) What a registration call leaves of the record.
RecordAfter(u, k, kind) ==
  IF (kind = "event" /\ u.U1 = "kept") \/ (kind = "window" /\ u.U17 = "kept")
  THEN k.record ELSE {}

\* (NOT-2) WSAAsyncSelect forgets what has been told.
SaidAfter(k, kind) == IF kind = "window" THEN {} ELSE k.said

\* (NOT-2) What a registration tells that makes next of k.
AtOnce(u, k, next) == {e \in Event : e \notin next.said /\ Holds(u, next, e)}

\* (REG-1, REG-2) Replaces whatever registration there was.
\* (BLK-1) Makes the socket non-blocking.
\* (NOT-2) Conditions that hold are told; those that were told before with a window
\* always, with an event object perhaps (U10).  (U18) So is what is still recorded.
\* (U14) FD_WRITE nominated while no send is possible is due once there is room.
DoRegister(u, k, reg) ==
  LET said  == SaidAfter(k, reg.kind) \ (IF u.U10 = "notified" THEN reg.mask ELSE {})
      late  == /\ u.U14 = "notified"
               /\ ~k.room
               /\ "FD_WRITE" \in reg.mask \ said
      kept  == RecordAfter(u, k, reg.kind)
      next  == [(IF "FD_WRITE" \in reg.mask /\ "FD_CONNECT" \notin reg.mask
                 THEN Connected(k) ELSE k) EXCEPT
                  !.reg = reg,
                  !.blocking = FALSE,
                  !.record = kept,
                  !.said = said,
                  !.awaits = @ \/ late]
      out   == Tell(next, AtOnce(u, k, next))
  IN  IF reg.kind = "event" /\ u.U18 = "set"
      THEN [out EXCEPT !.told = @ \cup (kept \cap reg.mask)]
      ELSE out

\* (REG-4) Mask 0 cancels; (BLK-1) non-blocking all the same.
\* (U22) WSAAsyncSelect that names no window perhaps forgets nothing.
LeavesAll(u, reg) == u.U22 = "leaves" /\ reg.kind = "window" /\ reg.window = None
DoCancel(u, k, reg) ==
  [k EXCEPT !.reg = NoRegistration, !.blocking = FALSE,
            !.record = IF LeavesAll(u, reg) THEN @ ELSE RecordAfter(u, k, reg.kind),
            !.said = IF LeavesAll(u, reg) THEN @ ELSE SaidAfter(k, reg.kind)]

\* (NOT-8) What WSAEnumNetworkEvents reports.
\* (NOT-9) Nothing of a WSAAsyncSelect registration.
Reported(k) == IF k.reg.kind = "event" THEN k.record \cap k.reg.mask ELSE {}

\* (NOT-8) It clears the record, (U12) of what lies outside the mask or not.
DoEnum(u, k) ==
  [k EXCEPT !.record = IF u.U12 = "cleared" THEN {} ELSE @ \ Reported(k)]

\* (REG-10) The object of these registrations has ended: they stand all the same.
Orphan(reg) == [reg EXCEPT !.event = None, !.window = None]
DoOrphan(k, Ended(_)) ==
  [k EXCEPT
     !.reg = IF Ended(@) THEN Orphan(@) ELSE @,
     !.requests = [i \in DOMAIN @ |->
        IF Ended(@[i].reg) THEN [@[i] EXCEPT !.reg = Orphan(@)] ELSE @[i]]]

\* (REG-7) The registration stays, and no open descriptor has made it; so where the last one is
\* closed and infos hold the socket (U6).
WithoutMaker(k) == [k EXCEPT !.reg.maker = FALSE]

\* (REG-7, U2, U35r) The descriptor that made the registration is closed, others are open: by
\* CloseHandle or as otherwise.
DoMakerCloses(u, byHandle, k) ==
  IF IF byHandle THEN u.U35r = "cancelled" ELSE u.U2 = "cancelled" THEN [k EXCEPT !.reg = NoRegistration]
  ELSE WithoutMaker(k)
-----------------------------------------------------------------------------
(* Blocking mode and options *)

\* (BLK-2) Back to blocking only while nothing is registered.
MaySetBlocking(k, nonblocking) == nonblocking \/ ~Registered(k)
DoSetBlocking(k, nonblocking) == [k EXCEPT !.blocking = ~nonblocking]

\* (OPT-4) What changes with the socket's life, by other options, or by being read.
StateOption == {
  "SO_ACCEPTCONN", "SO_ERROR", "SO_CONNECT_TIME", "SO_BSP_STATE", "SO_DONTLINGER"}

\* (OPT-4) What nobody sets; an implementation may refuse that, or ignore it.
ReadOption == StateOption \cup {
  "SO_TYPE", "SO_MAX_MSG_SIZE", "SO_PROTOCOL_INFO", "SO_PROTOCOL_INFOA", "SO_PROTOCOL_INFOW"}

\* (OPT-1) A BOOL option is true or false, whatever number says so.
BooleanOption == {
  "SO_KEEPALIVE", "SO_BROADCAST", "TCP_NODELAY", "SO_REUSEADDR", "SO_DEBUG", "SO_DONTROUTE",
  "SO_OOBINLINE", "SO_EXCLUSIVEADDRUSE", "SO_CONDITIONAL_ACCEPT", "SO_PAUSE_ACCEPT",
  "SO_RANDOMIZE_PORT", "SO_PORT_SCALABILITY", "SO_REUSE_UNICASTPORT", "SO_REUSE_MULTICASTPORT",
  "TCP_EXPEDITED_1122", "TCP_TIMESTAMPS", "TCP_FASTOPEN", "IP_DONTFRAGMENT", "IP_HDRINCL",
  "IP_MULTICAST_LOOP", "IP_PKTINFO", "IP_RECEIVE_BROADCAST", "IP_RECVDSTADDR", "IP_RECVIF",
  "IP_RECVTOS", "IP_RECVTTL", "IPV6_DONTFRAG", "IPV6_MULTICAST_LOOP", "IPV6_PKTINFO",
  "IPV6_RECVTCLASS", "IPV6_V6ONLY"}
Meaning(o, v) == IF o \in BooleanOption /\ v # 0 THEN 1 ELSE v

\* (OPT-3) Options that every implementation has, by type of socket.
StreamOption == {"SO_KEEPALIVE", "TCP_NODELAY"}
DatagramOption == {"SO_BROADCAST"}
CommonOption == {"SO_RCVBUF", "SO_SNDBUF", "SO_RCVTIMEO", "SO_SNDTIMEO", "SO_REUSEADDR"}
KnownOption == StreamOption \cup DatagramOption \cup CommonOption
OptionOf(type) ==
  CommonOption \cup (IF type = "SOCK_STREAM" THEN StreamOption ELSE DatagramOption)

\* (OPT-3) Values that such an option takes for certain.
TakenValue(o, v) == IF o \in BooleanOption THEN v \in {0, 1} ELSE v >= 0

\* A BOOL option that was set to another number than 0 and 1: it may be either, since
\* implementations look at the first byte or at all of them.
Either == 2
Stored(o, v) == IF o \in BooleanOption /\ v \notin {0, 1} THEN Either ELSE v

\* (OPT-1)
DoSetOption(k, o, v) == [k EXCEPT !.options = With(@, o, Stored(o, v))]

\* A blocking call may give up after SO_RCVTIMEO or SO_SNDTIMEO.
MayTimeOut(k, o) == k.blocking /\ o \in DOMAIN k.options /\ k.options[o] # 0
-----------------------------------------------------------------------------
(* Data, shutdown, connections *)

\* The bytes that recv finds: what there is of a stream, or one datagram.
Foremost(k) == IF k.data = <<>> THEN <<>> ELSE Head(k.data)

\* (DAT-1) A stream is one run of bytes, however they came; (DAT-2) datagrams are apart.
Arrived(k, bytes) ==
  IF k.type = "SOCK_DGRAM" \/ k.data = <<>> THEN Append(k.data, bytes)
  ELSE <<Head(k.data) \o bytes>>

\* (DAT-1) Bytes are read once, in order; (DAT-2) the rest of a datagram is lost.
Unread(k, n) ==
  LET rest == SubSeq(Head(k.data), n + 1, Len(Head(k.data)))
  IN  IF k.type = "SOCK_DGRAM" \/ rest = <<>> THEN Tail(k.data) ELSE <<rest>>

\* Bytes of which a trace says which they are.
MayBeSame(a, b) == a = b \/ a = AnyByte \/ b = AnyByte
Begins(bytes, with) ==
  /\ Len(with) <= Len(bytes)
  /\ \A i \in 1 .. Len(with) : MayBeSame(bytes[i], with[i])

\* (NOT-4) Re-enables FD_READ.
\* (NOT-5, NOT-7) Told again while data is left; FD_CLOSE once all is read.
DoRecvNothing(u, k) ==
  Settle(u, TakenOut(u, ReEnabled(Connected(k), "FD_READ"), "FD_READ"))

\* (NOT-4, U26) So does a recv that fails for its buffer, or it does nothing.
DoRecvBadBuffer(u, k) ==
  IF IF k.reg.kind = "window" THEN u.U26w = "re-enables" ELSE u.U26 = "re-enables"
  THEN DoRecvNothing(u, k) ELSE [k |-> k, told |-> {}]

\* (DAT-1) One queue: n bytes are read once, or a datagram.
DoRecv(u, k, n) ==
  DoRecvNothing(u, IF k.data = <<>> THEN k ELSE [k EXCEPT !.data = Unread(k, n)])

\* (NOT-4) Re-enables FD_WRITE, (U21) or does so only where it fails.
DoSend(u, k) ==
  IF u.U21 = "any" THEN ReEnabled(Connected(Bound(k)), "FD_WRITE") ELSE Connected(Bound(k))

\* (NOT-4, NOT-6) A send that fails for want of room makes FD_WRITE due.
DoSendFails(u, k) ==
  [TakenOut(u, ReEnabled(Connected(k), "FD_WRITE"), "FD_WRITE") EXCEPT
     !.awaits = @ \/ (~k.noSend /\ ~k.room)]

\* (NOT-4, U26) So does one that fails for its buffer, or it does nothing; it makes nothing
\* due.
DoSendBadBuffer(u, k) ==
  IF u.U26s = "re-enables"
  THEN TakenOut(u, ReEnabled(Connected(k), "FD_WRITE"), "FD_WRITE") ELSE k

\* (SHT-1, SHT-2) Holds for the socket, whoever asks.
DoShutdown(u, k, how) ==
  Settle(u, [Connected(k) EXCEPT
               !.noSend = @ \/ how \in {"SD_SEND", "SD_BOTH"},
               !.noRecv = @ \/ how \in {"SD_RECEIVE", "SD_BOTH"}])

DoListen(k) == [k EXCEPT !.role = "listening"]

\* It has no connection, for all that is known, so that it may have no address.
MayBeUnbound(k) ==
  /\ k.address \in {None, Unbound}
  /\ k.type = "SOCK_STREAM" => k.role \in {"fresh", "idle", "refused"} \/ IsGranted(k)

\* (BND-1) It has this address, for all descriptors; a stream socket is not connected yet.
DoBind(k, a) == [IsUnbound(k) EXCEPT !.address = IF a = None THEN AnyAddress ELSE a]

\* (BND-1) What bind refuses has an address.
IsBound(k) == [k EXCEPT !.address = IF @ = None THEN AnyAddress ELSE @]

\* (BND-4) Only what has an address has a name, and listens.
HasName(k) == k.address # Unbound

\* (BND-4) getsockname has told which.
WithName(k, a) == [k EXCEPT !.address = IF @ \in NoName THEN a ELSE @]

\* (BND-4) A connection may make another one of it, as of one that stands for several.
KeepsName(k) ==
  /\ k.address \notin NoName
  /\ \/ k.role \in {"fresh", "idle", "listening"}
     \/ k.type = "SOCK_DGRAM" /\ k.peer = None

\* (BND-5) The peer's address is what connect was given; getpeername has told it.
IsPeer(k, a) == k.peer \in {None, a}

\* (BND-2) It has an address for certain, which no other socket gets: one that was connected
\* before a trace begins may have that of the socket that listened.
IsHolder(k) ==
  /\ k.address \notin NoName
  /\ k.role = "listening" \/ k.attempt # "unseen" \/ k.type = "SOCK_DGRAM"

\* (BND-2) It shares its address with others.
Reuses(k) ==
  \E o \in {"SO_REUSEADDR", "SO_REUSE_MULTICASTPORT"} \cap DOMAIN k.options : k.options[o] # 0

\* (BND-3) When it ends nothing of it stays at its address.
LeavesNothing(k) == k.type = "SOCK_DGRAM" \/ k.role \in {"idle", "listening"}

\* (CON-1) An attempt is under way, for all descriptors.
\* (CON-5) FD_CONNECT will be told of it, whatever was told of one before.
DoConnectBegins(u, k) ==
  [TakenOut(u, ReEnabled(Idle(k), "FD_CONNECT"), "FD_CONNECT") EXCEPT
     !.role = "connecting", !.address = IF @ = Unbound THEN None ELSE @]

\* (CON-1) It is connected.  (CON-5, NOT-6) FD_CONNECT is told, and that a send is possible.
DoConnected(u, k) ==
  LET next == [k EXCEPT !.role = "connected", !.attempt = "seen"]
  IN  Tell(next, {e \in {"FD_CONNECT", "FD_WRITE"} :
                    e \notin k.said /\ (e = "FD_WRITE" => Holds(u, next, e))})
DoConnect(u, k) == DoConnected(u, DoConnectBegins(u, k))

\* (CON-3) The attempt has failed.  (CON-5) FD_CONNECT is told of that as well.
DoRefused(k) ==
  Tell([k EXCEPT !.role = "refused", !.attempt = "seen"], {"FD_CONNECT"} \ k.said)

\* (CON-2) A connect that waits, or does not wait, ends in failure by itself.
DoConnectFails(u, k) == [DoConnectBegins(u, k) EXCEPT !.role = "refused"]

\* (NOT-4, NOT-5) Re-enables FD_ACCEPT; told again while requests are left.
DoAcceptFails(u, k) ==
  Settle(u, TakenOut(u, ReEnabled(k, "FD_ACCEPT"), "FD_ACCEPT"))
DoAccept(u, k) == DoAcceptFails(u, [k EXCEPT !.requests = Tail(@)])

\* (REG-8) The new socket has the listener's registration, mode and options,
\* (U16, U20) of the request or of the accept; no descriptor made it.
\* (NOT-2, NOT-6) It is told of what holds: it is connected.
DoBeAccepted(u, k, p, d) ==
  LET then == Head(k.requests)
      reg  == IF u.U20 = "request" THEN then.reg ELSE k.reg
      next == [Fresh("SOCK_STREAM") EXCEPT
                 !.role = "connected",
                 !.options = IF u.U16 = "request" THEN then.options ELSE k.options,
                 !.blocking = IF u.U20 = "request" THEN then.blocking ELSE k.blocking,
                 !.reg = [reg EXCEPT
                            !.handle = IF reg.process = p THEN d ELSE None,
                            !.maker = FALSE]]
  IN  Tell(next, {e \in Event : Holds(u, next, e)})
-----------------------------------------------------------------------------
(* The network *)

\* (NOT-1, NOT-3) Bytes of a stream arrive, or a datagram.
DoData(u, k, bytes) == Arrival(u, [Connected(Bound(k)) EXCEPT !.data = Arrived(k, bytes)], "FD_READ")

\* (NOT-1, NOT-3, REG-8) A connection request arrives.
DoConnection(u, k) ==
  Arrival(u, [k EXCEPT !.requests = Append(@,
                [options |-> k.options,
                 reg |-> [k.reg EXCEPT !.maker = FALSE],
                 blocking |-> k.blocking])], "FD_ACCEPT")

\* (NOT-7) The peer closes its side.
DoPeerClose(u, k) == Settle(u, [Connected(k) EXCEPT !.peerClosed = TRUE])

\* (RST-1) The peer resets the connection: (U28) what is unread is lost, or can be read.
\* (RST-2) FD_CLOSE is told of it, (U28c) once more after a close or not; (U28w) FD_WRITE,
\* where it is due, or not.
DoReset(u, k) ==
  LET next == [k EXCEPT !.role = "reset", !.room = TRUE, !.awaits = FALSE,
                        !.data = IF @ = <<>> THEN @ ELSE IF u.U28 = "kept" THEN @ ELSE <<>>,
                        !.said = IF "FD_CLOSE" \notin @ THEN @
                                 ELSE IF u.U28c = "again" THEN @ \ {"FD_CLOSE"} ELSE @]
      write == k.awaits /\ (~k.noSend \/ u.U15 = "notified")
  IN  Tell(next, Due(u, next) \cup (IF ~write THEN {}
                                   ELSE IF u.U28w = "notified" THEN {"FD_WRITE"} ELSE {}))

\* (NOT-6) Room: FD_WRITE where it is due.
DoRoom(u, k) ==
  LET next == [Connected(k) EXCEPT !.room = TRUE, !.awaits = FALSE]
  IN  Tell(next, IF k.awaits /\ Holds(u, next, "FD_WRITE") THEN {"FD_WRITE"} ELSE {})
DoFull(k) == [Connected(k) EXCEPT !.room = FALSE]
=============================================================================
