--------------------------- MODULE MCSharedSockets ---------------------------
(***************************************************************************)
(* SharedSockets within bounds.  A configuration chooses the calls and     *)
(* network events that happen (Calls), whether failing calls happen too    *)
(* (Full), and the bounds.  Results are computed, not guessed: a call's    *)
(* formula admits no others.                                               *)
(*                                                                         *)
(* obs tells which call was made.  It is no part of the VIEW, so that it   *)
(* adds no states; the rules about results, and explanations of            *)
(* counterexamples, read it.                                               *)
(***************************************************************************)
EXTENDS Rules, CoveringArray

CONSTANTS
  Profiles,       \* what implementations do where the documents are silent
  Calls,          \* the calls and network events of this model
  Full,           \* calls that fail for want of a descriptor or object too?
  Types,          \* types of sockets
  Masks,          \* masks with which a process registers
  OptionValue,    \* values that options are set to
  Length,         \* lengths of buffers
  MaxData,        \* bytes of a stream, or datagrams, that may be unread
  MaxPosted,      \* posts that may wait in a window's queue
  MaxRequests     \* connection requests that may wait

Fits == \A x \in DOMAIN queue' : Len(queue'[x]) <= MaxPosted

\* Which values are given out next.
FreeDescriptor(p) == Descriptor \ DOMAIN desc[p]
FreeSocket == {CHOOSE s \in Socket : s \notin DOMAIN sock}
FreeInfo == Info \ {i \in DOMAIN info : info[i].opened = None}
HasFreeSocket == DOMAIN sock # Socket

\* The descriptors that are tried.
Tried(p) == IF Full THEN Descriptor ELSE DOMAIN desc[p]
OpenOf(p) == DOMAIN desc[p]

\* A mask may nominate events of which the specification knows no more than that.
NominatesOthers(mask) == ~(mask \subseteq Event)

\* Where any error is allowed, one stands for all of them; "other" only ever means that.
SomeError(errors) == IF errors = AnyError THEN {"other"} ELSE errors
-----------------------------------------------------------------------------
\* A model in which nobody calls WSAStartup is of processes that have called it once.
MaxStartups == 2
Unstarted(p) == p \in DOMAIN startups /\ startups[p] = 0

\* Whether a process has called WSAStartup of which nothing was seen is asked in no model.
Certain(p, errors) == IF Unstarted(p) THEN errors ELSE errors \ {"WSANOTINITIALISED"}

MCStartup ==
  /\ "WSAStartup" \in Calls
  /\ \E p \in DOMAIN desc :
       /\ p \in DOMAIN startups => startups[p] < MaxStartups
       /\ Startup(p)
       /\ obs' = [call |-> "WSAStartup", process |-> p, result |-> 0, error |-> None]

MCCleanup ==
  /\ "WSAStartup" \in Calls
  /\ \E p \in DOMAIN desc :
       /\ Cleanup(p)
       /\ obs' = [call |-> "WSACleanup", process |-> p, result |-> 0, error |-> None]

MCCleanupFails ==
  /\ "WSAStartup" \in Calls /\ Full
  /\ \E p \in {q \in DOMAIN desc : Unstarted(q)} : \E err \in NotReady(p) :
       /\ CleanupFails(p, err)
       /\ obs' = [call |-> "WSACleanup", process |-> p, error |-> err]

\* With which flags sockets are opened.
SocketFlags ==
  IF "CreateProcess" \in Calls THEN {{}, {"WSA_FLAG_NO_HANDLE_INHERIT"}} ELSE {{}}

MCOpenSocket ==
  /\ "socket" \in Calls /\ HasFreeSocket
  /\ \E p \in DOMAIN desc : \E d \in FreeDescriptor(p), s \in FreeSocket, type \in Types :
     \E flags \in SocketFlags :
       /\ OpenSocket(p, type, TRUE, TRUE, flags = {}, d, s)
       /\ obs' = [call |-> "socket", process |-> p, type |-> type, flags |-> flags, result |-> d,
                  error |-> None]

\* A stream socket of which is said that it is not connected.
MCOpenIdle ==
  /\ "idle" \in Calls /\ HasFreeSocket
  /\ \E p \in DOMAIN desc : \E d \in FreeDescriptor(p), s \in FreeSocket :
       /\ OpenSocket(p, "SOCK_STREAM", FALSE, TRUE, TRUE, d, s)
       /\ obs' = [call |-> "socket", process |-> p, type |-> "SOCK_STREAM", connected |-> FALSE,
                  flags |-> {}, result |-> d, error |-> None]

