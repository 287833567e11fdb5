----------------------------- MODULE MCLiveness -----------------------------
(***************************************************************************)
(* No wakeup is lost: process A has registered FD_READ with an event       *)
(* object, waits for it, asks what happened and reads; as long as its      *)
(* registration stands it is never left waiting with unread data.          *)
(*                                                                         *)
(* Process B holds a descriptor of the same socket.  What it may call is   *)
(* chosen by Calls; two of its calls are hazards that the documents know:  *)
(* it registers, and A starves; it asks for the network events, and takes  *)
(* the record that A was to see.                                           *)
(***************************************************************************)
EXTENDS MCSharedSockets

VARIABLE reader   \* what A does next

ReaderType == reader \in {"wait", "enum", "recv", "connect"}

\* What a step tells is no part of a state; nothing reads it.
LiveView == <<vars, reader>>

The == CHOOSE s \in Socket : TRUE
D == CHOOSE d \in Descriptor : TRUE
E == CHOOSE e \in EventObject : TRUE
TheWindow == CHOOSE w \in Window : TRUE
TheMessage == CHOOSE m \in Message : TRUE
K == sock[The]

\* Both have a descriptor of the socket, which is k; A does this first.
InitWith(k, first) ==
  /\ desc = [p \in {"A", "B"} |-> With(EmptyFn, D, The)]
  /\ sock = With(EmptyFn, The, k)
  /\ refs = With(EmptyFn, The, [descriptors |-> 2, infos |-> 0])
  /\ startups = [p \in {"A", "B"} |-> 1]
  /\ stale = {} /\ given = {} /\ recorded = {} /\ exited = {}
  /\ inherit = EmptyFn /\ info = EmptyFn /\ queue = EmptyFn
  /\ signalled = {} /\ autoReset = {} /\ uncertain = {}
  /\ support = EmptyFn /\ default = EmptyFn /\ vacant = EmptyFn
  /\ obs = [call |-> "none", error |-> None]
  /\ reader = first

RegisteredAs(reg) ==
  /\ profile \in Profiles
  /\ \E type \in Types : InitWith(DoRegister(profile, Fresh(type), reg).k, "wait")

LiveInit == RegisteredAs(EventRegistration("A", D, E, {"FD_READ"}, FALSE))

ReaderWaits ==
  /\ reader = "wait"
  /\ WaitForEvent("A", E, TRUE)
  /\ reader' = "enum"
  /\ obs' = [call |-> "WSAWaitForMultipleEvents", process |-> "A", event |-> E,
             result |-> TRUE, error |-> None]

ReaderAsks ==
  /\ reader = "enum"
  /\ \E events \in {Reported(K)} :
       /\ EnumNetworkEvents("A", D, E, events, FALSE, EmptyFn)
       /\ reader' = IF "FD_READ" \in events THEN "recv" ELSE "wait"
       /\ obs' = [call |-> "WSAEnumNetworkEvents", process |-> "A", s |-> D, event |-> E,
                  result |-> events, error |-> None]

ReaderReads ==
  /\ reader = "recv"
  /\ reader' = "wait"
  /\ \/ /\ Recv("A", D, 1, {}, None, <<>>, 1)
        /\ obs' = [call |-> "recv", process |-> "A", s |-> D, result |-> 1, error |-> None]
     \/ /\ RecvFails("A", D, 1, {}, <<>>, "WSAEWOULDBLOCK")
        /\ obs' = [call |-> "recv", process |-> "A", s |-> D, error |-> "WSAEWOULDBLOCK"]

MCReader == ReaderWaits \/ ReaderAsks \/ ReaderReads

MCOther ==
  /\ UNCHANGED reader
  /\ \/ /\ "recv" \in Calls
        /\ Recv("B", D, 1, {}, None, <<>>, 1)
        /\ obs' = [call |-> "recv", process |-> "B", s |-> D, result |-> 1, error |-> None]
     \/ /\ "WSAEventSelect" \in Calls
        /\ EventSelect("B", D, E, {"FD_READ"}, FALSE)
        /\ obs' = [call |-> "WSAEventSelect", process |-> "B", s |-> D, event |-> E,
                   events |-> {"FD_READ"}, result |-> 0, error |-> None]
     \/ /\ "WSAAsyncSelect" \in Calls
        /\ AsyncSelect("B", D, TheWindow, TheMessage, {"FD_READ"}, FALSE)
        /\ obs' = [call |-> "WSAAsyncSelect", process |-> "B", s |-> D, window |-> TheWindow,
                   message |-> TheMessage, events |-> {"FD_READ"}, result |-> 0, error |-> None]
     \/ /\ "WSAEnumNetworkEvents" \in Calls
        /\ EnumNetworkEvents("B", D, None, Reported(K), FALSE, EmptyFn)
        /\ obs' = [call |-> "WSAEnumNetworkEvents", process |-> "B", s |-> D,
                   result |-> Reported(K), error |-> None]

