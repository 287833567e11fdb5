------------------------------ MODULE MCFaults ------------------------------
(***************************************************************************)
(* Faults that implementations have, planted into the spec one at a time:  *)
(* a configuration overrides an operator with one of these, and TLC must   *)
(* find a call that breaks the rule.                                       *)
(***************************************************************************)
EXTENDS MCSharedSockets

\* DUP-1: the target gets a copy of the socket, with its options and data.
CopyAtDuplicate(p, i, inherits, d) ==
  /\ Runs(p) /\ IsReady(p) /\ i \in DOMAIN info /\ info[i].target = p /\ ~IsOpen(p, d)
  /\ \E s \in Socket \ DOMAIN sock :
       /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
       /\ sock' = With(sock, s, sock[info[i].socket])
       /\ refs' = With([refs EXCEPT ![info[i].socket].infos = @ - 1], s,
                       [descriptors |-> 1, infos |-> 0])
  /\ info' = Without(info, {i})
  /\ UNCHANGED <<stale, handles, lives, objects, learned>>

\* DUP-1: the descriptor is in the target's table before anybody calls WSASocket.
DescriptorAtDuplicate(p, d, q, i) ==
  /\ Runs(p) /\ Runs(q) /\ IsOpen(p, d) /\ i \notin DOMAIN info
  /\ \E c \in FreeDescriptor(q) : desc' = [desc EXCEPT ![q] = With(@, c, desc[p][d])]
  /\ refs' = [refs EXCEPT ![desc[p][d]] = [descriptors |-> @.descriptors + 1,
                                            infos |-> @.infos + 1]]
  /\ info' = With(info, i, [socket |-> desc[p][d], target |-> q, maker |-> p, opened |-> None])
  /\ UNCHANGED <<stale, handles, lives, sock, objects, learned>>

\* DUP-1: the descriptor is in the target's table at once, and WSASocket tells its value.
HandleAtOnce(p, d, q, i) ==
  LET table == IF Runs(q) THEN desc[q] ELSE EmptyFn
  IN  /\ Runs(p) /\ IsOpen(p, d) /\ q \notin exited /\ i \notin DOMAIN info
      /\ \E c \in Descriptor \ DOMAIN table :
           /\ desc' = With(desc, q, With(table, c, desc[p][d]))
           /\ info' = With(info, i, [socket |-> desc[p][d], target |-> q, maker |-> p,
                                     opened |-> c])
      /\ refs' = [refs EXCEPT ![desc[p][d]].descriptors = @ + 1]
      /\ UNCHANGED <<stale, handles, lives, sock, objects, learned>>

\* Any process may take that value for a descriptor of its own, as long as it has one.
HandleOfInfo(p, i, inherits, d) ==
  /\ Runs(p) /\ IsReady(p) /\ i \in DOMAIN info
  /\ d = info[i].opened /\ IsOpen(p, d)
  /\ Nothing

OpenAs(p, i, d, infos) ==
  LET s == info[i].socket
  IN  /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
      /\ refs' = [refs EXCEPT ![s].descriptors = @ + 1,
                              ![s].infos = IF i \in DOMAIN infos THEN @ ELSE @ - 1]
      /\ info' = infos

\* DUP-2: an info works as often as it is used.
InfoUsableTwice(p, i, inherits, d) ==
  /\ Runs(p) /\ IsReady(p) /\ i \in DOMAIN info /\ info[i].target = p /\ ~IsOpen(p, d)
  /\ OpenAs(p, i, d, info)
  /\ UNCHANGED <<stale, handles, lives, sock, objects, learned>>

\* DUP-2: an info works in any process.
InfoUsableAnywhere(p, i, inherits, d) ==
  /\ Runs(p) /\ IsReady(p) /\ i \in DOMAIN info /\ ~IsOpen(p, d)
  /\ OpenAs(p, i, d, Without(info, {i}))
  /\ UNCHANGED <<stale, handles, lives, sock, objects, learned>>

\* DUP-3: a process that has exited is a target like another.
DuplicateToExited(p, d, q, i) ==
  /\ Runs(p) /\ IsOpen(p, d) /\ i \notin DOMAIN info
  /\ info' = With(info, i, [socket |-> desc[p][d], target |-> q, maker |-> p, opened |-> None])
  /\ refs' = [refs EXCEPT ![desc[p][d]].infos = @ + 1]
  /\ UNCHANGED <<desc, stale, handles, lives, sock, objects, learned>>

\* DUP-4: a duplicate cannot be duplicated again.
OnlyOriginals(p, d, q) ==
  NotSock(p, d) \cup (IF p \in Started /\ Runs(q) THEN {} ELSE {"WSAEINVAL"})

\* STA-1: to open a duplicate makes a closed connection whole again.
DuplicateReconnects(p, i, inherits, d) ==
  /\ Runs(p) /\ IsReady(p) /\ i \in DOMAIN info /\ info[i].target = p /\ ~IsOpen(p, d)
  /\ OpenAs(p, i, d, Without(info, {i}))
  /\ sock' = [sock EXCEPT ![info[i].socket].peerClosed = FALSE]
  /\ UNCHANGED <<stale, handles, lives, objects, learned>>

\* DSC-1, CLS-1: a closed descriptor of a socket that lives on still works.
ClosedStillWorks(p, d) ==
  /\ Runs(p) /\ IsOpen(p, d)
  /\ refs[desc[p][d]].descriptors > 1
  /\ UNCHANGED vars

