-------------------------------- MODULE Rules --------------------------------
(***************************************************************************)
(* The rules as claims, each under its id.  SharedSockets says what every  *)
(* call does; here stands what must be true of it, in terms of descriptors *)
(* and sockets alone.  What concerns one state is an invariant, what       *)
(* concerns a call and its result is a property of steps.                  *)
(***************************************************************************)
EXTENDS SharedSockets

VARIABLE
  obs   \* the last call: its name, process, arguments, result, error or None

Ok(call) == obs'.call = call /\ obs'.error = None
Failed(call) == obs'.call = call /\ obs'.error # None

\* The socket of the call's descriptor s, before and after.
Before == sock[desc[obs'.process][obs'.s]]
After == sock'[desc[obs'.process][obs'.s]]
Target == desc[obs'.process][obs'.s]
Named == obs'.s \in DOMAIN desc[obs'.process]

CallsWithSocket == {
  "WSADuplicateSocket", "setsockopt", "getsockopt", "ioctlsocket", "WSAEventSelect",
  "WSAAsyncSelect", "WSAEnumNetworkEvents", "send", "recv", "shutdown", "bind", "connect",
  "getsockname", "getpeername", "listen", "accept", "closesocket",
  "SetHandleInformation", "GetHandleInformation", "DuplicateHandle", "CloseHandle"}
Closings == {"closesocket", "CloseHandle"}
Selects == {"WSAEventSelect", "WSAAsyncSelect"}
EventOf(reg) == <<reg.process, reg.event>>
-----------------------------------------------------------------------------
(* Descriptors *)

\* DUP-1, DUP-4: the descriptor made from an info is of the socket that was duplicated.
DuplicateOpensSameSocket ==
  [][/\ Ok("WSADuplicateSocket") => info'[obs'.result].socket = Target
     /\ Ok("WSASocket") =>
          desc'[obs'.process][obs'.result] = info[obs'.info].socket]_<<vars, obs>>

