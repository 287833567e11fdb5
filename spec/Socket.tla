------------------------------- MODULE Socket -------------------------------
(***************************************************************************)
(* One underlying socket, used directly, with no descriptors and no        *)
(* processes: what SharedSockets must look like from each of its sockets.  *)
(*                                                                         *)
(* Sources: Shared Sockets, Multiple Handles to a Single Socket (STA-1).   *)
(***************************************************************************)
EXTENDS SocketState

VARIABLES
  k,        \* the socket, NoSocket before it is opened and after its last close
  profile   \* what the implementation does where the documents are silent

Init == k = NoSocket /\ profile \in Profile

Exists == k.role # "none"

Open(type) == ~Exists /\ k' \in {Fresh(type), FreshIdle, IsUnbound(Fresh(type))}

\* Another socket's accept made this one.
BeAccepted ==
  /\ ~Exists
  /\ k'.type = "SOCK_STREAM" /\ k'.role = "connected"
  /\ k'.data = <<>> /\ k'.requests = <<>>
  /\ ~k'.peerClosed /\ k'.room /\ ~k'.awaits /\ ~k'.noSend /\ ~k'.noRecv
  /\ ~k'.reg.maker
  /\ Registered(k') => ~k'.blocking
  /\ k'.said = k'.reg.mask \cap {"FD_WRITE"}
  /\ k'.record = IF k'.reg.kind = "event" THEN k'.said ELSE {}

\* (CLS-2) With the last descriptor all of it is gone.
Close == Exists /\ k' = NoSocket

Register(R) ==
  \E reg \in R : /\ reg.kind # "none" /\ Nominates(reg.mask, reg.others)
                 /\ k' = DoRegister(profile, k, reg).k

Call ==
  /\ Exists
  /\ \/ k' = DoCancel(profile, k, [NoRegistration EXCEPT !.kind = "event"])
     \/ \E w \in Window \cup {None} :
          k' = DoCancel(profile, k, [NoRegistration EXCEPT !.kind = "window", !.window = w])
     \/ k' = DoEnum(profile, k)
     \/ \E b \in BOOLEAN : MaySetBlocking(k, b) /\ k' = DoSetBlocking(k, b)
     \/ \E n \in 0 .. Len(Foremost(k)) : k' = DoRecv(profile, k, n).k
     \/ k' = DoRecvNothing(profile, k).k
     \/ k' = DoSend(profile, k)
     \/ k' = DoSendFails(profile, k)
     \/ k' = DoSendBadBuffer(profile, k)
     \/ \E how \in Direction : k' = DoShutdown(profile, k, how).k
     \/ k.role \in {"fresh", "idle", "refused"} /\ k' = DoListen(k)
     \/ k.role \notin {"listening", "reset"}
          /\ \E next \in {Bound(k), DoConnect(profile, k).k, DoConnectBegins(profile, k),
                          DoConnectFails(profile, k)} :
               k' = [next EXCEPT !.peer = k'.peer]
     \/ k.attempt = "answered" /\ k' = [k EXCEPT !.attempt = "seen", !.peer = k'.peer]
     \/ MayBeUnbound(k) /\ k' \in {DoBind(k, k'.address), IsUnbound(k)}
     \/ k' \in {IsBound(k), WithName(k, k'.address)}
     \/ k' = [Connected(k) EXCEPT !.peer = k'.peer]
     \/ k.role = "fresh" /\ k' \in {Connected(k), Idle(k), DoEnum(profile, Connected(k)),
                                     DoEnum(profile, Idle(k))}
     \/ k.role = "listening" /\ k' = DoAcceptFails(profile, k).k
     \/ k.requests # <<>> /\ k' = DoAccept(profile, k).k

SetOption ==
  /\ Exists
  /\ DOMAIN k.options \subseteq DOMAIN k'.options
  /\ \E o \in DOMAIN k'.options : k' = DoSetOption(k, o, k'.options[o])

Network(B) ==
  /\ Exists
  /\ \/ ~k.peerClosed /\ \E bytes \in B : k' = DoData(profile, k, bytes).k
     \/ k.role = "listening" /\ k' = DoConnection(profile, k).k
     \/ \E attempt \in {"seen", "answered"} :
          /\ k.role \in {"fresh"} \cup Unconnected
          /\ \E b \in {k, DoConnectBegins(profile, k)} :
               \/ k' = [DoConnected(profile, b).k EXCEPT !.attempt = attempt]
               \/ k' = [DoRefused(b).k EXCEPT !.attempt = attempt]
     \/ k' = DoPeerClose(profile, k).k
     \/ HasPeer(k) /\ k' = DoReset(profile, k).k
     \/ k' = DoRoom(profile, k).k
     \/ k' = DoFull(k)

\* What descriptors and objects do to the registration when they end.
Ending ==
  /\ Exists
  /\ \/ \E byHandle \in BOOLEAN : k' = DoMakerCloses(profile, byHandle, k)
     \/ k' = WithoutMaker(k)
     \/ LET Any(r) == Registered(k)  IN k' = DoOrphan(k, Any)
     \/ \E p \in Process :
          LET OfProcess(r) == r.process = p
          IN  \E closed \in {k, DoMakerCloses(profile, FALSE, k), WithoutMaker(k)} :
                k' = DoOrphan(closed, OfProcess)
     \/ \E p \in Process, e \in EventObject :
          LET IsEvent(r) == r.process = p /\ r.event = e IN k' = DoOrphan(k, IsEvent)
     \/ \E p \in Process, w \in Window :
          LET IsWindow(r) == r.process = p /\ r.window = w IN k' = DoOrphan(k, IsWindow)

NextWith(R, B) ==
  /\ UNCHANGED profile
  /\ \/ \E type \in SocketType : Open(type)
     \/ BeAccepted \/ Close \/ Register(R) \/ Call \/ SetOption \/ Network(B) \/ Ending

Next == NextWith(Registration, Bytes)
Spec == Init /\ [][Next]_<<k, profile>>

\* The bytes that have come, if any have.
Came ==
  LET last == k'.data[Len(k'.data)]
  IN  IF k'.data = <<>> THEN <<>>
      ELSE IF k.type = "SOCK_DGRAM" THEN last
      ELSE SubSeq(last, Len(Foremost(k)) + 1, Len(last))

\* Where k' is known, so are the registration and the bytes that were chosen.
Step == UNCHANGED <<k, profile>> \/ NextWith({k'.reg}, {Came})
=============================================================================