\* DSC-2: only the process that runs longest may send.
OnlyFirstMaySend(p, d, length) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE IF p \notin Started THEN {"WSAEACCES"}
  ELSE IF Of(p, d).noSend THEN {"WSAESHUTDOWN"}
  ELSE IF Of(p, d).room THEN {} ELSE {"WSAEWOULDBLOCK"}

\* DSC-4: a process has room for one descriptor only.
FullAtOne(p) == Cardinality(DOMAIN desc[p]) >= 1

\* DUP-2, DSC-4: a WSASocket that fails uses the protocol info up.
FailureCloses(p, i, err) ==
  /\ Runs(p) /\ err \in OpenDuplicateErrors(p, i)
  /\ IF i \in DOMAIN info
     THEN /\ info' = Without(info, {i})
          /\ refs' = [refs EXCEPT ![info[i].socket].infos = @ - 1]
     ELSE UNCHANGED <<info, refs>>
  /\ UNCHANGED <<desc, stale, handles, lives, sock, objects, learned>>

\* OPT-1: each process has options of its own.
OptionsPerProcess(p, d, o, v) ==
  IF p \in Started /\ o \in DOMAIN Of(p, d).options THEN {Of(p, d).options[o]}
  ELSE {Meaning(o, v)}

\* OPT-1: SO_DONTROUTE, once it has been set, cannot be switched off.
DontRouteStays(k, o) == IF o = "SO_DONTROUTE" THEN {1} ELSE {k.options[o]}

\* OPT-2: a fresh socket has the options of one before.
FreshIsUsed(p, type, connected, bound, inherits, d, s) ==
  /\ Runs(p) /\ IsReady(p) /\ ~IsOpen(p, d) /\ s \notin DOMAIN sock
  /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
  /\ sock' = With(sock, s, [Fresh(type) EXCEPT !.options = [o \in Option |-> 1]])
  /\ refs' = With(refs, s, [descriptors |-> 1, infos |-> 0])
  /\ UNCHANGED <<stale, handles, lives, info, objects, learned>>

\* OPT-4: a socket that listens has the SO_ACCEPTCONN of a fresh one.
NeverAccepts(p, d, o, v) == v = 0

\* OPT-3: an option that was there is refused later.
ForgetsOption(type, o) == o \notin KnownOption \/ o \notin OptionOf(type)

\* OPT-3: every socket has the options of the other type, too.
AnyTypeHasOption(type, o) ==
  \/ o \in KnownOption \cup ReadOption
  \/ <<type, o>> \in DOMAIN support => support[<<type, o>>]

\* DAT-1: what one descriptor reads, the others read again.
QueuePerDescriptor(u, k, n) == DoRecvNothing(u, k)

\* DAT-1: what arrives last is read first.
LastIsFirst(k, bytes) ==
  IF k.type = "SOCK_DGRAM" \/ k.data = <<>> THEN Append(k.data, bytes)
  ELSE <<bytes \o Head(k.data)>>

\* DAT-1: a recv that has no buffer to read into takes what it would have read.
BadBufferTakes(u, k) == DoRecv(u, k, 1)

\* DAT-2: the rest of a datagram that is too long for the buffer is left for the next recv.
RestIsKept(k, n) ==
  LET rest == SubSeq(Head(k.data), n + 1, Len(Head(k.data)))
  IN  IF rest = <<>> THEN Tail(k.data) ELSE <<rest>> \o Tail(k.data)

\* DAT-2: a datagram that is too long for the buffer is cut, and recv succeeds all the same.
CutInSilence(k, n) == IF k.type = "SOCK_DGRAM" THEN k.data # <<>> ELSE TRUE

\* DAT-2: datagrams run together as the bytes of a stream do.
DatagramsRunTogether(k, bytes) ==
  IF k.data = <<>> THEN <<bytes>> ELSE <<Head(k.data) \o bytes>>

\* DAT-3: recv and send move more bytes than they are asked for.
AnyWithin(n, length) == TRUE

\* DAT-4: a recv with MSG_PEEK takes what it reads.
PeekReads(k, flags, n) == DoRecv(profile, k, n)

CloseAs(p, d, ended, k) ==
  LET s == desc[p][d]
  IN  /\ Runs(p) /\ IsOpen(p, d)
      /\ desc' = IF ended
                 THEN [q \in DOMAIN desc |->
                         Without(desc[q], {c \in DOMAIN desc[q] : desc[q][c] = s})]
                 ELSE [desc EXCEPT ![p] = Without(@, {d})]
      /\ sock' = IF ended THEN Without(sock, {s}) ELSE [sock EXCEPT ![s] = k]
      /\ refs' = IF ended THEN Without(refs, {s})
                 ELSE [refs EXCEPT ![s].descriptors = @ - 1]
      /\ info' = IF ended THEN Without(info, {i \in DOMAIN info : info[i].socket = s})
                 ELSE Without(info, OpenedAs(p, d))
      /\ stale' = IF ended THEN {x \in stale : desc[x[1]][x[2]] # s} ELSE stale \ {<<p, d>>}
      /\ given' = IF ended THEN {x \in given : desc[x[1]][x[2]] # s} ELSE given \ {<<p, d>>}
      /\ inherit' = Without(inherit, IF ended THEN {x \in DOMAIN inherit : desc[x[1]][x[2]] = s}
                                     ELSE {<<p, d>>})
      /\ UNCHANGED <<recorded, lives, objects, learned>>