\* A socket of which is said that it has no address.
MCOpenUnbound ==
  /\ "unbound" \in Calls /\ HasFreeSocket
  /\ \E p \in DOMAIN desc : \E d \in FreeDescriptor(p), s \in FreeSocket, type \in Types :
       /\ OpenSocket(p, type, FALSE, FALSE, TRUE, d, s)
       /\ obs' = [call |-> "socket", process |-> p, type |-> type, bound |-> FALSE,
                  flags |-> {}, result |-> d, error |-> None]

MCOpenSocketFails ==
  /\ "socket" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, type \in Types : \E err \in Certain(p, OpenSocketErrors(p)) :
       /\ OpenSocketFails(p, type, err)
       /\ obs' = [call |-> "socket", process |-> p, type |-> type, error |-> err]

MCDuplicateSocket ==
  /\ "WSADuplicateSocket" \in Calls
  /\ \E p \in DOMAIN desc, q \in Process : \E d \in OpenOf(p), i \in FreeInfo :
       /\ DuplicateSocket(p, d, q, i)
       /\ obs' = [call |-> "WSADuplicateSocket", process |-> p, s |-> d, target |-> q,
                  result |-> i, error |-> None]

MCDuplicateSocketFails ==
  /\ "WSADuplicateSocket" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, q \in Process :
     \E err \in DuplicateSocketErrors(p, d, q) :
       /\ DuplicateSocketFails(p, d, q, err)
       /\ obs' = [call |-> "WSADuplicateSocket", process |-> p, s |-> d, target |-> q,
                  error |-> err]

MCOpenDuplicate ==
  /\ "WSADuplicateSocket" \in Calls
  /\ \E p \in DOMAIN desc, i \in DOMAIN info :
     \E d \in FreeDescriptor(p) \cup ({info[i].opened} \ {None}), flags \in SocketFlags :
       /\ OpenDuplicate(p, i, flags = {}, d)
       /\ obs' = [call |-> "WSASocket", process |-> p, info |-> i, flags |-> flags, result |-> d,
                  error |-> None]

MCOpenDuplicateFails ==
  /\ "WSADuplicateSocket" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, i \in Info :
     \E err \in Certain(p, SomeError(OpenDuplicateErrors(p, i))) :
       /\ OpenDuplicateFails(p, i, err)
       /\ obs' = [call |-> "WSASocket", process |-> p, info |-> i, error |-> err]

MCCreateProcess ==
  /\ "CreateProcess" \in Calls
  /\ \E p \in DOMAIN desc, c \in Process, inherits \in BOOLEAN :
       /\ CreateProcess(p, c, inherits)
       /\ obs' = [call |-> "CreateProcess", process |-> p, child |-> c, inheritHandles |-> inherits,
                  result |-> TRUE, error |-> None]

\* Where no process has children it does not matter who would inherit; it is told all the same.
MCDuplicateHandle ==
  /\ "DuplicateHandle" \in Calls
  /\ \E p \in DOMAIN desc, q \in Process, inherits \in BOOLEAN : \E d \in OpenOf(p) :
     \E c \in IF Runs(q) THEN FreeDescriptor(q) ELSE Descriptor :
       /\ DuplicateHandle(p, d, q, inherits, c)
       /\ obs' = [call |-> "DuplicateHandle", process |-> p, s |-> d, target |-> q,
                  inheritHandle |-> inherits, result |-> c, error |-> None]

\* Rights and room are never wanting in a model.
MCDuplicateHandleFails ==
  /\ "DuplicateHandle" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, q \in Process :
     \E err \in DuplicateHandleErrors(p, d, q) \ {"other"} :
       /\ DuplicateHandleFails(p, d, q, err)
       /\ obs' = [call |-> "DuplicateHandle", process |-> p, s |-> d, target |-> q,
                  inheritHandle |-> FALSE, error |-> err]

MCCloseHandle ==
  /\ "CloseHandle" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in OpenOf(p) :
       /\ CloseHandle(p, d)
       /\ obs' = [call |-> "CloseHandle", process |-> p, s |-> d, result |-> TRUE, error |-> None]

MCCloseHandleFails ==
  /\ "CloseHandle" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor : \E err \in HandleErrors(p, d) :
       /\ CloseHandleFails(p, d, err)
       /\ obs' = [call |-> "CloseHandle", process |-> p, s |-> d, error |-> err]

HandleFlags == {{}, {"HANDLE_FLAG_INHERIT"}}

MCSetHandleInformation ==
  /\ "SetHandleInformation" \in Calls
  /\ \E p \in DOMAIN desc, flags \in HandleFlags : \E d \in OpenOf(p) :
       /\ SetHandleInformation(p, d, flags # {})
       /\ obs' = [call |-> "SetHandleInformation", process |-> p, s |-> d, flags |-> flags,
                  result |-> TRUE, error |-> None]

AsksForFlags == Calls \cap {"CreateProcess", "DuplicateHandle"} # {}