\* DUP-1: WSADuplicateSocket makes no descriptor.
DuplicateMakesNoDescriptor ==
  [][Ok("WSADuplicateSocket") =>
       \A p \in DOMAIN desc' :
         DOMAIN desc'[p] = IF Runs(p) THEN DOMAIN desc[p] ELSE {}]_<<vars, obs>>

\* DUP-2, U25: an info is used once, by the process that it was made for.
InfoUsedOnceByTarget ==
  [][Ok("WSASocket") => /\ obs'.info \in DOMAIN info
                        /\ info[obs'.info].target = obs'.process
                        /\ \/ obs'.info \notin DOMAIN info'
                           \/ /\ profile.U25 = "same"
                              /\ info'[obs'.info].opened = obs'.result
                        /\ info[obs'.info].opened # None => UNCHANGED vars]_<<vars, obs>>

\* DUP-2, CLS-1, U25: an info that was used stands for the open descriptor that it gave.
UsedInfosAreOpen ==
  \A i \in {j \in DOMAIN info : info[j].opened # None} :
    /\ profile.U25 = "same"
    /\ IsOpen(info[i].target, info[i].opened)
    /\ desc[info[i].target][info[i].opened] = info[i].socket

\* DUP-3
DuplicateErrorsFit ==
  [][/\ Ok("WSADuplicateSocket") => obs'.target \notin exited
     /\ Failed("WSADuplicateSocket") =>
          \/ obs'.error \in {"WSAENOTSOCK", "WSANOTINITIALISED"} /\ ~Named
          \/ obs'.error = "WSAEINVAL" /\ ~Runs(obs'.target)]_<<vars, obs>>

\* DSC-1, CLS-1, U35: a call succeeds on an open descriptor of its own process only.
OnlyOpenDescriptorsWork ==
  [][obs'.call \in CallsWithSocket /\ obs'.error = None =>
       \/ Named
       \/ Ok("closesocket") /\ <<obs'.process, obs'.s>> \in recorded /\ UNCHANGED vars
     ]_<<vars, obs>>

\* DSC-2, DUP-4, STA-1: what a call may answer depends on the socket, not on the
\* descriptor, nor on who opened or duplicated it, among those who know it alike (STU-1, U34).
SameForAllDescriptors ==
  \A p, q \in DOMAIN desc : \A d \in DOMAIN desc[p], e \in DOMAIN desc[q] :
    desc[p][d] = desc[q][e] /\ NotSock(p, d) = NotSock(q, e) =>
      /\ ConnectErrors(p, d) = ConnectErrors(q, e)
      /\ \A a \in Address \cup {None} : BindErrors(p, d, a) = BindErrors(q, e, a)
      /\ PeerNameErrors(p, d) = PeerNameErrors(q, e)
      /\ DuplicateSocketErrors(p, d, p) = DuplicateSocketErrors(q, e, q)
      /\ SendErrors(p, d, AnyLength) = SendErrors(q, e, AnyLength)
      /\ RecvErrors(p, d, AnyLength) = RecvErrors(q, e, AnyLength)
      /\ SetBlockingErrors(p, d, FALSE) = SetBlockingErrors(q, e, FALSE)
      /\ \A o \in Option : OptionValues(p, d, o, 0) = OptionValues(q, e, o, 0)

\* DSC-4: only a full table refuses a socket, to a process that has called WSAStartup.
FullTableOnly ==
  [][Failed("socket") => \/ obs'.error = "WSANOTINITIALISED"
                         \/ Cardinality(DOMAIN desc[obs'.process]) >= LeastTable]_<<vars, obs>>

\* DSC-4, DUP-2, REG-9, NOT-8, KND-1: a call that fails changes nothing, but for what
\* recv, send and accept re-enable (NOT-4), and what an attempt to connect comes to (CON-2).
FailingChangesNothing ==
  [][obs'.error # None =>
       /\ obs'.call = "connect" => UNCHANGED <<desc, handles, lives, refs, info>>
       /\ obs'.call # "connect" => UNCHANGED tables
       /\ obs'.call \notin {"recv", "send", "accept", "connect", "bind"} => UNCHANGED <<sock, objects>>
     ]_<<vars, obs>>

\* STA-1, KND-1, U24: what a socket has become is known through all of its descriptors.
StaleAreDisputed ==
  \A x \in stale : /\ IsHandle(x[1], x[2])
                   /\ \/ Of(x[1], x[2]).role = "listening"
                      \/ Of(x[1], x[2]).attempt # "unseen"
                      \/ Of(x[1], x[2]).address \notin {None, Unbound}
                   /\ profile.U24 = "descriptor"
ListeningIsShared ==
  [][Failed("listen") /\ Named =>
       \/ Before.role \in {"connected", "reset"} \cup Unconnected
       \/ <<obs'.process, obs'.s>> \in stale]_<<vars, obs>>

\* KND-1
KindFits ==
  [][/\ obs'.call \in {"send", "recv", "shutdown"} /\ obs'.error = None =>
          Before.role # "listening"
     /\ Ok("accept") => Before.role = "listening"
     /\ Ok("listen") => Before.role \notin {"connected", "connecting"}]_<<vars, obs>>
-----------------------------------------------------------------------------
(* State held in common *)

\* OPT-1: what was set stands in the socket, where every descriptor of it reads.
SetIsKept ==
  [][Ok("setsockopt") =>
       \/ obs'.option \in ReadOption
       \/ /\ obs'.option \in DOMAIN After.options
          /\ After.options[obs'.option] = Stored(obs'.option, obs'.value)]_<<vars, obs>>

\* OPT-1, OPT-2: what is read is what was set, or the default.
ReadIsWhatWasSet ==
  [][Ok("getsockopt") =>
       IF obs'.option \in StateOption THEN TRUE
       ELSE IF obs'.option \in DOMAIN Before.options
       THEN Before.options[obs'.option] \in {obs'.result, Either}
       ELSE obs'.result = default'[<<Before.type, obs'.option>>]]_<<vars, obs>>

\* OPT-1, OPT-2: nothing but setsockopt through one of its descriptors changes options.
OptionsChangeBySettingOnly ==
  [][\A s \in DOMAIN sock \cap DOMAIN sock' :
       sock'[s].options # sock[s].options => Ok("setsockopt") /\ Target = s]_<<vars, obs>>

\* OPT-2, BLK-1: a fresh socket has no option set, no registration, and is blocking.
FreshSocketIsFresh ==
  [][Ok("socket") =>
       LET k == sock'[desc'[obs'.process][obs'.result]]
       IN  /\ k.options = EmptyFn /\ k.blocking /\ ~Registered(k)
           /\ k.record = {} /\ k.data = <<>>]_<<vars, obs>>

\* OPT-4, STA-1, U24: a socket that listens says so.
AcceptConnIsListening ==
  [][Ok("getsockopt") /\ obs'.option = "SO_ACCEPTCONN" =>
       \/ obs'.result # 0 <=> Before.role = "listening"
       \/ <<obs'.process, obs'.s>> \in stale]_<<vars, obs>>

\* OPT-3: an option that is there is not refused, and once there it stays.
OptionErrorsFit ==
  [][/\ (Ok("setsockopt") \/ Ok("getsockopt")) /\ obs'.option \in KnownOption =>
          obs'.option \in OptionOf(Before.type)
     /\ Failed("setsockopt") \/ Failed("getsockopt") =>
          \/ obs'.error \in {"WSAENOTSOCK", "WSANOTINITIALISED"} /\ ~Named
          \/ /\ obs'.error \in LackErrors
             /\ \/ obs'.option \notin KnownOption
                \/ Named /\ obs'.option \notin OptionOf(Before.type)
          \/ /\ obs'.error = "WSAEINVAL"
             /\ obs'.call = "setsockopt" /\ ~TakenValue(obs'.option, obs'.value)
     /\ \A x \in DOMAIN support : x \in DOMAIN support' /\ support'[x] = support[x]
     ]_<<vars, obs>>

Reads == obs'.call = "recv" /\ "MSG_PEEK" \notin obs'.flags
Arrives(s) == obs'.call = "data" /\ obs'.socket = s
Resets(s) == obs'.call = "reset" /\ obs'.socket = s

\* DAT-1: what recv reads of a stream, and then what is left, is what was there; nothing
\* else takes it, nor does a recv that fails, and what arrives comes after it.
BytesAreReadOnce ==
  [][/\ Ok("recv") /\ Reads /\ Before.type = "SOCK_STREAM" =>
          obs'.data \o Foremost(After) = Foremost(Before)
     /\ Failed("recv") /\ Named /\ Before.type = "SOCK_STREAM" => After.data = Before.data
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          /\ sock'[s].data # sock[s].data =>
               \/ Reads /\ Target = s
               \/ Arrives(s)
               \/ Resets(s) /\ profile.U28 = "lost" /\ sock'[s].data = <<>>
          /\ Arrives(s) /\ sock[s].type = "SOCK_STREAM" =>
               Foremost(sock'[s]) = Foremost(sock[s]) \o obs'.data]_<<vars, obs>>

\* DAT-2: recv takes one datagram, and all of it: where its buffer is too small for that it
\* fails, and has the first bytes.
DatagramsAreApart ==
  [][/\ obs'.call = "recv" /\ Reads /\ Named /\ Before.type = "SOCK_DGRAM" =>
          CASE obs'.error = None -> /\ obs'.data = Foremost(Before)
                                    /\ After.data = Tail(Before.data)
            [] obs'.error = "WSAEMSGSIZE" ->
                 /\ Len(Foremost(Before)) > obs'.length
                 /\ obs'.data = SubSeq(Foremost(Before), 1, obs'.length)
                 /\ After.data = Tail(Before.data)
            [] OTHER -> After.data = Before.data
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          Arrives(s) /\ sock[s].type = "SOCK_DGRAM" =>
            sock'[s].data = Append(sock[s].data, obs'.data)]_<<vars, obs>>

\* DAT-3: send and recv move as many bytes as they were asked for, or fewer; none where they
\* were asked for none, at the end, or for a datagram that is empty.
LengthsAreKept ==
  [][/\ Ok("send") \/ Ok("recv") => obs'.result <= obs'.length
     /\ Ok("send") => (obs'.result = 0 <=> obs'.length = 0)
     /\ Ok("send") /\ Before.type = "SOCK_DGRAM" => obs'.result = obs'.length
     /\ Ok("recv") /\ obs'.result = 0 =>
          obs'.length = 0 \/ Foremost(Before) = <<>>]_<<vars, obs>>

\* DAT-4: what is read with MSG_PEEK is the first that there is, and stays.
PeekTakesNothing ==
  [][obs'.call = "recv" /\ Named /\ "MSG_PEEK" \in obs'.flags =>
       /\ After.data = Before.data
       /\ Ok("recv") => obs'.data = SubSeq(Foremost(Before), 1, obs'.result)]_<<vars, obs>>

\* SHT-1, SHT-2: after a shutdown nobody sends, or receives; only shutdown does that.
ShutdownHoldsForAll ==
  [][/\ Ok("send") => ~Before.noSend
     /\ Ok("recv") => ~Before.noRecv
     /\ Ok("shutdown") => /\ obs'.how \in {"SD_SEND", "SD_BOTH"} => After.noSend
                          /\ obs'.how \in {"SD_RECEIVE", "SD_BOTH"} => After.noRecv
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          <<sock'[s].noSend, sock'[s].noRecv>> # <<sock[s].noSend, sock[s].noRecv>>
            => Ok("shutdown") /\ Target = s]_<<vars, obs>>

\* RST-1, U28: a connection that its peer has reset is so for all descriptors, and for good:
\* nothing is sent, and nothing is received but what was there.
ResetHoldsForAll ==
  [][/\ Ok("send") => Before.role # "reset" \/ obs'.length = 0
     /\ Ok("recv") /\ obs'.result = 0 /\ obs'.length > 0 =>
          Before.role # "reset" \/ Before.peerClosed
     /\ obs'.error \in ResetErrors =>
          obs'.call \in {"send", "recv", "shutdown"} /\ Before.role = "reset"
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          /\ sock[s].role = "reset" => sock'[s].role = "reset"
          /\ sock'[s].role = "reset" /\ sock[s].role # "reset" => Resets(s)]_<<vars, obs>>

\* A connect begins an attempt, or the answer to one that waits comes, which has begun it.
IsAttempt(s) ==
  \/ obs'.call = "connect" /\ Named /\ Target = s
  \/ obs'.call \in {"connected", "refused"} /\ obs'.socket = s /\ sock[s].role # "connecting"

\* CON-1, STA-1, U29: where there is a connection, or an attempt, there is no other, through
\* whichever descriptor; and there is none on a socket that listens.
ConnectionIsShared ==
  [][/\ Ok("connect") => /\ Before.role \in {"idle", "refused"} \/ Before.attempt = "answered"
                         /\ After.role = "connected" \/ Before.role = "reset"
     /\ Failed("connect") /\ Named /\ <<obs'.process, obs'.s>> \notin stale =>
          CASE Before.role = "connected"  -> obs'.error = "WSAEISCONN"
            [] Before.role = "listening"  -> obs'.error = "WSAEINVAL"
            [] Before.role = "connecting" -> obs'.error = UnderWay
            [] OTHER -> TRUE
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          sock[s].role \in {"connected", "connecting"} =>
            \/ sock'[s].role = sock[s].role
            \/ obs'.call \in {"connected", "refused", "reset"} /\ obs'.socket = s]_<<vars, obs>>

\* CON-2, BLK-1: a blocking connect has ended when it returns, another one goes on.
ConnectWaitsOrGoesOn ==
  [][Failed("connect") /\ Named /\ After # Before =>
       IF obs'.error = "WSAEWOULDBLOCK" THEN ~Before.blocking /\ After.role = "connecting"
       ELSE After.role = "refused"]_<<vars, obs>>

\* CON-3: after an attempt that has failed there may be another.
RefusedMayConnect ==
  [][Failed("connect") /\ Named /\ Before.role = "refused" =>
       obs'.error \in {"WSAEWOULDBLOCK"} \cup CannotConnect]_<<vars, obs>>

\* CON-4: without a connection nothing is sent, received or shut down.
UnconnectedDoesNothing ==
  [][obs'.call \in {"send", "recv", "shutdown"} /\ Named =>
       /\ Before.role \in Unconnected => obs'.error = "WSAENOTCONN" /\ After = Before
       /\ obs'.error = "WSAENOTCONN" =>
            \/ Before.role \in {"listening", "reset"} \cup Unconnected
            \/ Before.peerClosed /\ Before.noSend]_<<vars, obs>>

\* BND-1, STA-1: a socket gets an address once, which it then has for all of its descriptors.
AddressIsShared ==
  [][/\ Ok("bind") => /\ Before.address \in {None, Unbound}
                      /\ After.address = IF obs'.address = None THEN AnyAddress ELSE obs'.address
     /\ Failed("bind") /\ Named => Before.address # Unbound \/ obs'.error # "WSAEINVAL"
     /\ Failed("bind") /\ obs'.error = "WSAENOTSOCK" => ~Named
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          sock[s].address \notin NoName => sock'[s].address = sock[s].address]_<<vars, obs>>

\* BND-2, CLS-2: an address is the socket's until its last close, in whichever process, and no
\* other's unless that one shares it.
AddressesAreApart ==
  [][/\ Ok("bind") =>
          \A s \in DOMAIN sock \ {Target} :
            sock[s].type = Before.type /\ sock[s].address = obs'.address =>
              \/ obs'.address = None
              \/ \E o \in DOMAIN Before.options : Before.options[o] # 0
     /\ Failed("bind") /\ obs'.error = "WSAEADDRINUSE" => obs'.address # None]_<<vars, obs>>

\* BND-3: an address that no socket has any more is free, but for what connections leave.
AddressIsFreeAgain ==
  [][Failed("bind") /\ obs'.error = "WSAEADDRINUSE" =>
       LET x == <<Before.type, obs'.address>>
       IN  \/ \E s \in DOMAIN sock : sock[s].type = x[1] /\ sock[s].address = x[2]
           \/ x \in DOMAIN vacant /\ ~vacant[x]]_<<vars, obs>>

\* BND-4, U24: what has no address has no name and does not listen; what connects has one.
UnboundHasNoName ==
  [][/\ Ok("getsockname") \/ Ok("listen") => Before.address # Unbound
     /\ Ok("getsockname") => After.address = obs'.result
     /\ Failed("getsockname") /\ Named =>
          \/ Before.address \in {None, Unbound} \/ <<obs'.process, obs'.s>> \in stale
     /\ Ok("connect") => After.address # Unbound]_<<vars, obs>>

\* BND-5, STA-1: connect tells where the peer is, getpeername through any descriptor tells that;
\* where there is no connection there is no peer.
PeerIsShared ==
  [][/\ Ok("connect") => After.peer = obs'.address
     /\ Ok("getpeername") => /\ Before.peer = obs'.result
                             /\ Before.role \notin {"listening"} \cup Unconnected
     /\ Failed("getpeername") /\ Named =>
          \/ Before.role \in {"listening", "reset"} \cup Unconnected
          \/ Before.peerClosed /\ Before.noSend]_<<vars, obs>>

\* BLK-1, BLK-2
NonBlockingWhileRegistered == \A s \in DOMAIN sock : Registered(sock[s]) => ~sock[s].blocking

\* BLK-1: both selects make the socket non-blocking, with any mask.
SelectMakesNonBlocking ==
  [][Ok("WSAEventSelect") \/ Ok("WSAAsyncSelect") => ~After.blocking]_<<vars, obs>>

\* BLK-2: back to blocking by FIONBIO alone, and only while nothing is registered.
BlockingOnlyUnregistered ==
  [][/\ Failed("ioctlsocket") /\ Named => Registered(Before) /\ ~obs'.value
     /\ Ok("ioctlsocket") => After.blocking # obs'.value
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          sock'[s].blocking /\ ~sock[s].blocking =>
            Ok("ioctlsocket") /\ Target = s /\ ~Registered(sock[s])]_<<vars, obs>>

\* With these a call may fail that may as well wait: of the number of descriptors, of time,
\* and of a descriptor that does not know that its socket listens (U24) nobody can tell.
OrElseWaits == {"WSAEMFILE", "WSAETIMEDOUT", "WSAEINVAL"}

\* BLK-3: a call on a socket waits only where it cannot return.
CallsThatWait == {"send", "recv", "connect", "accept"}
WaitsWhereItCannotReturn ==
  [][obs'.call = "waits" /\ obs'.of \in CallsThatWait =>
       /\ Named
       /\ CASE obs'.of = "send"   ->
                 /\ SendErrors(obs'.process, obs'.s, AnyLength) \subseteq OrElseWaits
                 /\ ~Before.room
            [] obs'.of = "recv"   ->
                 /\ RecvErrors(obs'.process, obs'.s, AnyLength) \subseteq OrElseWaits
                 /\ Before.data = <<>> /\ ~Before.peerClosed /\ Before.role # "reset"
            [] obs'.of = "connect" ->
                 /\ Before.role \in {"idle", "refused"} /\ Before.attempt # "answered"
                 /\ Before.blocking
            [] obs'.of = "accept" ->
                 /\ AcceptErrors(obs'.process, obs'.s) \subseteq OrElseWaits
                 /\ Before.requests = <<>>]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Registration *)

\* REG-1: an event object or a window, not both, and a mask.
OneRegistration ==
  \A s \in DOMAIN sock :
    LET reg == sock[s].reg
    IN  /\ reg.kind = "none" <=> ~Nominates(reg.mask, reg.others)
        /\ reg.kind # "event" => reg.event = None
        /\ reg.kind # "window" => reg.window = None
        /\ reg.maker => /\ Runs(reg.process)
                        /\ reg.handle \in DOMAIN desc[reg.process]
                        /\ desc[reg.process][reg.handle] = s

\* REG-2, REG-3: the last call's registration is the only one, whoever made the other.
LastRegistrationStands ==
  [][/\ Ok("WSAEventSelect") /\ obs'.events # {} =>
          /\ After.reg.kind = "event" /\ After.reg.mask = obs'.events \cap Event
          /\ EventOf(After.reg) = <<obs'.process, obs'.event>>
     /\ Ok("WSAAsyncSelect") /\ obs'.events # {} =>
          /\ After.reg.kind = "window" /\ After.reg.mask = obs'.events \cap Event
          /\ <<After.reg.process, After.reg.window>> = <<obs'.process, obs'.window>>
     ]_<<vars, obs>>

\* REG-4
MaskZeroCancels ==
  [][(Ok("WSAEventSelect") \/ Ok("WSAAsyncSelect")) /\ obs'.events = {} =>
       ~Registered(After)]_<<vars, obs>>

\* REG-5, U1, U17, U22
RecordAtSelect ==
  [][/\ Ok("WSAEventSelect") =>
          IF profile.U1 = "kept" THEN Before.record \subseteq After.record
          ELSE After.record \subseteq {e \in obs'.events \cap Event :
                 Holds(profile, [Before EXCEPT !.reg = After.reg], e)}
     /\ Ok("WSAAsyncSelect") =>
          After.record = IF \/ profile.U17 = "kept"
                            \/ profile.U22 = "leaves" /\ obs'.window = None
                         THEN Before.record ELSE {}]_<<vars, obs>>

\* REG-6: what was posted is taken by PeekMessage alone, unless the window ends.
PostedStays ==
  [][\A x \in DOMAIN queue :
       \/ obs'.call \in {"DestroyWindow", "PeekMessage", "GetMessage", "ExitProcess"}
       \/ obs'.call = "WSACleanup" /\ profile.U30m = "gone"
       \/ /\ x \in DOMAIN queue'
          /\ Len(queue[x]) <= Len(queue'[x])
          /\ \A i \in DOMAIN queue[x] : queue[x][i] = queue'[x][i]]_<<vars, obs>>

\* (REG-7) What becomes of the registration when this call closes the descriptor of its maker.
Cancels(call) ==
  IF call = "closesocket" THEN profile.U2 = "cancelled" ELSE profile.U35r = "cancelled"

\* REG-7, HND-2, U2, U35r: a close that is not the last leaves the registration, and every event
\* object, as it is.
CloseLeavesRegistration ==
  [][obs'.call \in Closings /\ obs'.error = None /\ Named =>
       /\ UNCHANGED objects
       /\ Target \in DOMAIN sock' =>
            \/ [After EXCEPT !.reg.maker = FALSE] = [Before EXCEPT !.reg.maker = FALSE]
            \/ /\ Cancels(obs'.call) /\ Before.reg.maker
               /\ <<Before.reg.process, Before.reg.handle>> = <<obs'.process, obs'.s>>
     ]_<<vars, obs>>

\* REG-7: so does a shutdown.
ShutdownLeavesRegistration ==
  [][Ok("shutdown") => After.reg = Before.reg]_<<vars, obs>>

\* REG-8, U16, U20: an accepted socket has what the listener has, or had at the request.
AcceptedLikeListener ==
  [][Ok("accept") =>
       LET new  == sock'[desc'[obs'.process][obs'.result]]
           then == Head(Before.requests)
           Same(reg) == [new.reg EXCEPT !.maker = FALSE, !.handle = None]
                          = [reg EXCEPT !.maker = FALSE, !.handle = None]
       IN  /\ ~new.reg.maker
           /\ new.options = IF profile.U16 = "request" THEN then.options ELSE Before.options
           /\ IF profile.U20 = "request"
              THEN new.blocking = then.blocking /\ Same(then.reg)
              ELSE new.blocking = Before.blocking /\ Same(Before.reg)]_<<vars, obs>>

\* REG-9, REG-4: events are nominated for an object of the caller alone; to cancel takes none.
SelectsFitObject ==
  [][obs'.call \in Selects =>
       LET object == IF obs'.call = "WSAEventSelect" THEN obs'.event ELSE obs'.window
           lacks  == obs'.events # {} /\ object \in {None, Invalid}
       IN  /\ obs'.error = None => ~lacks
           /\ obs'.error = "WSAEINVAL" => lacks]_<<vars, obs>>

\* REG-10: no registration names an object that has ended; none ends with its object.
EndedObjectsAreForgotten ==
  [][/\ obs'.call = "WSACloseEvent" =>
          \A s \in DOMAIN sock' :
            EventOf(sock'[s].reg) # <<obs'.process, obs'.event>>
     /\ obs'.call = "DestroyWindow" =>
          \A s \in DOMAIN sock' :
            <<sock'[s].reg.process, sock'[s].reg.window>> # <<obs'.process, obs'.window>>
     /\ obs'.call \in {"WSACloseEvent", "DestroyWindow"} =>
          \A s \in DOMAIN sock : sock'[s].reg.kind = sock[s].reg.kind]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Notification *)

\* What the step recorded, and whom it told.
Recorded(s) == sock'[s].record \ (IF s \in DOMAIN sock THEN sock[s].record ELSE {})
ToldEvents(x) ==
  LET old == IF x \in DOMAIN queue THEN Len(queue[x]) ELSE 0
  IN  IF x \in DOMAIN queue' /\ Len(queue'[x]) > old
      THEN {m.event : m \in queue'[x][Len(queue'[x])]} ELSE {}

\* NOT-1, REG-3: an event object is set, and a message posted, for a current
\* registration only, and for what it nominates; but for WSASetEvent.
OnlyNominatedAreTold ==
  [][/\ obs'.call # "WSASetEvent" =>
          \A x \in signalled' \ (signalled \cup uncertain) :
            \E s \in DOMAIN sock' :
              sock'[s].reg.kind = "event" /\ EventOf(sock'[s].reg) = x
     /\ \A x \in DOMAIN queue' :
          \A e \in ToldEvents(x) :
            \E s \in DOMAIN sock' :
              /\ sock'[s].reg.kind = "window"
              /\ <<sock'[s].reg.process, sock'[s].reg.window>> = x
              /\ e \in sock'[s].reg.mask
     /\ \A s \in DOMAIN sock' : Recorded(s) \subseteq sock'[s].reg.mask]_<<vars, obs>>

\* NOT-1: who records an event for a living event object sets it.
RecordedIsSignalled ==
  [][\A s \in DOMAIN sock' :
       Recorded(s) # {} /\ sock'[s].reg.event # None =>
         EventOf(sock'[s].reg) \in signalled']_<<vars, obs>>

\* NOT-2, U10, U18: what holds at a registration is told at once.
HoldingIsToldAtOnce ==
  [][/\ Ok("WSAAsyncSelect") /\ obs'.events # {} =>
          {e \in obs'.events \cap Event : Holds(profile, After, e)}
            = ToldEvents(<<obs'.process, obs'.window>>)
     /\ Ok("WSAEventSelect") /\ obs'.events # {} =>
          LET due == {e \in obs'.events \cap Event :
                        /\ Holds(profile, After, e)
                        /\ e \notin Before.said \/ profile.U10 = "notified"}
              still == IF profile.U18 = "set" THEN After.record \cap obs'.events ELSE {}
          IN  /\ due \subseteq After.record
              /\ due \cup still # {} => <<obs'.process, obs'.event>> \in signalled']_<<vars, obs>>

\* NOT-3, U11, U28c: an event once notified is silent until its re-enabling call.  (A window
\* may be told of another socket meanwhile.)
SilentUntilReEnabled ==
  [][\A s \in {t \in DOMAIN sock \cap DOMAIN sock' : sock'[t] # sock[t]} :
       \A e \in sock[s].said \cap sock'[s].said :
         \/ obs'.call \in Selects
         \/ e = "FD_READ" /\ obs'.call = "recv"
         \/ e = "FD_WRITE" /\ obs'.call = "room"
         \/ e = "FD_WRITE" /\ obs'.call = "reset" /\ profile.U28w = "notified"
         \/ e = "FD_CLOSE" /\ obs'.call = "reset" /\ profile.U28c = "again"
         \/ e = "FD_ACCEPT" /\ obs'.call = "accept"
         \/ e = "FD_CONNECT" /\ IsAttempt(s)
         \/ /\ e \in Recorded(s) => profile.U11 = "again" /\ obs'.call \in {"data", "connection"}
            /\ sock'[s].reg.kind = "window" =>
                 e \notin ToldEvents(<<sock'[s].reg.process, sock'[s].reg.window>>)
     ]_<<vars, obs>>

\* NOT-3: silent is only what was told.
OnlyToldIsSilent ==
  [][\A s \in DOMAIN sock' :
       sock'[s].said \ (IF s \in DOMAIN sock THEN sock[s].said ELSE {})
         \subseteq sock'[s].reg.mask]_<<vars, obs>>

\* U26: a recv or send that fails for its buffer re-enables, or changes nothing.
DoesNothing ==
  /\ obs'.error = "WSAEFAULT" /\ obs'.call \in {"recv", "send"} /\ Named
  /\ CASE obs'.call = "send"           -> profile.U26s = "nothing"
       [] Before.reg.kind = "window" -> profile.U26w = "nothing"
       [] OTHER                      -> profile.U26 = "nothing"
BadBufferIsDisputed == [][DoesNothing => UNCHANGED vars]_<<vars, obs>>

\* NOT-4: recv, send and accept re-enable, succeeding or failing, through any descriptor.
CallReEnables ==
  [][obs'.call \in {"recv", "send", "accept"} /\ Named /\ ~DoesNothing =>
       /\ obs'.call = "recv" =>
            ("FD_READ" \in After.said => Holds(profile, After, "FD_READ"))
       /\ obs'.call = "send" =>
            "FD_WRITE" \notin After.said \/ (obs'.error = None /\ profile.U21 = "failing")
       /\ obs'.call = "accept" =>
            ("FD_ACCEPT" \in After.said => After.requests # <<>>)
     ]_<<vars, obs>>

\* NOT-4: nothing but those calls, or a registration, re-enables.
NothingElseReEnables ==
  [][\A s \in DOMAIN sock \cap DOMAIN sock' : \A e \in sock[s].said \ sock'[s].said :
       \/ e = "FD_CLOSE" /\ Resets(s) /\ profile.U28c = "again"
       \/ e = "FD_CONNECT" /\ IsAttempt(s)
       \/ /\ \/ obs'.call \in Selects
             \/ e = "FD_READ" /\ obs'.call = "recv"
             \/ e = "FD_WRITE" /\ obs'.call = "send"
             \/ e = "FD_ACCEPT" /\ obs'.call = "accept"
          /\ Named /\ Target = s]_<<vars, obs>>

\* NOT-5, NOT-7: as long as data, a request or the end is there, it has been told.
LevelIsTold ==
  \A s \in DOMAIN sock : Due(profile, sock[s]) \cap sock[s].reg.mask = {}

\* Where it holds and is nominated, the step has it recorded or posted.
IsTold(k, e) ==
  \/ ~Holds(profile, k, e) \/ e \notin k.reg.mask
  \/ k.reg.kind = "event" /\ e \in k.record
  \/ k.reg.kind = "window" /\ (k.reg.window = None
                               \/ e \in ToldEvents(<<k.reg.process, k.reg.window>>))

\* The same, whether or not it would be told at a registration.
IsToldOf(k, e) ==
  \/ e \notin k.reg.mask
  \/ k.reg.kind = "event" /\ e \in k.record
  \/ k.reg.kind = "window" /\ (k.reg.window = None
                               \/ e \in ToldEvents(<<k.reg.process, k.reg.window>>))

\* NOT-5: with data left, recv has it recorded or posted again; accept likewise.
ToldAgainWhileLeft ==
  [][/\ obs'.call = "recv" /\ Named /\ ~DoesNothing => IsTold(After, "FD_READ")
     /\ obs'.call = "accept" /\ Named => IsTold(After, "FD_ACCEPT")]_<<vars, obs>>

\* NOT-6: after a send failed for want of room, FD_WRITE comes with the room.
WriteFollowsWouldBlock ==
  [][/\ obs'.call = "send" /\ obs'.error = "WSAEWOULDBLOCK" => After.awaits
     /\ obs'.call = "room" =>
          LET k == sock[obs'.socket]
          IN  k.awaits /\ ~k.noSend => IsTold(sock'[obs'.socket], "FD_WRITE")
     /\ \A s \in DOMAIN sock \cap DOMAIN sock' :
          sock[s].awaits /\ ~sock'[s].awaits => obs'.call \in {"room", "reset"}]_<<vars, obs>>

\* NOT-7, U23: FD_CLOSE only at the end of the data, FD_READ never for it.
CloseIsToldAtTheEnd ==
  [][\A s \in DOMAIN sock' :
       /\ "FD_CLOSE" \in Recorded(s) => (sock'[s].peerClosed \/ sock'[s].role = "reset")
            /\ (sock'[s].data = <<>> \/ sock'[s].noRecv \/ profile.U23 = "told")
       /\ "FD_READ" \in Recorded(s) => sock'[s].data # <<>>]_<<vars, obs>>

\* RST-2, U28c: of a reset FD_CLOSE is told, unless it was told before, or data is left.
ResetIsTold ==
  [][obs'.call = "reset" =>
       LET s == obs'.socket
       IN  s \in DOMAIN sock =>
             \/ "FD_CLOSE" \in sock[s].said /\ profile.U28c = "silent"
             \/ IsTold(sock'[s], "FD_CLOSE")]_<<vars, obs>>

\* CON-5, NOT-6: FD_CONNECT is told when an attempt ends, and then FD_WRITE if it has
\* succeeded; it is told of nothing else, and at a registration.
ConnectIsTold ==
  [][/\ Ok("connect") /\ Before.attempt # "answered" =>
          IsToldOf(After, "FD_CONNECT") /\ IsToldOf(After, "FD_WRITE")
     /\ obs'.call \in {"connected", "refused"} /\ obs'.socket \in DOMAIN sock =>
            /\ IsToldOf(sock'[obs'.socket], "FD_CONNECT")
            /\ obs'.call = "connected" => IsToldOf(sock'[obs'.socket], "FD_WRITE")
     /\ \A s \in DOMAIN sock' : "FD_CONNECT" \in Recorded(s) =>
          \/ Ok("connect") \/ obs'.call \in {"connected", "refused"}
          \/ Ok("WSAEventSelect") /\ sock'[s].role \in {"connected", "refused", "reset"}
     ]_<<vars, obs>>

\* The messages that the step posted to a socket's window.
NewPosts(s) ==
  LET x == <<sock'[s].reg.process, sock'[s].reg.window>>
  IN  IF ToldEvents(x) = {} THEN {} ELSE queue'[x][Len(queue'[x])]

\* ERR-1, U36: an event's code is 0, unless it is one of those that have failed, or there was a reset.
MostHaveNoError ==
  [][/\ Ok("WSAEnumNetworkEvents") /\ Before.role # "reset" =>
          obs'.errors.FD_READ \cup obs'.errors.FD_WRITE \cup obs'.errors.FD_ACCEPT
            \subseteq {None}
     /\ \A s \in DOMAIN sock' : \A m \in NewPosts(s) :
          m.event \notin {"FD_CLOSE", "FD_CONNECT"} /\ sock'[s].role # "reset" => m.code = "none"
     ]_<<vars, obs>>

\* ERR-2: FD_CONNECT tells an error if the attempt has failed, and none if it has succeeded.
ConnectTellsItsError ==
  [][/\ Ok("WSAEnumNetworkEvents") /\ "FD_CONNECT" \in obs'.result =>
          CASE Before.role = "connected" -> obs'.errors.FD_CONNECT = {None}
            [] Before.role = "reset"     -> None \in obs'.errors.FD_CONNECT
            [] OTHER -> /\ "WSAECONNREFUSED" \in obs'.errors.FD_CONNECT
                        /\ None \notin obs'.errors.FD_CONNECT
     /\ \A s \in DOMAIN sock' : \A m \in NewPosts(s) :
          m.event = "FD_CONNECT" /\ sock'[s].role # "reset" =>
            m.code = IF sock'[s].role = "connected" THEN "none" ELSE "attempt"
     ]_<<vars, obs>>

\* ERR-3, U36: FD_CLOSE tells an error if the peer has reset the connection, and none if it has
\* closed it.
CloseTellsReset ==
  [][/\ Ok("WSAEnumNetworkEvents") /\ "FD_CLOSE" \in obs'.result =>
          IF Before.role # "reset" THEN obs'.errors.FD_CLOSE = {None}
          ELSE /\ ResetErrors \subseteq obs'.errors.FD_CLOSE
               /\ Before.peerClosed \/ None \notin obs'.errors.FD_CLOSE
     /\ \A s \in DOMAIN sock' : \A m \in NewPosts(s) :
          m.event = "FD_CLOSE" =>
            m.code = IF sock'[s].role # "reset" THEN "none"
                     ELSE IF sock'[s].peerClosed THEN "perhaps reset" ELSE "reset"
     ]_<<vars, obs>>

\* MSG-1: GetMessage takes one of the foremost messages, and waits only where there is none.
MessageEndsWait ==
  [][/\ obs'.call = "waits" /\ obs'.of = "GetMessage" =>
          <<obs'.process, obs'.window>> \notin DOMAIN queue
     /\ Ok("GetMessage") =>
          \E m \in Head(queue[<<obs'.process, obs'.window>>]) :
            m.event = obs'.result.event /\ m.message = obs'.result.message]_<<vars, obs>>

\* NOT-8, NOT-9: the record is returned, cleared, and the event object reset, in one.
EnumReturnsAndClears ==
  [][Ok("WSAEnumNetworkEvents") =>
       /\ obs'.result = IF Before.reg.kind = "event" THEN Before.record \cap Before.reg.mask
                        ELSE {}
       /\ After.record \cap obs'.result = {}
       /\ After.record \subseteq Before.record
       /\ profile.U12 = "cleared" => After.record = {}
       /\ <<obs'.process, obs'.event>> \notin signalled'
       /\ After.reg = Before.reg]_<<vars, obs>>

\* NOT-8, REG-5, U13: nothing else clears the record.
RecordClearedByEnumOnly ==
  [][\A s \in DOMAIN sock \cap DOMAIN sock' :
       \A e \in sock[s].record \ sock'[s].record :
         \/ profile.U13c = "out" /\ e = "FD_CONNECT" /\ IsAttempt(s)
         \/ /\ \/ obs'.call \in {"WSAEnumNetworkEvents"} \cup Selects
               \/ profile.U13 = "out" /\ obs'.call = "recv" /\ e = "FD_READ"
               \/ profile.U13a = "out" /\ obs'.call = "accept" /\ e = "FD_ACCEPT"
               \/ profile.U13s = "out" /\ obs'.call = "send" /\ e = "FD_WRITE"
            /\ Named /\ Target = s
     ]_<<vars, obs>>

\* NOT-9: a window's registration records nothing.
WindowRecordsNothing ==
  [][\A s \in DOMAIN sock' : sock'[s].reg.kind = "window" => Recorded(s) = {}]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Event objects *)

\* EVO-1: a fresh event object is not signalled, and is of the kind that was asked for;
\* it is of that kind until it ends.
CreatedIsFresh ==
  [][/\ Ok("CreateEvent") =>
          LET x == <<obs'.process, obs'.event>>
          IN  x \notin signalled' /\ (x \in autoReset' <=> ~obs'.manualReset)
     /\ \A x \in autoReset \ autoReset' : obs'.call \in {"WSACloseEvent", "ExitProcess"}
     ]_<<vars, obs>>

WaitForSeveral == "WSAWaitForMultipleEvents for several"
Awaited(i) == <<obs'.process, obs'.events[i]>>
AllAwaited == {Awaited(i) : i \in 1 .. Len(obs'.events)}

\* EVO-2: a wait that finds an event object signalled resets it if it is auto-reset; one
\* that is manual-reset stays signalled until a call resets it by its name.
WaitResetsAutoReset ==
  [][/\ Ok("WSAWaitForMultipleEvents") /\ obs'.result =>
          LET x == <<obs'.process, obs'.event>>
          IN  x \in signalled' <=> x \notin autoReset
     /\ \A x \in signalled \ signalled' :
          \/ obs'.call \in {"WSAWaitForMultipleEvents", WaitForSeveral} /\ x \in autoReset
          \/ obs'.call \in {"WSAResetEvent", "WSAEnumNetworkEvents", "WSACloseEvent"}
          \/ obs'.call = "ExitProcess"]_<<vars, obs>>

\* EVO-3: a wait for one of several finds the first that is signalled, and resets no other.
FirstSignalledIsFound ==
  [][Ok(WaitForSeveral) /\ ~obs'.waitAll =>
       LET found == IF obs'.result = TimedOut THEN {} ELSE {Awaited(obs'.result + 1)}
       IN  /\ found \subseteq signalled \cup uncertain
           /\ \A i \in 1 .. Len(obs'.events) :
                Awaited(i) \in signalled => obs'.result # TimedOut /\ obs'.result < i
           /\ signalled \ signalled' \subseteq found]_<<vars, obs>>

\* EVO-4: a wait for all of several finds and resets all at once, or none.
AllAreFoundAtOnce ==
  [][Ok(WaitForSeveral) /\ obs'.waitAll =>
       IF obs'.result = TimedOut
       THEN ~(AllAwaited \subseteq signalled) /\ signalled' = signalled
       ELSE /\ AllAwaited \subseteq signalled \cup uncertain
            /\ AllAwaited \cap signalled' = AllAwaited \ autoReset]_<<vars, obs>>

\* EVO-3, EVO-4: a wait for event objects goes on only until those that end it are signalled.
SignalledEndsWait ==
  [][obs'.call = "waits" /\ obs'.of \notin CallsThatWait \cup {"GetMessage"} =>
       IF obs'.of # WaitForSeveral THEN <<obs'.process, obs'.event>> \notin signalled
       ELSE IF obs'.waitAll THEN ~(AllAwaited \subseteq signalled)
       ELSE AllAwaited \cap signalled = {}]_<<vars, obs>>

\* EVO-5: what is no list of 1 to 64 event objects fails, and resets nothing.
WaitsTakeSomeObjects ==
  [][/\ Ok(WaitForSeveral) => Len(obs'.events) \in 1 .. 64
     /\ Failed(WaitForSeveral) => /\ signalled' = signalled
                                 /\ \/ Len(obs'.events) \notin 1 .. 64
                                    \/ \E i \in 1 .. Len(obs'.events) :
                                         obs'.events[i] \in {None, Invalid}]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Close *)

\* CLS-1, HND-2: the value is no descriptor any more.
ClosedIsNoDescriptor ==
  [][obs'.call \in Closings /\ obs'.error = None =>
       obs'.s \notin DOMAIN desc'[obs'.process]]_<<vars, obs>>

InfosOf(s) == {i \in DOMAIN info : info[i].socket = s /\ info[i].opened = None}

\* CLS-2, CLS-4, U6: open as long as a descriptor, or an info that holds it, is left.
OpenWhileReferenced ==
  /\ DOMAIN refs = DOMAIN sock
  /\ \A s \in DOMAIN sock : /\ refs[s].descriptors = Cardinality(DescriptorsOf(s))
                            /\ refs[s].infos = Cardinality(InfosOf(s))
                            /\ DescriptorsOf(s) # {} \/ (InfosOf(s) # {} /\ profile.U6 = "holds")
  /\ \A p \in DOMAIN desc : \A d \in DOMAIN desc[p] : desc[p][d] \in DOMAIN sock
  /\ \A i \in DOMAIN info : info[i].socket \in DOMAIN sock

\* CLS-2, CLS-4, HND-2: but for closing, cleaning up and exiting nothing ends a socket.
ClosedByLastCloseOnly ==
  [][/\ \/ DOMAIN sock \subseteq DOMAIN sock'
        \/ obs'.call \in Closings \cup {"WSACleanup", "ExitProcess"}
     /\ obs'.call \in Closings /\ obs'.error = None /\ Named =>
          (Target \in DOMAIN sock' <=>
             \/ \E x \in DescriptorsOf(Target) : x # <<obs'.process, obs'.s>>
             \/ InfosOf(Target) # {} /\ profile.U6 = "holds")]_<<vars, obs>>

\* CLS-2, SHT-1: the peer sees the end once nothing is left that sends.
PeerSeesWhatIs ==
  [][obs'.call \in {"closed", "open"} =>
       LET s == obs'.socket
           isSeen == \/ s \notin DOMAIN sock
                     \/ refs[s].descriptors + refs[s].infos = 0
                     \/ sock[s].noSend
       IN  IF obs'.call = "open" THEN ~isSeen
           ELSE isSeen \/ sock[s].role = "reset"]_<<vars, obs>>

\* CLS-3, U8: nothing of a process outlives it, but for sockets that others hold.
ExitLeavesNothing ==
  [][obs'.call = "ExitProcess" =>
       LET p == obs'.process
       IN  /\ p \notin DOMAIN desc'
           /\ \A i \in DOMAIN info' : /\ info'[i].target # p
                                      /\ profile.U8 = "gone" => info'[i].maker # p
           /\ \A x \in signalled' \cup autoReset' \cup uncertain' : x[1] # p
           /\ \A x \in DOMAIN queue' : x[1] # p
           /\ \A x \in given' \cup recorded' : x[1] # p
           /\ \A s \in DOMAIN sock' :
                LET reg == sock'[s].reg
                IN  reg.process = p => reg.event = None /\ reg.window = None /\ ~reg.maker
     ]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Inheriting *)

\* INH-1, U33: a child has the descriptors that its parent lets it inherit, of the same sockets,
\* and begins with no others.
ChildHasInherited ==
  [][Ok("CreateProcess") =>
       LET p == obs'.process
           table == desc'[obs'.child]
       IN  /\ \A d \in DOMAIN table : d \in DOMAIN desc[p] /\ table[d] = desc[p][d]
           /\ \A d \in DOMAIN desc[p] :
                d \in DOMAIN table <=> obs'.inheritHandles /\ MayBeInherited(p, d)
           /\ \A q \in DOMAIN desc : desc'[q] = desc[q]
           /\ UNCHANGED <<sock, info, objects>>]_<<vars, obs>>

\* INH-2: whether it is inherited is the descriptor's, and only SetHandleInformation changes it.
InheritanceIsTheDescriptors ==
  [][/\ \A p \in DOMAIN desc \cap DOMAIN desc' : \A d \in DOMAIN desc[p] \cap DOMAIN desc'[p] :
          \/ MayBeInherited(p, d)' = MayBeInherited(p, d)
          \/ Ok("SetHandleInformation") /\ obs'.process = p /\ obs'.s = d
     /\ Ok("SetHandleInformation") =>
          \A p \in {obs'.process}, d \in {obs'.s} : MayBeInherited(p, d)' = (obs'.flags # {})
     /\ Ok("GetHandleInformation") =>
          (obs'.result # {}) = MayBeInherited(obs'.process, obs'.s)]_<<vars, obs>>

\* INH-3: a socket is inherited unless it was made with WSA_FLAG_NO_HANDLE_INHERIT.
FreshIsInherited ==
  [][/\ Ok("socket") =>
          \A p \in {obs'.process}, d \in {obs'.result} : MayBeInherited(p, d)' = (obs'.flags = {})
     /\ Ok("WSASocket") /\ obs'.flags # {} =>
          \/ \A p \in {obs'.process}, d \in {obs'.result} : ~MayBeInherited(p, d)'
          \/ info[obs'.info].opened # None]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Handles of the system *)

\* HND-1: the target has one more descriptor of the same socket; nobody has another for it.
HandleIsDuplicated ==
  [][Ok("DuplicateHandle") =>
       LET q == obs'.target
           table == IF Runs(q) THEN desc[q] ELSE EmptyFn
       IN  /\ q \notin exited
           /\ obs'.result \notin DOMAIN table
           /\ desc' = With(desc, q, With(table, obs'.result, Target))
           /\ UNCHANGED <<info, sock, objects>>]_<<vars, obs>>

\* HND-3: its children inherit it as DuplicateHandle was told.
HandleIsInherited ==
  [][Ok("DuplicateHandle") =>
       \A q \in {obs'.target}, c \in {obs'.result} :
         MayBeInherited(q, c)' = obs'.inheritHandle]_<<vars, obs>>

\* U35: what Winsock has a record of was closed by CloseHandle, in a process that runs.
RecordedAreDisputed ==
  recorded # {} => /\ profile.U35 = "may succeed"
                   /\ \A x \in recorded : x[1] \in DOMAIN desc
RecordsAreOfCloseHandle ==
  [][recorded' \subseteq recorded \/ Ok("CloseHandle")]_<<vars, obs>>
-----------------------------------------------------------------------------
(* Startup and cleanup *)

\* STU-1: who has opened a descriptor has called WSAStartup.
DescriptorsNeedStartup ==
  \A p \in DOMAIN desc :
    (\E d \in DOMAIN desc[p] : <<p, d>> \notin given) => p \in DOMAIN startups /\ startups[p] > 0

\* STU-1: a call fails for want of a startup only where there is none.
NotInitialisedFits ==
  [][obs'.error = "WSANOTINITIALISED" =>
       LET p == obs'.process
       IN  DOMAIN desc[p] = {} /\ (p \in DOMAIN startups => startups[p] = 0)]_<<vars, obs>>

Known(p, otherwise) == IF p \in DOMAIN startups THEN startups[p] ELSE otherwise

\* STU-2: WSAStartup and WSACleanup count, and nothing else does; a process that exits has no
\* count any more.
StartupsAreCounted ==
  [][/\ Ok("WSAStartup") => startups'[obs'.process] = Known(obs'.process, 0) + 1
     /\ Ok("WSACleanup") => startups'[obs'.process] = Known(obs'.process, 1) - 1
     /\ \A p \in DOMAIN startups :
          IF p \in DOMAIN startups'
          THEN startups'[p] # startups[p] =>
                 obs'.call \in {"WSAStartup", "WSACleanup"} /\ obs'.process = p
          ELSE obs'.call = "ExitProcess"]_<<vars, obs>>

\* STU-2, STU-3: the last WSACleanup closes all descriptors, one before it changes nothing.
LastCleanupCloses ==
  [][Ok("WSACleanup") =>
       IF startups'[obs'.process] = 0
       THEN \A d \in DOMAIN desc'[obs'.process] :
              <<obs'.process, d>> \in given /\ profile.U34c = "leaves"
       ELSE UNCHANGED <<desc, stale, handles, refs, info, sock, objects>>]_<<vars, obs>>

\* STU-3, U2, U8, U30, U30m: what others have, and what is no socket's, lives on.
CleanupLeavesOthers ==
  [][Ok("WSACleanup") =>
       LET p == obs'.process
           Same(s) ==
             \/ [sock'[s] EXCEPT !.reg.maker = FALSE] = [sock[s] EXCEPT !.reg.maker = FALSE]
             \/ /\ profile.U2 = "cancelled" /\ sock[s].reg.maker
                /\ sock[s].reg.process = p
       IN  /\ \A q \in DOMAIN desc \ {p} :
                /\ desc'[q] = desc[q]
                /\ \A d \in DOMAIN desc[q] : desc[q][d] \in DOMAIN sock' /\ Same(desc[q][d])
           /\ UNCHANGED <<signalled, autoReset, uncertain>>
           /\ profile.U30m = "kept" => UNCHANGED queue
           /\ \A i \in DOMAIN info :
                \/ i \in DOMAIN info' /\ info'[i] = info[i]
                \/ info[i].socket \notin DOMAIN sock'
                \/ info[i].target = p /\ (info[i].opened # None \/ profile.U30 = "gone")
                \/ info[i].maker = p /\ profile.U8 = "gone"]_<<vars, obs>>
=============================================================================