Last(p, d) == Ends([refs[desc[p][d]] EXCEPT !.descriptors = @ - 1])
Left(p, d) ==
  LET k == Of(p, d)
  IN  IF k.reg.maker /\ k.reg.process = p /\ k.reg.handle = d
      THEN DoMakerCloses(profile, FALSE, k) ELSE k

\* BND-1: who has not bound the socket may bind it to another address.
BindsAgain(k) == k.address # AnyAddress /\ k.role \in {"fresh", "idle", "refused"}

\* BND-2: an address is free once the process that runs longest has closed its descriptor.
TakenByFirst(type, a) ==
  \E s \in DOMAIN sock : IsAt(sock[s], type, a) /\ \E x \in DescriptorsOf(s) : x[1] \in Started

\* BND-3: an address stays in use though nobody has it any more.
NeverFree(type, a) == FALSE

\* BND-4: what has no address listens, and has a name.
AlwaysNamed(k) == TRUE

\* BND-5: each descriptor has a peer of its own.
AnyPeer(k, a) == TRUE

\* SHT-1: closing one of several descriptors shuts the socket down.
CloseShutsDown(p, d) ==
  IsOpen(p, d) /\ CloseAs(p, d, Last(p, d), [Left(p, d) EXCEPT !.noSend = TRUE])

\* SHT-1: the peer sees no end after SD_SEND.
EndIsUnsent(s) == s \in DOMAIN sock /\ Nothing

\* RST-1: a connection that was reset has an end like another.
ResetIsEnd(k, length) ==
  IF k.type = "SOCK_DGRAM" \/ length = 0 THEN TRUE
  ELSE k.data = <<>> /\ (k.peerClosed \/ k.role = "reset")

\* RST-1: a reset is reported once, to the first who sends.
ResetReportedOnce(u, k) ==
  [TakenOut(u, ReEnabled(Connected(k), "FD_WRITE"), "FD_WRITE") EXCEPT
     !.role = IF @ = "reset" THEN "connected" ELSE @,
     !.awaits = @ \/ (~k.noSend /\ ~k.room)]

\* RST-2: nobody is told of a reset.
ResetIsUntold(u, k) ==
  [k |-> [k EXCEPT !.role = "reset", !.room = TRUE, !.awaits = FALSE, !.data = <<>>],
   told |-> {}]

\* REG-7: a close cancels the registration.
CloseCancels(p, d) ==
  IsOpen(p, d) /\ CloseAs(p, d, Last(p, d), [Of(p, d) EXCEPT !.reg = NoRegistration])

\* REG-7: a shutdown in both directions cancels the registration.
ShutdownCancels(u, k, how) ==
  LET next == [Connected(k) EXCEPT
                 !.noSend = @ \/ how \in {"SD_SEND", "SD_BOTH"},
                 !.noRecv = @ \/ how \in {"SD_RECEIVE", "SD_BOTH"}]
  IN  IF how = "SD_BOTH" THEN [k |-> [next EXCEPT !.reg = NoRegistration], told |-> {}]
      ELSE Settle(u, next)

\* CLS-2: the first close ends the socket for all of its descriptors.
FirstCloseEnds(p, d) == IsOpen(p, d) /\ CloseAs(p, d, TRUE, Left(p, d))

\* CLS-2: the last close does not end the socket.
CloseNeverEnds(p, d) == IsOpen(p, d) /\ CloseAs(p, d, FALSE, Left(p, d))

\* CLS-4: closing the original ends the socket for all of its descriptors.
OriginalCloseEnds(p, d) ==
  IsOpen(p, d) /\ CloseAs(p, d, Last(p, d) \/ p \in Started, Left(p, d))

\* SHT-2: unread data can be read after SD_RECEIVE.
ReadsAfterShutdown(p, d, length, flags, buffer, bytes, n) ==
  /\ Runs(p) /\ IsOpen(p, d) /\ Of(p, d).role # "listening"
  /\ n <= Len(Foremost(Of(p, d))) /\ Within(n, length) /\ IsValid(buffer, n)
  /\ IF n = 0 THEN MayReadNothing(Of(p, d), length) ELSE TRUE
  /\ IsWhole(Of(p, d), n)
  /\ Begins(Foremost(Of(p, d)), bytes)
  /\ LET out == DoRead([Of(p, d) EXCEPT !.noRecv = FALSE], flags, n)
     IN  StepOf(desc[p][d], [out EXCEPT !.k.noRecv = Of(p, d).noRecv])
  /\ UNCHANGED <<tables, learned>>

\* BLK-1: the socket stays blocking.
RegisteredBlocking(u, k, reg) ==
  Tell([k EXCEPT !.reg = reg], {e \in Event : Holds(u, k, e)})

\* BLK-2: FIONBIO succeeds and does nothing.
BlockingIgnored(k, nonblocking) == k

\* BLK-1, BLK-2: to cancel restores blocking mode.
CancelRestoresBlocking(u, k, reg) ==
  [k EXCEPT !.reg = NoRegistration, !.blocking = TRUE, !.record = RecordAfter(u, k, reg.kind)]

\* BLK-2: FIONBIO with zero works while a registration is active.
AlwaysMaySetBlocking(k, nonblocking) == TRUE