MCGetHandleInformation ==
  /\ AsksForFlags
  /\ \E p \in DOMAIN desc, flags \in HandleFlags : \E d \in OpenOf(p) :
       /\ GetHandleInformation(p, d, flags # {})
       /\ obs' = [call |-> "GetHandleInformation", process |-> p, s |-> d, result |-> flags,
                  error |-> None]

MCHandleInformationFails ==
  /\ AsksForFlags /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor : \E err \in HandleErrors(p, d) :
       /\ HandleInformationFails(p, d, err)
       /\ \/ obs' = [call |-> "SetHandleInformation", process |-> p, s |-> d, flags |-> {},
                     error |-> err]
          \/ obs' = [call |-> "GetHandleInformation", process |-> p, s |-> d, error |-> err]

MCSetOption ==
  /\ "setsockopt" \in Calls
  /\ \E p \in DOMAIN desc, o \in Option, v \in OptionValue : \E d \in OpenOf(p) :
       /\ SetOption(p, d, o, v)
       /\ obs' = [call |-> "setsockopt", process |-> p, s |-> d, option |-> o, value |-> v,
                  result |-> 0, error |-> None]

MCSetOptionFails ==
  /\ "setsockopt" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, o \in Option, v \in OptionValue :
     \E err \in SetOptionErrors(p, d, o, v) \ BadBuffer :
       /\ SetOptionFails(p, d, o, v, err)
       /\ obs' = [call |-> "setsockopt", process |-> p, s |-> d, option |-> o, value |-> v,
                  error |-> err]

MCGetOption ==
  /\ "getsockopt" \in Calls
  /\ \E p \in DOMAIN desc, o \in Option : \E d \in OpenOf(p) :
     \E v \in IF OptionValues(p, d, o, 0) = OptionValues(p, d, o, 1)
              THEN OptionValues(p, d, o, 0) ELSE Value :
       /\ GetOption(p, d, o, v)
       /\ obs' = [call |-> "getsockopt", process |-> p, s |-> d, option |-> o,
                  result |-> v, error |-> None]

MCGetOptionFails ==
  /\ "getsockopt" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, o \in Option :
     \E err \in OptionErrors(p, d, o) \ BadBuffer :
       /\ GetOptionFails(p, d, o, err)
       /\ obs' = [call |-> "getsockopt", process |-> p, s |-> d, option |-> o,
                  error |-> err]

MCSetBlocking ==
  /\ "ioctlsocket" \in Calls
  /\ \E p \in DOMAIN desc, b \in BOOLEAN : \E d \in OpenOf(p) :
       /\ SetBlocking(p, d, b)
       /\ obs' = [call |-> "ioctlsocket", process |-> p, s |-> d, value |-> b,
                  result |-> 0, error |-> None]

MCSetBlockingFails ==
  /\ "ioctlsocket" \in Calls
  /\ \E p \in DOMAIN desc, b \in BOOLEAN : \E d \in Tried(p) :
     \E err \in SetBlockingErrors(p, d, b) :
       /\ SetBlockingFails(p, d, b, err)
       /\ obs' = [call |-> "ioctlsocket", process |-> p, s |-> d, value |-> b,
                  error |-> err]
-----------------------------------------------------------------------------
MCEventSelect ==
  /\ "WSAEventSelect" \in Calls
  /\ \E p \in DOMAIN desc, mask \in Masks : \E d \in OpenOf(p) :
     \E e \in IF mask = {} THEN {None} ELSE EventObject :
       /\ EventSelect(p, d, e, mask \cap Event, NominatesOthers(mask))
       /\ obs' = [call |-> "WSAEventSelect", process |-> p, s |-> d, event |-> e,
                  events |-> mask, result |-> 0, error |-> None]

MCEventSelectFails ==
  /\ "WSAEventSelect" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, mask \in Masks, e \in EventObject \cup {Invalid} :
     \E err \in SelectErrors(p, d, e, mask \cap Event, NominatesOthers(mask)) :
       /\ EventSelectFails(p, d, e, mask \cap Event, NominatesOthers(mask), err)
       /\ obs' = [call |-> "WSAEventSelect", process |-> p, s |-> d, event |-> e,
                  events |-> mask, error |-> err]

MCAsyncSelect ==
  /\ "WSAAsyncSelect" \in Calls
  /\ \E p \in DOMAIN desc, m \in Message, mask \in Masks : \E d \in OpenOf(p) :
     \E w \in IF mask = {} THEN Window \cup {None} ELSE Window :
       /\ AsyncSelect(p, d, w, m, mask \cap Event, NominatesOthers(mask))
       /\ obs' = [call |-> "WSAAsyncSelect", process |-> p, s |-> d, window |-> w,
                  message |-> m, events |-> mask, result |-> 0, error |-> None]
       /\ Fits