MCArrival ==
  /\ UNCHANGED reader
  /\ HasRoomFor(K, <<AnyByte>>)
  /\ DataArrives(The, <<AnyByte>>)
  /\ obs' = [call |-> "data", socket |-> The, error |-> None]

LiveNext == MCReader \/ MCOther \/ MCArrival

LiveSpec == LiveInit /\ [][LiveNext]_<<vars, obs, reader>> /\ WF_LiveView(MCReader)

Mine == Registered(K) /\ K.reg.process = "A"

\* NOT-5, NOT-2: served as long as the registration stands.
NoLostWakeup == (K.data # <<>> /\ Mine) ~> (reader # "wait" \/ K.data = <<>> \/ ~Mine)

\* REG-3: what a process may hope for that does not know of the other.
ReaderIsServed == K.data # <<>> ~> (reader # "wait" \/ K.data = <<>>)
-----------------------------------------------------------------------------
(* GetMessage waits: process A has registered a window, and reads when it  *)
(* has got a message.  B may register a window of its own.                 *)

WindowInit == RegisteredAs(WindowRegistration("A", D, TheWindow, TheMessage, {"FD_READ"}, FALSE))

ReaderGetsMessage ==
  /\ reader = "wait"
  /\ GetMessage("A", TheWindow, TheMessage, D, "FD_READ", EmptyFn)
  /\ reader' = "recv"
  /\ obs' = [call |-> "GetMessage", process |-> "A", window |-> TheWindow,
             result |-> [message |-> TheMessage, handle |-> D, event |-> "FD_READ"], error |-> None]

MCWindowReader == ReaderGetsMessage \/ ReaderReads

WindowNext == MCWindowReader \/ ((MCOther \/ MCArrival) /\ Fits)

WindowSpec ==
  /\ WindowInit /\ [][WindowNext]_<<vars, obs, reader>>
  /\ WF_LiveView(MCWindowReader)
-----------------------------------------------------------------------------
(* A connect that waits: process A calls it on a blocking socket, again    *)
(* after each refusal, while B looks for data through its own descriptor.  *)

ConnectInit == profile \in Profiles /\ InitWith(FreshIdle, "connect")

MCConnectReturns ==
  /\ UNCHANGED reader
  /\ \/ /\ IsAnswer(K, "connected")
        /\ Connect("A", D, None)
        /\ obs' = [call |-> "connect", process |-> "A", s |-> D, result |-> 0, error |-> None]
     \/ /\ IsAnswer(K, "refused")
        /\ ConnectFails("A", D, None, "WSAECONNREFUSED")
        /\ obs' = [call |-> "connect", process |-> "A", s |-> D, error |-> "WSAECONNREFUSED"]

MCAnswer ==
  /\ UNCHANGED reader
  /\ \/ Connects(The) /\ obs' = [call |-> "connected", socket |-> The, error |-> None]
     \/ IsRefused(The) /\ obs' = [call |-> "refused", socket |-> The, error |-> None]

MCOtherLooks ==
  /\ UNCHANGED reader
  /\ RecvFails("B", D, 1, {}, <<>>, "WSAENOTCONN")
  /\ obs' = [call |-> "recv", process |-> "B", s |-> D, error |-> "WSAENOTCONN"]

ConnectNext == MCConnectReturns \/ MCAnswer \/ MCOtherLooks

ConnectSpec ==
  /\ ConnectInit /\ [][ConnectNext]_<<vars, obs, reader>>
  /\ WF_LiveView(MCConnectReturns)

\* CON-2: a connect that waits returns once the network has answered.
AnswerIsReturned == K.attempt = "answered" ~> K.attempt # "answered"
=============================================================================