Registering(k, reg, mask) ==
  Tell([k EXCEPT !.reg = [reg EXCEPT !.mask = mask], !.blocking = FALSE], {})

\* A registration that tells what holds, and keeps the record.
Replacing(u, k, reg, mask) ==
  LET next == [k EXCEPT !.reg = [reg EXCEPT !.mask = mask], !.blocking = FALSE,
                        !.record = RecordAfter(u, k, reg.kind),
                        !.said = SaidAfter(k, reg.kind)]
  IN  Tell(next, {e \in Event : e \notin next.said /\ Holds(u, next, e)})

\* REG-1: a second registration adds its mask to the first.
MasksAdd(u, k, reg) == Replacing(u, k, reg, k.reg.mask \cup reg.mask)

\* REG-1, REG-4: a mask of FD_CONNECT alone is taken for 0.
OthersNominateNothing(mask, others) == mask # {}

\* REG-2: only the process that registered can replace its registration.
OtherProcessKeeps(u, k, reg) ==
  IF Registered(k) /\ k.reg.process # reg.process THEN Registering(k, k.reg, k.reg.mask)
  ELSE Replacing(u, k, reg, reg.mask)

\* REG-2: an event object's registration survives a window's.
KindsAreApart(u, k, reg) ==
  IF k.reg.kind = "event" /\ reg.kind = "window" THEN Registering(k, k.reg, k.reg.mask)
  ELSE Replacing(u, k, reg, reg.mask)

\* REG-4: a mask of 0 with a null event object does nothing.
CancelDoesNothing(u, k, kind) == [k EXCEPT !.blocking = FALSE]

\* REG-4: to cancel with an event object that is none fails.
CancelAsksForObject(p, d, object, mask, others) ==
  NotSock(p, d)
    \cup (IF \/ object = Invalid
             \/ object = None /\ Nominates(mask, others)
          THEN {"WSAEINVAL"} ELSE {})

\* REG-5: WSAEventSelect keeps half of the record.
RecordSurvives(u, k, kind) == k.record \ {"FD_READ"}

\* REG-6: closing takes back what was posted.
CloseTakesMessages(p, d) ==
  /\ IsOpen(p, d)
  /\ desc' = [desc EXCEPT ![p] = Without(@, {d})]
  /\ refs[desc[p][d]].descriptors > 1
  /\ refs' = [refs EXCEPT ![desc[p][d]].descriptors = @ - 1]
  /\ sock' = [sock EXCEPT ![desc[p][d]] = Left(p, d)]
  /\ info' = Without(info, OpenedAs(p, d))
  /\ stale' = stale \ {<<p, d>>}
  /\ queue' = EmptyFn
  /\ UNCHANGED <<handles, lives, signalled, autoReset, uncertain, learned>>

\* REG-8: an accepted socket is a fresh one.
AcceptedIsFresh(u, k, p, d) ==
  [k |-> [Fresh("SOCK_STREAM") EXCEPT !.role = "connected"], told |-> {}]

\* REG-9: a failing registration cancels the one before.
FailingSelectCancels(p, d, e, mask, others, err) ==
  /\ Runs(p) /\ err \in SelectErrors(p, d, e, mask, others)
  /\ IF IsOpen(p, d) THEN Change(desc[p][d], [Of(p, d) EXCEPT !.reg = NoRegistration])
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* REG-9: WSAAsyncSelect registers a window that is none.
AnyWindowRegisters(p, d, w, m, mask, others) ==
  /\ Runs(p) /\ IsOpen(p, d)
  /\ Select(desc[p][d], WindowRegistration(p, d, w, m, mask, others))
  /\ UNCHANGED <<tables, learned>>

\* REG-10: a registration finds a new object of the same name.
NameIsObject(reg) == reg

\* NOT-1: what nobody nominated is recorded too.
TellsEverything(k, E) ==
  [k |-> [k EXCEPT !.said = @ \cup E,
                   !.record = IF k.reg.kind = "event" THEN @ \cup E ELSE @],
   told |-> E]

\* NOT-1: the event is recorded, the event object forgotten.
SignalForgotten(set, out) == set

\* NOT-2: only what happens after the registration is told.
NothingToldAtOnce(u, k, next) == {}

\* NOT-2: an event object that takes the place of a window is told at once of room alone.
RoomAloneToldAfterWindow(u, k, next) ==
  {e \in IF k.reg.kind = "window" /\ next.reg.kind = "event" THEN {"FD_WRITE"} ELSE Event :
     e \notin next.said /\ Holds(u, next, e)}

\* NOT-2: once both sides have ended a connection, a registration is told of that in place of
\* unread data.
EndHidesData(u, k, next) ==
  LET ended == next.noSend /\ next.peerClosed
  IN  {e \in IF ended THEN Event \ {"FD_READ"} ELSE Event :
         /\ e \notin next.said
         /\ Holds(u, next, e) \/ (ended /\ e = "FD_CLOSE")}

\* NOT-2, NOT-7: once both sides have ended a connection, nothing more is told of it.
EndedIsQuiet(k, E) ==
  LET told == IF k.noSend /\ k.peerClosed THEN {} ELSE E \cap k.reg.mask
  IN  [k |-> [k EXCEPT !.said = @ \cup told,
                       !.record = IF k.reg.kind = "event" THEN @ \cup told ELSE @],
       told |-> told]