MCAsyncSelectFails ==
  /\ "WSAAsyncSelect" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, mask \in Masks, w \in Window \cup {Invalid} :
     \E err \in SelectErrors(p, d, w, mask \cap Event, NominatesOthers(mask)) :
       /\ AsyncSelectFails(p, d, w, mask \cap Event, NominatesOthers(mask), err)
       /\ obs' = [call |-> "WSAAsyncSelect", process |-> p, s |-> d, window |-> w,
                  events |-> mask, error |-> err]

\* The errors that an event's code may be; None for the code 0.
MayBe(code) ==
  {err \in AnyError : Says({err}, code)} \cup (IF Says({}, code) THEN {None} ELSE {})
CodesOf(k, e) == IF e \in Reported(k) THEN MayBe(CodeOf(k, e)) ELSE {}
Codes(k) == [FD_READ |-> CodesOf(k, "FD_READ"), FD_WRITE |-> CodesOf(k, "FD_WRITE"),
             FD_ACCEPT |-> CodesOf(k, "FD_ACCEPT"), FD_CLOSE |-> CodesOf(k, "FD_CLOSE"),
             FD_CONNECT |-> CodesOf(k, "FD_CONNECT")]

MCEnumNetworkEvents ==
  /\ "WSAEnumNetworkEvents" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject \cup {None} : \E d \in OpenOf(p) :
     \E events \in {Reported(Of(p, d))} :
       /\ EnumNetworkEvents(p, d, e, events, FALSE, EmptyFn)
       /\ obs' = [call |-> "WSAEnumNetworkEvents", process |-> p, s |-> d, event |-> e,
                  result |-> events, errors |-> Codes(Of(p, d)), error |-> None]

MCEnumNetworkEventsFails ==
  /\ "WSAEnumNetworkEvents" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor, e \in EventObject \cup {Invalid} :
     \E err \in EnumErrors(p, d, e) :
       /\ EnumNetworkEventsFails(p, d, e, err)
       /\ obs' = [call |-> "WSAEnumNetworkEvents", process |-> p, s |-> d, event |-> e,
                  error |-> err]

MCCreateEvent ==
  /\ "CreateEvent" \in Calls
  /\ \E p \in Started \cap DOMAIN desc, e \in EventObject, manual \in BOOLEAN :
       /\ CreateEvent(p, e, manual)
       /\ obs' = [call |-> "CreateEvent", process |-> p, event |-> e, manualReset |-> manual,
                  result |-> TRUE, error |-> None]

MCWaitForEvent ==
  /\ "WSAWaitForMultipleEvents" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject, isSet \in BOOLEAN :
       /\ WaitForEvent(p, e, isSet)
       /\ obs' = [call |-> "WSAWaitForMultipleEvents", process |-> p, event |-> e,
                  result |-> isSet, error |-> None]

Await(p, list, all, index) ==
  /\ WaitForEvents(p, list, all, index)
  /\ obs' = [call |-> WaitForSeveral, process |-> p, events |-> list, waitAll |-> all,
             result |-> index, error |-> None]

AwaitFails(p, list, all) ==
  \E err \in SomeError(WaitErrors(p, list, all)) :
    /\ WaitForEventsFails(p, list, all, err)
    /\ obs' = [call |-> WaitForSeveral, process |-> p, events |-> list, waitAll |-> all,
               error |-> err]

\* Of two event objects, in either order, one or both are awaited.
MCWaitForEvents ==
  /\ "wait for several" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject, all \in BOOLEAN :
     \E f \in EventObject \ {e}, index \in IF all THEN {TimedOut, 0} ELSE {TimedOut, 0, 1} :
       Await(p, <<e, f>>, all, index)

MCEventWaits ==
  /\ "waits" \in Calls
  /\ \E p \in DOMAIN desc :
       \/ /\ "WSAWaitForMultipleEvents" \in Calls
          /\ \E e \in EventObject :
               /\ EventWaits(p, e, TRUE)
               /\ obs' = [call |-> "waits", of |-> "WSAWaitForMultipleEvents", process |-> p,
                          event |-> e, timeout |-> 1, error |-> None]
       \/ /\ "wait for several" \in Calls
          /\ \E e \in EventObject, all \in BOOLEAN : \E f \in EventObject \ {e} :
               /\ EventsWait(p, <<e, f>>, all, TRUE)
               /\ obs' = [call |-> "waits", of |-> WaitForSeveral, process |-> p,
                          events |-> <<e, f>>, waitAll |-> all, timeout |-> 1,
                          error |-> None]

MCWaitForNone ==
  /\ "wait for several" \in Calls
  /\ \E p \in DOMAIN desc, all \in BOOLEAN : Await(p, <<>>, all, TimedOut)

MCWaitForEventsFails ==
  /\ "wait for several" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, all \in BOOLEAN :
       \/ AwaitFails(p, <<>>, all)
       \/ \E e \in EventObject : AwaitFails(p, <<e, Invalid>>, all)

MCSetEvent ==
  /\ "WSASetEvent" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject :
       /\ SetEvent(p, e)
       /\ obs' = [call |-> "WSASetEvent", process |-> p, event |-> e,
                  result |-> TRUE, error |-> None]

MCResetEvent ==
  /\ "WSAResetEvent" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject :
       /\ ResetEvent(p, e)
       /\ obs' = [call |-> "WSAResetEvent", process |-> p, event |-> e,
                  result |-> TRUE, error |-> None]

MCCloseEvent ==
  /\ "WSACloseEvent" \in Calls
  /\ \E p \in DOMAIN desc, e \in EventObject :
       /\ CloseEvent(p, e)
       /\ obs' = [call |-> "WSACloseEvent", process |-> p, event |-> e,
                  result |-> TRUE, error |-> None]

MCDestroyWindow ==
  /\ "DestroyWindow" \in Calls
  /\ \E p \in DOMAIN desc, w \in Window :
       /\ DestroyWindow(p, w)
       /\ obs' = [call |-> "DestroyWindow", process |-> p, window |-> w,
                  result |-> TRUE, error |-> None]

MCPeekMessage ==
  /\ "WSAAsyncSelect" \in Calls
  /\ \E x \in DOMAIN queue : \E m \in Head(queue[x]) :
       /\ PeekMessage(x[1], x[2], m.message, m.handle, m.event, EmptyFn)
       /\ obs' = [call |-> "PeekMessage", process |-> x[1], window |-> x[2],
                  result |-> [message |-> m.message, handle |-> m.handle, event |-> m.event,
                              errors |-> MayBe(m.code)],
                  error |-> None]

MCGetMessage ==
  /\ "GetMessage" \in Calls
  /\ \E x \in DOMAIN queue : \E m \in Head(queue[x]) :
       /\ GetMessage(x[1], x[2], m.message, m.handle, m.event, EmptyFn)
       /\ obs' = [call |-> "GetMessage", process |-> x[1], window |-> x[2],
                  result |-> [message |-> m.message, handle |-> m.handle, event |-> m.event,
                              errors |-> MayBe(m.code)],
                  error |-> None]

MCMessageWaits ==
  /\ "GetMessage" \in Calls /\ "waits" \in Calls
  /\ \E p \in DOMAIN desc, w \in Window :
       /\ MessageWaits(p, w)
       /\ obs' = [call |-> "waits", of |-> "GetMessage", process |-> p, window |-> w,
                  error |-> None]

MCPeekNoMessage ==
  /\ "WSAAsyncSelect" \in Calls
  /\ \E p \in DOMAIN desc, w \in Window :
       /\ PeekNoMessage(p, w)
       /\ obs' = [call |-> "PeekMessage", process |-> p, window |-> w,
                  result |-> None, error |-> None]
-----------------------------------------------------------------------------
MCSend ==
  /\ "send" \in Calls
  /\ \E p \in DOMAIN desc, length \in Length : \E d \in OpenOf(p), n \in 0 .. length :
       /\ Send(p, d, length, None, n)
       /\ obs' = [call |-> "send", process |-> p, s |-> d, length |-> length, result |-> n,
                  error |-> None]

MCSendFails ==
  /\ "send" \in Calls
  /\ \E p \in DOMAIN desc, length \in Length : \E d \in Tried(p) :
     \E err \in SomeError(SendErrors(p, d, length)) :
       /\ SendFails(p, d, length, err)
       /\ obs' = [call |-> "send", process |-> p, s |-> d, length |-> length, error |-> err]

Flags == IF "MSG_PEEK" \in Calls THEN SUBSET Flag ELSE {{}}

\* Whether a recv that asks for nothing waits for something is the implementation's affair.
Asked(k) == IF k.data = <<>> /\ ~k.peerClosed THEN Length \ {0} ELSE Length

\* The first n bytes that recv finds.
First(p, d, n) == SubSeq(Foremost(Of(p, d)), 1, n)

MCRecv ==
  /\ "recv" \in Calls
  /\ \E p \in DOMAIN desc, flags \in Flags : \E d \in OpenOf(p) :
     \E length \in Asked(Of(p, d)), n \in 0 .. Len(Foremost(Of(p, d))) :
       /\ Recv(p, d, length, flags, None, First(p, d, n), n)
       /\ obs' = [call |-> "recv", process |-> p, s |-> d, length |-> length,
                  flags |-> flags, data |-> First(p, d, n), result |-> n, error |-> None]
       /\ Fits