\* NOT-3, NOT-2: what holds is silent from then on, though nobody was to be told of it.
SilentUntold(k, E) ==
  LET told == E \cap k.reg.mask
  IN  [k |-> [k EXCEPT !.said = @ \cup E,
                       !.record = IF k.reg.kind = "event" THEN @ \cup told ELSE @],
       told |-> told]

\* NOT-3: every arrival posts a message.
EachArrivalTold(u, k, e) == Tell(k, Due(u, k) \cup (IF Holds(u, k, e) THEN {e} ELSE {}))

\* NOT-4: only a successful recv re-enables.
FailingDoesNotReEnable(k, flags, err) ==
  IF err = "WSAEMSGSIZE" THEN DoRead(k, flags, 0) ELSE [k |-> Connected(k), told |-> {}]

\* NOT-4: a send that fails for its buffer has FD_WRITE told again at once.
BadBufferTellsWrite(p, d, length, err) ==
  /\ Runs(p)
  /\ err \in SendErrors(p, d, length) \cup BadBuffer
  /\ IF IsOpen(p, d) /\ Of(p, d).role # "listening"
     THEN StepOf(desc[p][d],
            IF err = "WSAEFAULT"
            THEN Tell(ReEnabled(Connected(Of(p, d)), "FD_WRITE"),
                      {e \in {"FD_WRITE"} : Holds(profile, Of(p, d), e)})
            ELSE [k |-> DoSendFails(profile, Of(p, d)), told |-> {}])
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* NOT-5: FD_READ comes with the next arrival only.
ToldOncePerArrival(u, k) == [k |-> ReEnabled(Connected(k), "FD_READ"), told |-> {}]

\* NOT-6: a failing send is forgotten.
WouldBlockForgotten(u, k) == DoSend(u, k)

\* NOT-7: FD_CLOSE overtakes the data.
CloseOvertakes(u, k, e) ==
  CASE e = "FD_READ"   -> k.data # <<>>
    [] e = "FD_WRITE"  -> k.room
    [] e = "FD_ACCEPT" -> k.requests # <<>>
    [] e = "FD_CLOSE"  -> k.peerClosed
    [] e = "FD_CONNECT" -> FALSE

\* NOT-8: WSAEnumNetworkEvents cancels the registration.
EnumCancels(u, k) == [k EXCEPT !.reg = NoRegistration, !.record = {}]

\* NOT-8: WSAEnumNetworkEvents does not clear the record.
EnumKeeps(u, k) == k

\* NOT-8: WSAEnumNetworkEvents does not reset the event object.
EnumResetsNothing(p, d, e, events, others, errors) ==
  /\ Runs(p) /\ IsOpen(p, d) /\ events = Reported(Of(p, d))
  /\ AreDue(errors, Of(p, d), Event)
  /\ sock' = [sock EXCEPT ![desc[p][d]] = DoEnum(profile, @)]
  /\ UNCHANGED <<tables, objects, learned>>

\* NOT-8: WSAEnumNetworkEvents resets the event object where it fails, too.
FailingEnumResets(p, d, e, err) ==
  /\ Runs(p) /\ err \in EnumErrors(p, d, e)
  /\ signalled' = signalled \ {<<p, e>>}
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

CodeOfAttempt(k) == IF k.role \in {"connected", "reset"} THEN "none" ELSE "attempt"
CodeOfEnd(k) == IF k.role = "reset" /\ ~k.peerClosed THEN "reset" ELSE "none"

\* ERR-1: what is no error code is left in place of the code 0.
UnsetCode(k, e) ==
  CASE e = "FD_CONNECT" -> CodeOfAttempt(k)
    [] e = "FD_CLOSE"   -> CodeOfEnd(k)
    [] OTHER            -> "unknown"

\* ERR-2: FD_CONNECT tells that an attempt has ended, and not how.
RefusedHasNoCode(k, e) == IF e = "FD_CLOSE" THEN CodeOfEnd(k) ELSE "none"

\* ERR-2: after a refusal FD_CONNECT has the error of it for good.
RefusalStays(k, e) ==
  CASE e = "FD_CONNECT" -> "attempt"
    [] e = "FD_CLOSE"   -> CodeOfEnd(k)
    [] OTHER            -> "none"

\* ERR-3: a reset is told as a close is.
ResetHasNoCode(k, e) == IF e = "FD_CONNECT" THEN CodeOfAttempt(k) ELSE "none"

\* ERR-3: a close is told as a reset is.
CloseHasCode(k, e) ==
  CASE e = "FD_CONNECT" -> CodeOfAttempt(k)
    [] e = "FD_CLOSE"   -> "reset"
    [] OTHER            -> "none"

\* MSG-1: GetMessage waits for the next message, whatever is posted.
WaitsForTheNextMessage(p, w) == Runs(p) /\ w \notin {None, Invalid} /\ Nothing

\* EVO-1: an event object is signalled when it is made.
CreatedSignalled(p, e, manual) ==
  /\ Runs(p) /\ e \notin {None, Invalid}
  /\ autoReset' = IF manual THEN autoReset ELSE autoReset \cup {<<p, e>>}
  /\ signalled' = signalled \cup {<<p, e>>}
  /\ UNCHANGED <<tables, sock, uncertain, queue, learned>>

\* EVO-2: every event object is manual-reset.
WaitResetsNothing(p, e, isSet) ==
  /\ Runs(p) /\ e \notin {None, Invalid}
  /\ isSet <=> <<p, e>> \in signalled
  /\ Nothing