MCRecvFails ==
  /\ "recv" \in Calls
  /\ \E p \in DOMAIN desc, length \in Length, flags \in Flags : \E d \in Tried(p) :
     \E err \in SomeError(RecvErrors(p, d, length)) :
     \E bytes \in {IF err = "WSAEMSGSIZE" THEN First(p, d, length) ELSE <<>>} :
       /\ RecvFails(p, d, length, flags, bytes, err)
       /\ obs' = [call |-> "recv", process |-> p, s |-> d, length |-> length,
                  flags |-> flags, data |-> bytes, error |-> err]
       /\ Fits

\* Calls that are given an invalid buffer; those for options are not.
MCRecvFaults ==
  /\ "recv" \in Calls /\ "invalid buffer" \in Calls
  /\ \E p \in DOMAIN desc, length \in Length : \E d \in {c \in OpenOf(p) : HasPeer(Of(p, c))} :
       /\ RecvFails(p, d, length, {}, <<>>, "WSAEFAULT")
       /\ obs' = [call |-> "recv", process |-> p, s |-> d, length |-> length, flags |-> {},
                  buffer |-> Invalid, data |-> <<>>, error |-> "WSAEFAULT"]
       /\ Fits

MCSendFaults ==
  /\ "send" \in Calls /\ "invalid buffer" \in Calls
  /\ \E p \in DOMAIN desc, length \in Length : \E d \in {c \in OpenOf(p) : HasPeer(Of(p, c))} :
       /\ SendFails(p, d, length, "WSAEFAULT")
       /\ obs' = [call |-> "send", process |-> p, s |-> d, length |-> length,
                  buffer |-> Invalid, error |-> "WSAEFAULT"]

MCShutdown ==
  /\ "shutdown" \in Calls
  /\ \E p \in DOMAIN desc, how \in Direction : \E d \in OpenOf(p) :
       /\ Shutdown(p, d, how)
       /\ obs' = [call |-> "shutdown", process |-> p, s |-> d, how |-> how,
                  result |-> 0, error |-> None]
       /\ Fits

MCShutdownFails ==
  /\ "shutdown" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor : \E err \in SomeError(ShutdownErrors(p, d)) :
       /\ ShutdownFails(p, d, err)
       /\ obs' = [call |-> "shutdown", process |-> p, s |-> d, error |-> err]

\* A model's addresses are those of peers where sockets connect, and then bind chooses any.
OwnAddress == IF "connect" \in Calls THEN {None} ELSE Address
PeerAddress == IF "getpeername" \in Calls THEN Address ELSE {None}

\* Nobody outside of a model has an address, and of two errors it has one.
InModel(errors, p, d, a) ==
  (errors \ {"WSAEACCES", "other"})
    \ (IF ~IsOpen(p, d) \/ a = None THEN {}
       ELSE IF IsTaken(Of(p, d).type, a) \/ <<Of(p, d).type, a>> \in DOMAIN vacant THEN {}
       ELSE {"WSAEADDRINUSE"})

MCBind ==
  /\ "bind" \in Calls
  /\ \E p \in DOMAIN desc, a \in OwnAddress : \E d \in OpenOf(p) :
       /\ Bind(p, d, a)
       /\ obs' = [call |-> "bind", process |-> p, s |-> d, address |-> a, result |-> 0,
                  error |-> None]

MCBindFails ==
  /\ "bind" \in Calls
  /\ \E p \in DOMAIN desc, a \in OwnAddress : \E d \in Tried(p) :
     \E err \in InModel(BindErrors(p, d, a), p, d, a) :
       /\ BindFails(p, d, a, err)
       /\ obs' = [call |-> "bind", process |-> p, s |-> d, address |-> a, error |-> err]

MCGetSocketName ==
  /\ "getsockname" \in Calls
  /\ \E p \in DOMAIN desc, a \in Address : \E d \in OpenOf(p) :
       /\ Of(p, d).address \notin {None, AnyAddress}
       /\ GetSocketName(p, d, a)
       /\ obs' = [call |-> "getsockname", process |-> p, s |-> d, result |-> a, error |-> None]

MCGetSocketNameFails ==
  /\ "getsockname" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in Tried(p) : \E err \in SocketNameErrors(p, d) :
       /\ GetSocketNameFails(p, d, err)
       /\ obs' = [call |-> "getsockname", process |-> p, s |-> d, error |-> err]

MCGetPeerName ==
  /\ "getpeername" \in Calls
  /\ \E p \in DOMAIN desc, a \in Address : \E d \in OpenOf(p) :
       /\ Of(p, d).peer # None
       /\ GetPeerName(p, d, a)
       /\ obs' = [call |-> "getpeername", process |-> p, s |-> d, result |-> a, error |-> None]

MCGetPeerNameFails ==
  /\ "getpeername" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in Tried(p) : \E err \in SomeError(PeerNameErrors(p, d)) :
       /\ GetPeerNameFails(p, d, err)
       /\ obs' = [call |-> "getpeername", process |-> p, s |-> d, error |-> err]

\* What an attempt comes to on a blocking socket, or on another, is never the other's; of a
\* blocking one that waits an answer of the network makes it return.
MCConnect ==
  /\ "connect" \in Calls
  /\ \E p \in DOMAIN desc, a \in PeerAddress : \E d \in OpenOf(p) :
       /\ Of(p, d).blocking \/ Succeeded(Of(p, d))
       /\ Connect(p, d, a)
       /\ obs' = [call |-> "connect", process |-> p, s |-> d, address |-> a, result |-> 0,
                  error |-> None]
       /\ Fits

MCConnectFails ==
  /\ "connect" \in Calls
  /\ \E p \in DOMAIN desc, a \in PeerAddress : \E d \in Tried(p) :
     \E err \in SomeError(ConnectErrors(p, d)) :
       /\ IF IsOpen(p, d) THEN ~Succeeded(Of(p, d)) ELSE TRUE
       /\ ConnectFails(p, d, a, err)
       /\ obs' = [call |-> "connect", process |-> p, s |-> d, address |-> a, error |-> err]
       /\ Fits

MCListen ==
  /\ "listen" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in OpenOf(p) :
       /\ Listen(p, d)
       /\ obs' = [call |-> "listen", process |-> p, s |-> d, result |-> 0, error |-> None]

MCListenFails ==
  /\ "listen" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor : \E err \in SomeError(ListenErrors(p, d)) :
       /\ ListenFails(p, d, err)
       /\ obs' = [call |-> "listen", process |-> p, s |-> d, error |-> err]

MCAccept ==
  /\ "listen" \in Calls /\ HasFreeSocket
  /\ \E p \in DOMAIN desc, a \in FreeSocket : \E d \in OpenOf(p), c \in FreeDescriptor(p) :
       /\ Accept(p, d, c, a)
       /\ obs' = [call |-> "accept", process |-> p, s |-> d, result |-> c, error |-> None]
       /\ Fits

MCAcceptFails ==
  /\ "listen" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in Tried(p) : \E err \in SomeError(AcceptErrors(p, d)) :
       /\ AcceptFails(p, d, err)
       /\ <<p, d>> \in stale => HasFreeSocket \/ Of(p, d).requests = <<>>
       /\ obs' = [call |-> "accept", process |-> p, s |-> d, error |-> err]
       /\ Fits

MCWaits ==
  /\ "waits" \in Calls
  /\ \E p \in DOMAIN desc, call \in {"send", "recv", "accept", "connect"} : \E d \in Tried(p) :
       /\ \/ call = "send" /\ "send" \in Calls /\ SendWaits(p, d)
          \/ call = "recv" /\ "recv" \in Calls /\ RecvWaits(p, d)
          \/ call = "accept" /\ "listen" \in Calls /\ AcceptWaits(p, d)
          \/ call = "connect" /\ "connect" \in Calls /\ ConnectWaits(p, d)
       /\ obs' = [call |-> "waits", of |-> call, process |-> p, s |-> d, length |-> 1,
                  error |-> None]

MCCloseSocket ==
  /\ "closesocket" \in Calls
  /\ \E p \in DOMAIN desc : \E d \in OpenOf(p) \cup {c \in Descriptor : <<p, c>> \in recorded} :
       /\ CloseSocket(p, d)
       /\ obs' = [call |-> "closesocket", process |-> p, s |-> d, result |-> 0,
                  error |-> None]

MCCloseSocketFails ==
  /\ "closesocket" \in Calls /\ Full
  /\ \E p \in DOMAIN desc, d \in Descriptor : \E err \in NotSock(p, d) :
       /\ CloseSocketFails(p, d, err)
       /\ obs' = [call |-> "closesocket", process |-> p, s |-> d, error |-> err]

MCExitProcess ==
  /\ "ExitProcess" \in Calls
  /\ \E p \in DOMAIN desc :
       /\ ExitProcess(p)
       /\ obs' = [call |-> "ExitProcess", process |-> p, result |-> 0, error |-> None]
-----------------------------------------------------------------------------
MCStartProcess ==
  \E p \in Process :
    /\ StartProcess(p)
    /\ obs' = [call |-> "start", process |-> p, error |-> None]

\* What may arrive; a configuration may have letters instead.
Arrivals == {<<AnyByte>>}
Letters == {<<>>, <<"61">>, <<"62">>, <<"61", "62">>, <<"62", "61">>}

HasRoomFor(k, bytes) ==
  IF k.type = "SOCK_DGRAM" THEN Len(k.data) < MaxData
  ELSE Len(Foremost(k)) + Len(bytes) <= MaxData