\* EVO-2: a wait resets a manual-reset event object, or one that is auto-reset, and nothing says so.
WaitResetsManual(p, e, isSet) ==
  /\ Runs(p) /\ e \notin {None, Invalid}
  /\ isSet <=> <<p, e>> \in signalled
  /\ signalled' = signalled \ {<<p, e>>}
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

\* EVO-3: a wait for one of several finds the last one that is signalled.
LastSignalledFound(p, list, all, index) ==
  IF all THEN {}
  ELSE ObjectsIn(p, IF index = TimedOut THEN list ELSE SubSeq(list, index + 2, Len(list)))

\* EVO-3: a wait for one of several resets all that it finds signalled.
WaitForOneResetsAll(p, list, all, index) ==
  IF index = TimedOut THEN {} ELSE ObjectsIn(p, list) \cap autoReset

\* EVO-3: a wait goes on though its event object is signalled.
SignalledGoesOn(p, e, hasTime) == Runs(p) /\ hasTime /\ e \notin {None, Invalid} /\ Nothing

\* EVO-4: a wait for all resets the first alone.
WaitForAllResetsOne(p, list, all, index) ==
  IF index = TimedOut THEN {} ELSE {<<p, list[index + 1]>>} \cap autoReset

\* EVO-4: a wait for all resets one after the other as it finds them signalled.
WaitForAllResetsEach(p, list, all, index) ==
  IF all THEN ObjectsIn(p, list) \cap autoReset ELSE FoundBy(p, list, all, index) \cap autoReset

\* EVO-4: a wait for all may time out though all are signalled.
SomeAreNeverSignalled(p, list) == FALSE

\* EVO-5: a wait for no event object is one that times out.
NoneIsANumber(n) == n <= MostObjects

\* NOT-9: a window's registration is recorded as well.
WindowRecords(k, E) ==
  LET told == E \cap k.reg.mask
  IN  [k |-> [k EXCEPT !.said = @ \cup told, !.record = @ \cup told], told |-> told]

\* CLS-3: the descriptors of a process that exits are not counted off.
ExitLeaks(p) ==
  /\ Runs(p)
  /\ desc' = Without(desc, {p})
  /\ exited' = exited \cup {p} /\ startups' = Without(startups, {p})
  /\ UNCHANGED <<stale, handles, sock, refs, info, objects, learned>>

\* CLS-3: the infos made for a process outlive it.
ExitLeavesInfos(p) ==
  /\ Runs(p) /\ DOMAIN desc[p] = {}
  /\ desc' = Without(desc, {p})
  /\ exited' = exited \cup {p} /\ startups' = Without(startups, {p})
  /\ UNCHANGED <<stale, handles, sock, refs, info, objects, learned>>

\* NOT-8: whatever the implementation does else, accept takes FD_ACCEPT out of the record.
AcceptTakesOut(u, e) == e = "FD_ACCEPT" \/ (e = "FD_READ" /\ u.U13 = "out")

\* STA-1, KND-1: a socket that listens is not made to listen again.
ListensOnce(p, d) ==
  IF IsOpen(p, d) /\ Of(p, d).role \in {"connected", "listening"} THEN {"WSAEINVAL"} ELSE {}

\* DUP-2, CLS-1: an info still gives the descriptor that was opened with it and closed.
InfoOutlivesDescriptor(p, d) == {}

\* BLK-3: recv waits for the next data, whatever data is there.
WaitsForTheNext(p, d) ==
  /\ Runs(p) /\ IsOpen(p, d)
  /\ Of(p, d).role # "listening" /\ Of(p, d).blocking
  /\ Nothing

\* KND-1: send and recv wait on a socket that listens.
ListeningWaits(p, d) ==
  /\ Runs(p) /\ IsReady(p) /\ IsOpen(p, d)
  /\ Of(p, d).role = "listening" /\ Of(p, d).blocking
  /\ Nothing

\* KND-1: a connected socket may listen.
ConnectedListens(p, d) ==
  /\ Runs(p) /\ IsOpen(p, d)
  /\ Change(desc[p][d], DoListen(Of(p, d)))
  /\ UNCHANGED <<tables, learned>>

\* STU-1: a socket is made without a startup.
SocketWithoutStartup(p, type, connected, bound, inherits, d, s) ==
  /\ Runs(p) /\ ~IsOpen(p, d) /\ s \notin DOMAIN sock
  /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
  /\ sock' = With(sock, s, Fresh(type))
  /\ refs' = With(refs, s, [descriptors |-> 1, infos |-> 0])
  /\ startups' = StartedBy(p)
  /\ UNCHANGED <<stale, handles, exited, info, objects, learned>>

\* STU-2: a second WSAStartup does not count.
StartsOnce(p) ==
  /\ Runs(p)
  /\ startups' = With(startups, p, 1)
  /\ UNCHANGED <<desc, stale, handles, exited, refs, info, sock, objects, learned>>

\* STU-2: a WSACleanup that is one too many succeeds.
CleanupNeverFails(p) ==
  /\ Runs(p)
  /\ CleanupLeaves(p, IF IsReady(p) /\ p \in DOMAIN startups THEN startups[p] - 1 ELSE 0)

\* STU-2: the first WSACleanup closes all descriptors, however many startups there were.
FirstCleanupCloses(p) ==
  /\ Runs(p) /\ IsReady(p)
  /\ startups' = With(startups, p, (IF p \in DOMAIN startups THEN startups[p] ELSE 1) - 1)
  /\ CloseAll(p, DOMAIN desc[p], MadeFor(p) \cup MadeBy(p), FALSE)
  /\ desc' = [desc EXCEPT ![p] = EmptyFn]
  /\ queue' = PostedAfterCleanup(p)
  /\ UNCHANGED <<exited, signalled, autoReset, uncertain, support, default, profile>>

\* STU-3: descriptors outlive the last WSACleanup.
CleanupLeavesDescriptors(p) ==
  /\ Runs(p) /\ IsReady(p)
  /\ startups' = With(startups, p, (IF p \in DOMAIN startups THEN startups[p] ELSE 1) - 1)
  /\ UNCHANGED <<desc, stale, handles, exited, refs, info, sock, objects, learned>>

\* STU-3, CLS-2: the last WSACleanup ends the sockets, whoever has a descriptor of them.
CleanupEndsSockets(p) ==
  /\ Runs(p) /\ IsReady(p)
  /\ LET left  == (IF p \in DOMAIN startups THEN startups[p] ELSE 1) - 1
         ended == IF left > 0 THEN {} ELSE {desc[p][d] : d \in DOMAIN desc[p]}
     IN  /\ startups' = With(startups, p, left)
         /\ desc' = [q \in DOMAIN desc |->
                      Without(desc[q], {d \in DOMAIN desc[q] : desc[q][d] \in ended})]
         /\ stale' = {x \in stale : desc[x[1]][x[2]] \notin ended}
         /\ sock' = Without(sock, ended)
         /\ refs' = Without(refs, ended)
         /\ info' = Without(info, {i \in DOMAIN info : info[i].socket \in ended})
  /\ UNCHANGED <<handles, exited, objects, learned>>

\* STU-3: the last WSACleanup voids the infos that the process has made for others.
CleanupTakesInfos(p) == {i \in DOMAIN info : info[i].maker = p}

\* CON-1: a connect through another descriptor begins an attempt beside the one under way.
ConnectingForgotten(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF k.type = "SOCK_DGRAM" \/ k.role = "reset" THEN AnyError
           ELSE IF k.role = "listening" THEN {"WSAEINVAL"}
           ELSE IF k.role = "connecting" THEN {"WSAEWOULDBLOCK"}
           ELSE IF k.role = "connected" THEN {"WSAEISCONN"}
           ELSE AttemptErrors(k)

\* CON-1: a connected socket connects once more.
ConnectsTwice(k) ==
  k.role \in {"idle", "refused", "connected"} /\ k.attempt # "answered"

\* CON-2: connect does not wait on a blocking socket either.
ConnectNeverWaits(k) ==
  IF IsAnswer(k, "refused") THEN {"WSAECONNREFUSED"} ELSE {"WSAEWOULDBLOCK"}

\* CON-3: after a refusal the socket is of no use any more.
RefusedForGood(k) ==
  IF k.role = "refused" /\ k.attempt # "answered" THEN {"WSAEISCONN", "WSAECONNABORTED"}
  ELSE IF IsAnswer(k, "refused") \/ k.blocking THEN {"WSAECONNREFUSED"} ELSE {"WSAEWOULDBLOCK"}

\* CON-4: what is not connected sends, and what it sends is gone.
UnconnectedSends(p, d, length, buffer, n) ==
  /\ Runs(p) /\ IsOpen(p, d) /\ Of(p, d).role # "listening" /\ Within(n, length)
  /\ Change(desc[p][d], DoSend(profile, Of(p, d)))
  /\ UNCHANGED <<tables, learned>>

\* CON-4: calls on what is not connected fail as if it had been, or were about to be.
UnconnectedFailsOtherwise == {"WSAENOTCONN", "WSAECONNRESET", "WSAEWOULDBLOCK"}

\* CON-4: after a refusal recv reads the end of a connection.
RefusedIsEnd(p, d, length, flags, buffer, bytes, n) ==
  /\ Runs(p) /\ IsOpen(p, d) /\ Of(p, d).role \in {"refused", "connected", "fresh"}
  /\ n = 0 /\ (Of(p, d).role = "refused" \/ MayReadNothing(Of(p, d), length))
  /\ StepOf(desc[p][d], IF Of(p, d).role = "refused" THEN [k |-> Of(p, d), told |-> {}]
                        ELSE DoRead(Of(p, d), flags, n))
  /\ UNCHANGED <<tables, learned>>

\* CON-5: a refusal is not told.
RefusedIsUntold(k) == [k |-> [k EXCEPT !.role = "refused", !.attempt = "seen"], told |-> {}]

\* CON-5: FD_CONNECT is told of the first attempt only.
ConnectIsToldOnce(u, k) == [Idle(k) EXCEPT !.role = "connecting"]

\* NOT-6: of a connection FD_CONNECT is told, and FD_WRITE is not.
ConnectedCannotWrite(u, k) ==
  Tell([k EXCEPT !.role = "connected", !.attempt = "seen"], {"FD_CONNECT"} \ k.said)
\* CON-2: a connect that waits misses the answer of the network.
AnswerIsMissed(k, role) == FALSE

\* A child with these descriptors, each counted so many times.
ChildWith(p, child, inherits, table, times) ==
  /\ Runs(p) /\ ~Runs(child) /\ child \notin exited
  /\ desc' = With(desc, child, table)
  /\ refs' = [s \in DOMAIN refs |->
                [refs[s] EXCEPT
                   !.descriptors = @ + times * Cardinality({d \in DOMAIN table : table[d] = s})]]
  /\ given' = given \cup {<<child, d>> : d \in DOMAIN table}
  /\ inherit' = [x \in DOMAIN inherit \cup {<<child, d>> : d \in DOMAIN table} |->
                   IF x[1] = child THEN "inherited" ELSE inherit[x]]
  /\ UNCHANGED <<stale, recorded, lives, sock, info, objects, learned>>