MCDataArrives ==
  /\ "data" \in Calls
  /\ \E s \in DOMAIN sock, bytes \in Arrivals :
       /\ HasRoomFor(sock[s], bytes)
       /\ DataArrives(s, bytes)
       /\ obs' = [call |-> "data", socket |-> s, data |-> bytes, error |-> None]
       /\ Fits

MCConnects ==
  /\ "connected" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ Connects(s)
       /\ obs' = [call |-> "connected", socket |-> s, error |-> None]
       /\ Fits

MCIsRefused ==
  /\ "refused" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ IsRefused(s)
       /\ obs' = [call |-> "refused", socket |-> s, error |-> None]
       /\ Fits

MCConnectionArrives ==
  /\ "connection" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ Len(sock[s].requests) < MaxRequests
       /\ ConnectionArrives(s)
       /\ obs' = [call |-> "connection", socket |-> s, error |-> None]
       /\ Fits

MCPeerCloses ==
  /\ "close" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ PeerCloses(s)
       /\ obs' = [call |-> "close", socket |-> s, error |-> None]
       /\ Fits

MCPeerResets ==
  /\ "reset" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ PeerResets(s)
       /\ obs' = [call |-> "reset", socket |-> s, error |-> None]
       /\ Fits

MCRoomAppears ==
  /\ "room" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ RoomAppears(s)
       /\ obs' = [call |-> "room", socket |-> s, error |-> None]
       /\ Fits

MCRoomEnds ==
  /\ "room" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ RoomEnds(s)
       /\ obs' = [call |-> "full", socket |-> s, error |-> None]

MCPeerSeesEnd ==
  /\ "closed" \in Calls
  /\ \E s \in Socket :
       /\ PeerSeesEnd(s)
       /\ obs' = [call |-> "closed", socket |-> s, error |-> None]

MCPeerSeesNoEnd ==
  /\ "closed" \in Calls
  /\ \E s \in DOMAIN sock :
       /\ sock[s].type = "SOCK_STREAM"
       /\ PeerSeesNoEnd(s)
       /\ obs' = [call |-> "open", socket |-> s, error |-> None]
-----------------------------------------------------------------------------
MCInit ==
  /\ InitialTables
  /\ startups = IF "WSAStartup" \in Calls THEN EmptyFn ELSE [p \in Process |-> 1]
  /\ profile \in Profiles
  /\ obs = [call |-> "none", error |-> None]

MCNext ==
  \/ MCStartup \/ MCCleanup \/ MCCleanupFails
  \/ MCOpenSocket \/ MCOpenIdle \/ MCOpenUnbound \/ MCOpenSocketFails
  \/ MCDuplicateSocket \/ MCDuplicateSocketFails
  \/ MCOpenDuplicate \/ MCOpenDuplicateFails
  \/ MCCreateProcess \/ MCSetHandleInformation \/ MCGetHandleInformation
  \/ MCHandleInformationFails
  \/ MCDuplicateHandle \/ MCDuplicateHandleFails \/ MCCloseHandle \/ MCCloseHandleFails
  \/ MCSetOption \/ MCSetOptionFails \/ MCGetOption \/ MCGetOptionFails
  \/ MCSetBlocking \/ MCSetBlockingFails
  \/ MCEventSelect \/ MCEventSelectFails \/ MCAsyncSelect \/ MCAsyncSelectFails
  \/ MCEnumNetworkEvents \/ MCEnumNetworkEventsFails
  \/ MCCreateEvent \/ MCWaitForEvent \/ MCWaitForEvents \/ MCWaitForNone
  \/ MCEventWaits \/ MCWaitForEventsFails \/ MCSetEvent \/ MCResetEvent \/ MCCloseEvent
  \/ MCDestroyWindow \/ MCPeekMessage \/ MCPeekNoMessage \/ MCGetMessage \/ MCMessageWaits
  \/ MCSend \/ MCSendFails \/ MCSendFaults \/ MCRecv \/ MCRecvFails \/ MCRecvFaults
  \/ MCShutdown \/ MCShutdownFails
  \/ MCBind \/ MCBindFails \/ MCGetSocketName \/ MCGetSocketNameFails
  \/ MCGetPeerName \/ MCGetPeerNameFails
  \/ MCConnect \/ MCConnectFails \/ MCListen \/ MCListenFails \/ MCAccept \/ MCAcceptFails
  \/ MCWaits
  \/ MCCloseSocket \/ MCCloseSocketFails \/ MCExitProcess
  \/ MCStartProcess
  \/ MCConnects \/ MCIsRefused \/ MCDataArrives \/ MCConnectionArrives \/ MCPeerCloses \/ MCPeerResets
  \/ MCRoomAppears \/ MCRoomEnds \/ MCPeerSeesEnd \/ MCPeerSeesNoEnd

\* Where no process inherits it does not matter who would.
View == <<desc, stale, lives, refs, info, sock, objects, learned>>
InheritView == vars
=============================================================================