HeirsOf(p, inherits) ==
  [d \in {c \in DOMAIN desc[p] : inherits /\ MayBeInherited(p, c)} |-> desc[p][d]]

\* INH-1: a child inherits nothing.
ChildInheritsNothing(p, child, inherits) == ChildWith(p, child, inherits, EmptyFn, 1)

\* INH-1: a child inherits whether or not its parent wants it to.
ChildAlwaysInherits(p, child, inherits) ==
  ChildWith(p, child, inherits, HeirsOf(p, TRUE), 1)

\* INH-1, INH-2: a child inherits all descriptors, those that are not inheritable, too.
ChildInheritsAll(p, child, inherits) ==
  ChildWith(p, child, inherits, IF inherits THEN desc[p] ELSE EmptyFn, 1)

\* INH-1, CLS-2: what a child has inherited holds the socket open for ever.
InheritedCountTwice(p, child, inherits) ==
  ChildWith(p, child, inherits, HeirsOf(p, inherits), 2)

\* INH-2, STA-1: whether it is inherited is taken for state of the socket, held in common.
InheritanceIsShared(p, d, inherits) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ LET all == DescriptorsOf(desc[p][d])
     IN  inherit' = IF inherits THEN Without(inherit, all)
                    ELSE [x \in DOMAIN inherit \cup all |->
                           IF x \in all THEN "clear" ELSE inherit[x]]
  /\ UNCHANGED <<desc, stale, given, recorded, lives, refs, info, sock, objects, learned>>

\* INH-3: WSA_FLAG_NO_HANDLE_INHERIT is ignored.
FlagIsIgnored(p, d, inherits) == inherit

\* DuplicateHandle of a socket s, counted so many times.
HandleTo(p, d, q, inherits, c, s, times) ==
  /\ Runs(p) /\ IsHandle(p, d) /\ q \notin exited
  /\ LET table == IF Runs(q) THEN desc[q] ELSE EmptyFn
     IN  c \notin DOMAIN table /\ desc' = With(desc, q, With(table, c, s))
  /\ refs' = IF s \in DOMAIN refs THEN [refs EXCEPT ![s].descriptors = @ + times]
             ELSE With(refs, s, [descriptors |-> 1, infos |-> 0])
  /\ given' = given \cup {<<q, c>>}
  /\ inherit' = WithFlag(q, c, inherits)
  /\ UNCHANGED <<stale, recorded, lives, info, objects, learned>>

\* HND-1: the target gets a copy of the socket.
HandleOfCopy(p, d, q, inherits, c) ==
  \E s \in Socket \ DOMAIN sock :
    /\ Runs(p) /\ IsHandle(p, d)
    /\ HandleTo(p, d, q, inherits, c, s, 1)
    /\ sock' = With(sock, s, sock[desc[p][d]])

\* HND-1, CLS-2: what DuplicateHandle has opened is counted twice, so that the socket never ends.
HandleCountedTwice(p, d, q, inherits, c) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ HandleTo(p, d, q, inherits, c, desc[p][d], 2)
  /\ UNCHANGED sock

\* HND-1: DuplicateHandle to another process opens the descriptor in the calling one.
HandleInCaller(p, d, q, inherits, c) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ HandleTo(p, d, p, inherits, c, desc[p][d], 1)
  /\ UNCHANGED sock

\* HND-3: whether it is inherited follows the one that was duplicated.
HandleInheritedAsSource(p, d, q, inherits, c) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ HandleTo(p, d, q, MayBeInherited(p, d), c, desc[p][d], 1)
  /\ UNCHANGED sock

\* HND-2: CloseHandle closes no descriptor of a socket, and says that it has.
CloseHandleClosesNothing(p, d) == Runs(p) /\ IsHandle(p, d) /\ Nothing

\* HND-2, CLS-2: the socket stays open for good whose last descriptor CloseHandle has closed.
CloseHandleLeaks(p, d) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ desc' = [desc EXCEPT ![p] = Without(@, {d})]
  /\ stale' = stale \ {<<p, d>>}
  /\ given' = given \ {<<p, d>>}
  /\ inherit' = Without(inherit, {<<p, d>>})
  /\ UNCHANGED <<recorded, lives, refs, info, sock, objects, learned>>

\* HND-2, CLS-2: CloseHandle closes all descriptors of the socket.
CloseHandleEnds(p, d) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ CloseAs(p, d, TRUE, Of(p, d))

\* HND-2, REG-7: CloseHandle cancels whatever is registered, by whomever.
CloseHandleCancels(p, d) ==
  /\ Runs(p) /\ IsHandle(p, d)
  /\ CloseAs(p, d, Last(p, d), [Of(p, d) EXCEPT !.reg = NoRegistration])
=============================================================================
