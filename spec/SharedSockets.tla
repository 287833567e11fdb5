---------------------------- MODULE SharedSockets ----------------------------
(***************************************************************************)
(* Processes share sockets.  What is duplicated are descriptors, not       *)
(* sockets: whatever a socket holds stands once, in sock[s], and every     *)
(* descriptor reaches it there (STA-1).                                    *)
(*                                                                         *)
(* What the rules say, and in which of Microsoft's documents, stands in    *)
(* rules.json.                                                             *)
(*                                                                         *)
(* An action is one call with its arguments and its result: Listen(p, d)   *)
(* succeeds, ListenFails(p, d, err) fails with err, RecvWaits(p, d) does   *)
(* not return for now.  The rules behind a conjunct are those that a call  *)
(* breaks which does not satisfy it.                                       *)
(***************************************************************************)
EXTENDS SocketState, FiniteSets

CONSTANTS
  Socket,       \* identities of underlying sockets; no process ever sees one
  Info,         \* protocol infos
  Started,      \* processes that run from the start
  MaxRefs,      \* descriptors or infos of one socket, startups of one process; a model bounds them
  LeastTable    \* descriptors that a process can have open for certain

VARIABLES
  desc,       \* running process -> its open descriptors -> socket
  stale,      \* <<process, descriptor>> that do not know that their socket listens (U24)
  given,      \* <<process, descriptor>> that a process has without a call of its own (U34)
  inherit,    \* <<process, descriptor>> -> why it is perhaps not inherited; all others are
  recorded,   \* <<process, descriptor>> that CloseHandle closed and Winsock has a record of (U35)
  exited,     \* processes that have exited
  startups,   \* process -> how many of its startups are not undone, once that is known
  sock,       \* open socket -> what it holds
  refs,       \* open socket -> how many descriptors and unused infos it has
  info,       \* protocol info -> socket, target process, maker, descriptor opened with it
  signalled,  \* <<process, event object>> that are signalled
  autoReset,  \* <<process, event object>> that a wait resets; all others are manual-reset
  uncertain,  \* <<process, event object>> that other events may have signalled, unseen
  queue,      \* <<process, window>> -> what was posted; a step's messages are a set
  support,    \* <<socket type, option>> -> whether the implementation has it
  default,    \* <<socket type, option>> -> its default, as far as seen
  vacant,     \* <<socket type, address>> that a socket has had -> whether nothing stays there
  profile     \* what the implementation does where the documents are silent

lives   == <<exited, startups>>
handles == <<given, inherit, recorded>>
tables  == <<desc, stale, handles, lives, refs, info>>
objects == <<signalled, autoReset, uncertain, queue>>
learned == <<support, default, vacant, profile>>
vars    == <<tables, sock, objects, learned>>

\* Where no rule holds a call to its error, it may be any (KND-1, U7); "other" is
\* one that is named nowhere else.
AnyError == {
  "WSAENOTSOCK", "WSAEINVAL", "WSAEWOULDBLOCK", "WSAESHUTDOWN", "WSAEMFILE",
  "WSAENOPROTOOPT", "WSAETIMEDOUT", "WSAEOPNOTSUPP", "WSAENOTCONN", "WSAEISCONN",
  "WSAEFAULT", "WSAEACCES", "WSAEMSGSIZE", "WSA_INVALID_HANDLE", "WSA_INVALID_PARAMETER",
  "WSAECONNRESET", "WSAECONNABORTED", "WSAECONNREFUSED", "WSAEALREADY",
  "WSAEADDRINUSE", "WSANOTINITIALISED",
  "other"}

\* Whether the caller's buffer is one a trace need not tell: WSAEFAULT is always possible.
BadBuffer == {"WSAEFAULT"}

Table == PartialFn(Descriptor, Socket)
References == [descriptors: 0 .. MaxRefs, infos: 0 .. MaxRefs]
InfoState == [socket: Socket, target: Process, maker: Process,
              opened: Descriptor \cup {None}]
\* HANDLE_FLAG_INHERIT is clear, or follows from how the descriptor was opened (U33).
Inheritance == {"clear", "duplicate", "accepted", "accepted of clear", "inherited"}
Posted == [message: Message, handle: Descriptor \cup {None}, event: Event, code: Code]

TypeOK ==
  /\ IsPartialFn(desc, Process, Table)
  /\ stale \subseteq Process \X Descriptor
  /\ given \subseteq Process \X Descriptor
  /\ IsPartialFn(inherit, Process \X Descriptor, Inheritance)
  /\ recorded \subseteq Process \X Descriptor
  /\ exited \subseteq Process
  /\ IsPartialFn(sock, Socket, SocketState)
  /\ IsPartialFn(refs, Socket, References)
  /\ IsPartialFn(startups, Process, 0 .. MaxRefs)
  /\ IsPartialFn(info, Info, InfoState)
  /\ signalled \subseteq Process \X EventObject
  /\ autoReset \subseteq Process \X EventObject
  /\ uncertain \subseteq Process \X EventObject
  /\ IsPartialFn(queue, Process \X Window, BoundedSeq(SUBSET Posted, MaxQueue))
  /\ IsPartialFn(support, SocketType \X Option, BOOLEAN)
  /\ IsPartialFn(default, SocketType \X Option, Value)
  /\ IsPartialFn(vacant, SocketType \X Address, BOOLEAN)
  /\ profile \in Profile

InitialTables ==
  /\ desc = [p \in Started |-> EmptyFn]
  /\ stale = {}
  /\ given = {}
  /\ inherit = EmptyFn
  /\ recorded = {}
  /\ exited = {}
  /\ sock = EmptyFn
  /\ refs = EmptyFn
  /\ info = EmptyFn
  /\ signalled = {}
  /\ autoReset = {}
  /\ uncertain = {}
  /\ queue = EmptyFn
  /\ support = EmptyFn
  /\ default = EmptyFn
  /\ vacant = EmptyFn

Init == InitialTables /\ startups = EmptyFn /\ profile \in Profile
-----------------------------------------------------------------------------
(* Descriptors and what they name *)

Runs(p) == p \in DOMAIN desc

\* (DSC-1, CLS-1) A value is a descriptor in its own process, until it is closed.
IsHandle(p, d) == d \in DOMAIN desc[p]
Of(p, d) == sock[desc[p][d]]

\* (STU-1) A process that is seen to open a socket, and not to call WSAStartup before, has
\* called it once; of others it is not known.
StartedBy(p) == IF p \in DOMAIN startups THEN startups ELSE With(startups, p, 1)
IsReady(p) == p \in DOMAIN startups => startups[p] > 0
NotReady(p) ==
  IF p \in DOMAIN startups => startups[p] = 0 THEN {"WSANOTINITIALISED"} ELSE {}

\* (STU-1) Calls on sockets know a descriptor where there is a startup.
IsOpen(p, d) == IsHandle(p, d) /\ IsReady(p)

\* (U34) Of one that the process has without a call of its own each call knows, or does not.
Unknown(p, d) ==
  IF <<p, d>> \in given /\ profile.U34 = "not by all" THEN {"WSAENOTSOCK"} ELSE {}

\* (STU-1, U9) Where there is no startup there is no descriptor either, but for those that a
\* process has without a call of its own.
NotSock(p, d) ==
  NotReady(p) \cup (IF IsOpen(p, d) THEN Unknown(p, d) ELSE {"WSAENOTSOCK"})

\* Whether a failing call has reached the socket.
Reaches(p, d, err) == IsOpen(p, d) /\ err \notin {"WSANOTINITIALISED", "WSAENOTSOCK"}
DescriptorsOf(s) == UNION {{<<p, d>> : d \in {c \in DOMAIN desc[p] : desc[p][c] = s}} :
                             p \in DOMAIN desc}

\* (DSC-4) The table may be full.
MayBeFull(p) == Cardinality(DOMAIN desc[p]) >= LeastTable

\* An event object, or the window's queue, is told what happened to a socket.
Signal(set, out) ==
  LET reg == out.k.reg
  IN  IF out.told # {} /\ reg.kind = "event" /\ reg.event # None
      THEN set \cup {<<reg.process, reg.event>>} ELSE set

\* (NOT-1) One message per event, (NOT-2) those of one step in any order; (ERR-1) its error
\* code stays what it was.
Post(q, out) ==
  LET reg == out.k.reg
      x   == <<reg.process, reg.window>>
      new == {[message |-> reg.message, handle |-> reg.handle, event |-> e,
               code |-> CodeOf(out.k, e)] : e \in out.told}
  IN  IF out.told # {} /\ reg.kind = "window" /\ reg.window # None
      THEN With(q, x, Append(IF x \in DOMAIN q THEN q[x] ELSE <<>>, new)) ELSE q

\* (NOT-1) A registration that nominates other events may be told of them at any time, as one
\* that nominates FD_CONNECT where nobody has told how the socket is connected.
\* What becomes of the event object's signals is known by waits alone, from then on.
Doubted(out) ==
  LET reg == out.k.reg
  IN  IF reg.kind = "event" /\ (reg.others \/ MayConnect(out.k)) /\ reg.event # None
      THEN uncertain \cup {<<reg.process, reg.event>>} ELSE uncertain

\* A step of one socket: its new state, and its registration told.
StepOf(s, out) ==
  /\ sock' = [sock EXCEPT ![s] = out.k]
  /\ signalled' = Signal(signalled, out)
  /\ uncertain' = Doubted(out)
  /\ queue' = Post(queue, out)
  /\ UNCHANGED autoReset

\* A step of one socket that tells nobody.
Change(s, k) ==
  /\ sock' = [sock EXCEPT ![s] = k]
  /\ UNCHANGED objects

Nothing == UNCHANGED vars
-----------------------------------------------------------------------------
(* Startup *)

\* WSAStartup: one more that is to be undone (STU-2).
Startup(p) ==
  /\ Runs(p)                                       \* CLS-3
  /\ startups' = With(startups, p, IF p \in DOMAIN startups THEN startups[p] + 1 ELSE 1)
  /\ UNCHANGED <<desc, stale, handles, exited, refs, info, sock, objects, learned>>

\* What a system lacks, or a version that it does not have, is named nowhere else.
StartupErrors == {"other"}

\* WSAStartup fails, for what the rules say nothing of.
StartupFails(p, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in StartupErrors \cup BadBuffer          \* STU-2
  /\ Nothing

\* socket, or WSACleanup, that fails for want of a startup tells that there is none.
Unready(p, err) ==
  /\ startups' = IF err = "WSANOTINITIALISED" THEN With(startups, p, 0) ELSE startups
  /\ UNCHANGED <<desc, stale, handles, exited, refs, info, sock, objects, learned>>

\* WSACleanup fails where there is nothing to undo (STU-2).
CleanupFails(p, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in NotReady(p)                           \* STU-2
  /\ Unready(p, err)
-----------------------------------------------------------------------------
(* Opening and duplicating *)

\* (INH-2, INH-3) HANDLE_FLAG_INHERIT of a new descriptor: set, unless it is not to be inherited.
WithFlag(p, d, inherits) == IF inherits THEN inherit ELSE With(inherit, <<p, d>>, "clear")

\* What is said of a new socket: that it has no address, or, of a stream, is not connected.
Opened(type, connected, bound) ==
  IF ~bound THEN IsUnbound(Fresh(type))
  ELSE IF connected \/ type = "SOCK_DGRAM" THEN Fresh(type) ELSE FreshIdle

\* socket: a fresh socket and its first descriptor (OPT-2, BLK-1, DSC-3), which children of the
\* process inherit, or not (INH-3).
OpenSocket(p, type, connected, bound, inherits, d, s) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-1
  /\ ~IsHandle(p, d)                               \* DSC-1 DSC-3
  /\ s \notin DOMAIN sock
  /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
  /\ sock' = With(sock, s, Opened(type, connected, bound))
  /\ refs' = With(refs, s, [descriptors |-> 1, infos |-> 0])
  /\ startups' = StartedBy(p)
  /\ inherit' = WithFlag(p, d, inherits)
  /\ UNCHANGED <<stale, given, recorded, exited, info, objects, learned>>

OpenSocketErrors(p) ==
  (IF MayBeFull(p) THEN {"WSAEMFILE"} ELSE {}) \cup NotReady(p)

\* socket fails for want of a descriptor (DSC-4), or of a startup (STU-1).
OpenSocketFails(p, type, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in OpenSocketErrors(p)                   \* DSC-4 STU-1
  /\ Unready(p, err)

\* WSADuplicateSocket: no descriptor yet, but an info for process q (DUP-1, DUP-4).
\* Of a target that was never seen, the answer tells whether it exists (DUP-3).
DuplicateSocket(p, d, q, i) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DUP-3 DSC-1 CLS-1
  /\ q \notin exited                               \* DUP-3
  /\ i \in DOMAIN info => info[i].opened # None
  /\ LET s == desc[p][d]
     IN  /\ info' = With(info, i, [socket |-> s, target |-> q, maker |-> p, opened |-> None])
         /\ refs' = [refs EXCEPT ![s].infos = @ + 1]
  /\ desc' = IF Runs(q) THEN desc ELSE With(desc, q, EmptyFn)
  /\ UNCHANGED <<stale, handles, lives, sock, objects, learned>>

DuplicateSocketErrors(p, d, q) ==
  NotSock(p, d) \cup (IF Runs(q) THEN {} ELSE {"WSAEINVAL"})

\* WSADuplicateSocket fails; where two errors apply, with either (DUP-3, U9).
DuplicateSocketFails(p, d, q, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in DuplicateSocketErrors(p, d, q) \cup BadBuffer   \* DUP-3
  /\ Nothing

\* The descriptors that an info opens are of the very socket it was made from.
OpenedBy(i) == info[i].socket

\* (U6) An info that was used holds its socket open no longer, (U25) and is void or
\* not.
UsedFor(i, d) ==
  IF profile.U25 = "same" THEN [info EXCEPT ![i].opened = d] ELSE Without(info, {i})

\* WSASocket with an info: an additional descriptor of the same underlying socket,
\* in the target process, once (DUP-1, DUP-2, DUP-4); from then on that one (U25).  Whether
\* children inherit it is the descriptor's (INH-2, U33).
OpenDuplicate(p, i, inherits, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-1
  /\ i \in DOMAIN info                             \* DUP-2 CLS-2
  /\ info[i].target = p                            \* DUP-2
  /\ IF info[i].opened # None
     THEN /\ d = info[i].opened                    \* DUP-2
          /\ Nothing
     ELSE /\ ~IsHandle(p, d)                       \* DSC-1 DSC-3 DUP-2
          /\ LET s == OpenedBy(i)
             IN  /\ desc' = [desc EXCEPT ![p] = With(@, d, s)]
                 /\ refs' = [refs EXCEPT ![s].descriptors = @ + 1, ![s].infos = @ - 1]
          /\ info' = UsedFor(i, d)
          /\ startups' = StartedBy(p)
          /\ inherit' = With(inherit, <<p, d>>, IF inherits THEN "duplicate" ELSE "clear")
          /\ UNCHANGED <<stale, given, recorded, exited, sock, objects, learned>>

OpenDuplicateErrors(p, i) ==
  IF i \in DOMAIN info /\ info[i].target = p
  THEN NotReady(p) \cup (IF info[i].opened = None /\ MayBeFull(p) THEN {"WSAEMFILE"} ELSE {})
  ELSE AnyError

\* WSASocket fails: with any error where the info is used, dead or another
\* process's (DUP-2, U7), for want of a descriptor where it is not (DSC-4), or of a startup
\* (STU-1).
OpenDuplicateFails(p, i, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in OpenDuplicateErrors(p, i)             \* DUP-1 DUP-2 CLS-2 DSC-4 STU-1
  /\ Nothing
-----------------------------------------------------------------------------
(* Options and blocking mode *)

Supports(type, o) ==
  IF o \in KnownOption THEN o \in OptionOf(type)
  ELSE IF o \in ReadOption THEN TRUE
  ELSE <<type, o>> \in DOMAIN support => support[<<type, o>>]
MayLack(type, o) ==
  IF o \in KnownOption THEN o \notin OptionOf(type)
  ELSE IF o \in ReadOption THEN TRUE
  ELSE <<type, o>> \in DOMAIN support => ~support[<<type, o>>]

\* (OPT-3) An option that no document names is there or not, always the same.
Learn(type, o, answer) ==
  support' = IF o \in KnownOption \cup ReadOption THEN support ELSE With(support, <<type, o>>, answer)

\* setsockopt: for all descriptors of the socket, from now on (OPT-1, STA-1, DSC-2).
SetOption(p, d, o, v) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* OPT-3 DSC-1 CLS-1
  /\ Supports(Of(p, d).type, o)                    \* OPT-3
  /\ Learn(Of(p, d).type, o, TRUE)
  /\ IF o \in ReadOption THEN UNCHANGED <<sock, objects>>
     ELSE Change(desc[p][d], DoSetOption(Of(p, d), o, v))
  /\ UNCHANGED <<tables, default, vacant, profile>>

\* An option of another level or type of socket is as good as an invalid argument.
LackErrors == {"WSAENOPROTOOPT", "WSAEINVAL"}

OptionErrors(p, d, o) ==
  (IF IsOpen(p, d)
   THEN IF Of(p, d).role = "reset" THEN AnyError
        ELSE IF MayLack(Of(p, d).type, o) THEN LackErrors ELSE {}
   ELSE IF o \in KnownOption THEN {} ELSE {"WSAENOPROTOOPT"})
    \cup NotSock(p, d)
    \cup (IF o \in KnownOption THEN {} ELSE {"WSAEINVAL"})
    \cup BadBuffer

SetOptionErrors(p, d, o, v) ==
  OptionErrors(p, d, o)
    \cup (IF o \in KnownOption /\ TakenValue(o, v) THEN {} ELSE {"WSAEINVAL"})

\* An error for want of the option tells that the implementation lacks it; after a reset it
\* is an error like others.
LearnLack(p, d, o, err) ==
  IF err = "WSAENOPROTOOPT" /\ IsOpen(p, d) /\ Of(p, d).role # "reset"
  THEN Learn(Of(p, d).type, o, FALSE)
  ELSE UNCHANGED support

\* setsockopt fails (OPT-3); where two errors apply, with either (U9).
SetOptionFails(p, d, o, v, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in SetOptionErrors(p, d, o, v)           \* OPT-3 STA-1
  /\ LearnLack(p, d, o, err)
  /\ UNCHANGED <<tables, sock, objects, default, vacant, profile>>

\* (OPT-1) What an option reads as that was set.
ValuesSet(k, o) ==
  IF k.options[o] = Either /\ o \in BooleanOption THEN {0, 1} ELSE {k.options[o]}

\* The value of an option: as it was set, or the default if that was seen.
OptionValues(p, d, o, v) ==
  LET k == Of(p, d)
  IN  IF o \in StateOption THEN {Meaning(o, v)}
      ELSE IF o \in DOMAIN k.options THEN ValuesSet(k, o)
      ELSE IF <<k.type, o>> \in DOMAIN default THEN {default[<<k.type, o>>]}
      ELSE {Meaning(o, v)}

\* (OPT-4, STA-1) A socket that listens says so, (U24) through descriptors that know it.
IsState(p, d, o, v) ==
  o = "SO_ACCEPTCONN" => \/ v # 0 <=> Of(p, d).role = "listening"
                         \/ <<p, d>> \in stale

\* getsockopt: what was set last, by whomever (OPT-1), or the default (OPT-2); or what the
\* socket is (OPT-4).
GetOption(p, d, o, v) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* OPT-3 DSC-1 CLS-1
  /\ Supports(Of(p, d).type, o)                    \* OPT-3
  /\ Meaning(o, v) \in OptionValues(p, d, o, v)    \* OPT-1 OPT-2 STA-1 REG-8
  /\ Learn(Of(p, d).type, o, TRUE)
  /\ IsState(p, d, o, v)                           \* OPT-4 STA-1
  /\ default' = IF o \in DOMAIN Of(p, d).options \cup StateOption THEN default
                ELSE With(default, <<Of(p, d).type, o>>, Meaning(o, v))
  /\ UNCHANGED <<tables, sock, objects, vacant, profile>>

\* getsockopt fails (OPT-3); where two errors apply, with either (U9).
GetOptionFails(p, d, o, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in OptionErrors(p, d, o)                 \* OPT-3 STA-1
  /\ LearnLack(p, d, o, err)
  /\ UNCHANGED <<tables, sock, objects, default, vacant, profile>>

\* ioctlsocket with FIONBIO (BLK-2, STA-1).
SetBlocking(p, d, nonblocking) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ MaySetBlocking(Of(p, d), nonblocking)         \* BLK-2 REG-7 REG-10
  /\ Change(desc[p][d], DoSetBlocking(Of(p, d), nonblocking))
  /\ UNCHANGED <<tables, learned>>

SetBlockingErrors(p, d, nonblocking) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE IF MaySetBlocking(Of(p, d), nonblocking) THEN {} ELSE {"WSAEINVAL"}

\* ioctlsocket with FIONBIO fails (BLK-2).
SetBlockingFails(p, d, nonblocking, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in SetBlockingErrors(p, d, nonblocking) \cup NotSock(p, d)
              \cup BadBuffer                       \* BLK-2 REG-4 DSC-1 CLS-1
  /\ Nothing
-----------------------------------------------------------------------------
(* Registration and notification *)

EventRegistration(p, d, e, mask, others) == [
  NoRegistration EXCEPT !.kind = "event", !.process = p, !.event = e, !.mask = mask,
                        !.others = others, !.handle = d, !.maker = TRUE]
WindowRegistration(p, d, w, m, mask, others) == [
  NoRegistration EXCEPT !.kind = "window", !.process = p, !.window = w, !.message = m,
                        !.mask = mask, !.others = others, !.handle = d, !.maker = TRUE]

\* A registration replaces the socket's one and only (REG-1, REG-2); mask 0 cancels.
Select(s, reg) ==
  IF Nominates(reg.mask, reg.others) THEN StepOf(s, DoRegister(profile, sock[s], reg))
  ELSE Change(s, DoCancel(profile, sock[s], reg))

\* WSAEventSelect: through any descriptor it cancels what was registered through any
\* (REG-1, REG-2, REG-3, REG-4, BLK-1); what holds is told at once (NOT-2).
EventSelect(p, d, e, mask, others) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Nominates(mask, others) => e \notin {None, Invalid}   \* REG-9
  /\ Select(desc[p][d], EventRegistration(p, d, e, mask, others))
  /\ UNCHANGED <<tables, learned>>

\* WSAAsyncSelect: the same with a window and a message (REG-1, REG-2, REG-4, BLK-1).
AsyncSelect(p, d, w, m, mask, others) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Nominates(mask, others) => w \notin {None, Invalid}   \* REG-9
  /\ Select(desc[p][d], WindowRegistration(p, d, w, m, mask, others))
  /\ UNCHANGED <<tables, learned>>

SelectErrors(p, d, object, mask, others) ==
  NotSock(p, d)
    \cup (IF Nominates(mask, others) /\ object \in {None, Invalid} THEN {"WSAEINVAL"} ELSE {})

\* WSAEventSelect fails and leaves the registration as it was (REG-9, U9).
EventSelectFails(p, d, e, mask, others, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in SelectErrors(p, d, e, mask, others)   \* REG-9 REG-4 DSC-1 DSC-2
  /\ Nothing

\* WSAAsyncSelect fails and leaves the registration as it was (REG-9, U9).
AsyncSelectFails(p, d, w, mask, others, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in SelectErrors(p, d, w, mask, others)   \* REG-9 REG-4 DSC-1 DSC-2
  /\ Nothing

\* (RST-1) What a call on a connection fails with that its peer has reset.
ResetErrors == {"WSAECONNRESET", "WSAECONNABORTED"}

\* The errors of an attempt that does not succeed; "other" are those of the network.
CannotConnect == {"WSAECONNREFUSED", "WSAETIMEDOUT", "WSAEACCES", "WSAEADDRINUSE", "other"}

\* (ERR-1, ERR-2, ERR-3) Errors that say what a code is to tell; no error is 0.
ErrorsOf(code) ==
  CASE code = "none"    -> {}
    [] code = "attempt" -> CannotConnect
    [] code = "unknown" -> AnyError
    [] OTHER            -> ResetErrors
Says(errors, code) ==
  IF errors = {} THEN code \notin {"attempt", "reset"} ELSE errors \subseteq ErrorsOf(code)

\* The codes of these events, as far as they are told: errors has no error or one for each.
AreDue(errors, k, events) ==
  \A x \in events : IF x \in DOMAIN errors THEN Says(errors[x], CodeOf(k, x)) ELSE TRUE
Codeless == Event \ {"FD_CONNECT", "FD_CLOSE"}

\* FD_CONNECT is reported of an attempt that has failed.
HasFailed(errors) ==
  IF "FD_CONNECT" \in DOMAIN errors THEN errors["FD_CONNECT"] # {} ELSE FALSE

\* Of a socket that may be connected yet, FD_CONNECT may be reported, and FD_WRITE need not be:
\* then it was not connected.
Unasked(k) == IF k.reg.kind = "event" /\ MayConnect(k) THEN {"FD_CONNECT"} ELSE {}
Doubtful(k) == IF MayConnect(k) THEN Presumed(k) ELSE {}
AsReported(k, events, errors) ==
  IF (Reported(k) \cap Doubtful(k)) \ events # {} THEN Idle(k)
  ELSE IF Unasked(k) \cap events # {} /\ ~HasFailed(errors) THEN Connected(k)
  ELSE k

\* WSAEnumNetworkEvents: returns the record, clears it and resets the event object in
\* one step, through any descriptor; it cancels nothing (NOT-8, NOT-9, U12).  Other events
\* may be among them where they are nominated.  Each has an error code, if that is told (ERR-1,
\* ERR-2, ERR-3, U36).
EnumNetworkEvents(p, d, e, events, others, errors) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DUP-1 DSC-1 CLS-1
  /\ e # Invalid                                   \* NOT-8
  /\ Reported(Of(p, d)) \ Doubtful(Of(p, d)) \subseteq events   \* NOT-2 NOT-5 NOT-7 NOT-8
  /\ events \subseteq Reported(Of(p, d)) \cup Unasked(Of(p, d))   \* NOT-1 NOT-3 NOT-8 NOT-9 REG-2
  /\ others => Of(p, d).reg.kind = "event" /\ Of(p, d).reg.others   \* NOT-1 NOT-9 REG-2
  /\ AreDue(errors, Of(p, d), Codeless)            \* ERR-1
  /\ AreDue(errors, Of(p, d), {"FD_CONNECT"})      \* ERR-2
  /\ AreDue(errors, Of(p, d), {"FD_CLOSE"})        \* ERR-3
  /\ sock' = [sock EXCEPT ![desc[p][d]] = DoEnum(profile, AsReported(@, events, errors))]
  /\ signalled' = signalled \ {<<p, e>>}
  /\ UNCHANGED <<tables, autoReset, uncertain, queue, learned>>

\* What reads both handles has one error for either: WSAENOTSOCK.
EnumErrors(p, d, e) ==
  NotSock(p, d)
    \cup (IF e = Invalid THEN {"WSAEINVAL", "WSA_INVALID_HANDLE", "WSAENOTSOCK"} ELSE {})

\* WSAEnumNetworkEvents fails, clearing and resetting nothing (NOT-8, U9).
EnumNetworkEventsFails(p, d, e, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in EnumErrors(p, d, e) \cup BadBuffer   \* NOT-8 DSC-1 DSC-2
  /\ Nothing

\* An object of that name is there for certain: something is known of it.
Lives(p, e) ==
  \/ <<p, e>> \in signalled \cup autoReset \cup uncertain
  \/ \E s \in DOMAIN sock :
       /\ sock[s].reg.kind = "event"
       /\ sock[s].reg.process = p /\ sock[s].reg.event = e

\* CreateEvent, or WSACreateEvent, which makes a manual-reset one: a fresh event object,
\* not signalled (EVO-1).  Those that nobody is seen to make are manual-reset.
CreateEvent(p, e, manual) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \notin {None, Invalid}
  /\ ~Lives(p, e)                                  \* EVO-1
  /\ autoReset' = IF manual THEN autoReset ELSE autoReset \cup {<<p, e>>}
  /\ UNCHANGED <<tables, sock, signalled, uncertain, queue, learned>>

\* WSAWaitForMultipleEvents, a poll of one event object (NOT-1); where it is signalled and
\* auto-reset, the wait resets it (EVO-2).
WaitForEvent(p, e, isSet) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \notin {None, Invalid}                      \* REG-10
  /\ <<p, e>> \in autoReset \ uncertain =>
       (isSet <=> <<p, e>> \in signalled)           \* NOT-1 EVO-2
  /\ isSet => <<p, e>> \in signalled \cup uncertain   \* NOT-1 NOT-3 REG-2 REG-3
  /\ <<p, e>> \in signalled => isSet               \* NOT-1 NOT-2 NOT-5 NOT-7
  /\ signalled' = IF isSet /\ <<p, e>> \notin autoReset THEN signalled \cup {<<p, e>>}
                  ELSE signalled \ {<<p, e>>}
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

\* It waits, if it has time and is no poll, for what is not signalled (EVO-3).
EventWaits(p, e, hasTime) ==
  /\ Runs(p)                                       \* CLS-3
  /\ hasTime                                       \* BLK-3
  /\ e \notin {None, Invalid}                      \* REG-10
  /\ <<p, e>> \notin signalled                     \* EVO-3 NOT-1 NOT-2 NOT-5 NOT-7
  /\ Nothing

\* A wait for several event objects names them in a list; its index counts from 0.
MostObjects == 64
TimedOut == -1
ObjectsIn(p, list) == {<<p, list[i]>> : i \in 1 .. Len(list)}

\* The objects for which it returns: the one of the index, or all (EVO-4).
FoundBy(p, list, all, index) ==
  IF index = TimedOut THEN {}
  ELSE IF all THEN ObjectsIn(p, list) ELSE {<<p, list[index + 1]>>}

\* Those that it has seen not to be signalled: before the one of the index, or all (EVO-3).
PassedBy(p, list, all, index) ==
  IF all THEN {}
  ELSE ObjectsIn(p, IF index = TimedOut THEN list ELSE SubSeq(list, 1, index))

\* Those that it resets (EVO-2).
ResetBy(p, list, all, index) == FoundBy(p, list, all, index) \cap autoReset

AllAreSignalled(p, list) == ObjectsIn(p, list) \subseteq signalled
IsNumber(n) == n \in 1 .. MostObjects
NotAllThere(list) == \E i \in 1 .. Len(list) : list[i] \in {None, Invalid}
OneIsTwice(p, list) == Cardinality(ObjectsIn(p, list)) < Len(list)

\* WSAWaitForMultipleEvents for several event objects, a poll in one step: for the first of
\* them that is signalled (EVO-3), or for all at once (EVO-4); how many, EVO-5.  Of those for
\* which it returns it resets the auto-reset ones (EVO-2).
WaitForEvents(p, list, all, index) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsNumber(Len(list))                           \* EVO-5
  /\ index < Len(list)
  /\ ~NotAllThere(list)                            \* REG-10
  /\ all => FoundBy(p, list, all, index) \subseteq signalled \cup uncertain   \* EVO-4 NOT-1
  /\ FoundBy(p, list, all, index) \cap (autoReset \ uncertain) \subseteq signalled   \* NOT-1 EVO-2
  /\ FoundBy(p, list, all, index) \subseteq signalled \cup uncertain   \* NOT-1 NOT-3 REG-2 REG-3
  /\ PassedBy(p, list, all, index) \cap signalled = {}   \* EVO-3 NOT-1 NOT-2 NOT-5 NOT-7
  /\ all /\ index = TimedOut => ~AllAreSignalled(p, list)   \* EVO-4 NOT-1 NOT-2 NOT-5 NOT-7
  /\ signalled' = (signalled \cup FoundBy(p, list, all, index)) \ ResetBy(p, list, all, index)
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

\* It waits, if it has time, for one of them or all (EVO-3, EVO-4).
EventsWait(p, list, all, hasTime) ==
  /\ Runs(p)                                       \* CLS-3
  /\ hasTime                                       \* BLK-3
  /\ IsNumber(Len(list))                           \* EVO-5
  /\ ~NotAllThere(list)                            \* REG-10
  /\ ~all => ObjectsIn(p, list) \cap signalled = {}   \* EVO-3 NOT-1 NOT-2 NOT-5 NOT-7
  /\ all => ~AllAreSignalled(p, list)              \* EVO-4 NOT-1 NOT-2 NOT-5 NOT-7
  /\ all => ~OneIsTwice(p, list)                   \* EVO-5
  /\ Nothing

\* A list with an object that is none, or with a wrong number of objects.
WaitErrors(p, list, all) ==
  (IF NotAllThere(list) THEN AnyError ELSE {})
    \cup (IF ~IsNumber(Len(list)) \/ (all /\ OneIsTwice(p, list))
          THEN {"WSA_INVALID_PARAMETER"} ELSE {})
    \cup NotReady(p)

\* WSAWaitForMultipleEvents for several fails, and resets nothing (EVO-5, REG-10).
WaitForEventsFails(p, list, all, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in WaitErrors(p, list, all)              \* EVO-5 REG-10 STU-1
  /\ Nothing

\* WSASetEvent.
SetEvent(p, e) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \notin {None, Invalid}                      \* REG-10
  /\ signalled' = signalled \cup {<<p, e>>}
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

\* WSAResetEvent.
ResetEvent(p, e) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \notin {None, Invalid}                      \* REG-10
  /\ signalled' = signalled \ {<<p, e>>}
  /\ UNCHANGED <<tables, sock, autoReset, uncertain, queue, learned>>

\* Registrations of this object stand, but tell nobody any more (REG-10).
Orphaned(Ended(_)) ==
  [s \in DOMAIN sock |-> DoOrphan(sock[s], Ended)]

\* WSACloseEvent: a later object of the same name is another object (REG-10).
CloseEvent(p, e) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \notin {None, Invalid}                      \* REG-10
  /\ LET Ended(reg) == reg.process = p /\ reg.kind = "event" /\ reg.event = e
     IN  sock' = Orphaned(Ended)
  /\ signalled' = signalled \ {<<p, e>>}
  /\ autoReset' = autoReset \ {<<p, e>>}
  /\ uncertain' = uncertain \ {<<p, e>>}
  /\ UNCHANGED <<tables, queue, learned>>

\* DestroyWindow: its messages are gone, its registrations stand (REG-10).
DestroyWindow(p, w) ==
  /\ Runs(p)                                       \* CLS-3
  /\ w \notin {None, Invalid}                      \* REG-10
  /\ LET Ended(reg) == reg.process = p /\ reg.kind = "window" /\ reg.window = w
     IN  sock' = Orphaned(Ended)
  /\ queue' = Without(queue, {<<p, w>>})
  /\ UNCHANGED <<tables, signalled, autoReset, uncertain, learned>>

\* A call on a handle of no object fails (REG-10).
HandleFails(p, object) ==
  /\ Runs(p)                                       \* CLS-3
  /\ object \in {None, Invalid}                    \* REG-10
  /\ Nothing

\* A call on an event object, which needs no startup everywhere (STU-1), fails so, too.
EventFails(p, e, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ e \in {None, Invalid} \/ err \in NotReady(p)   \* REG-10 STU-1
  /\ Nothing

\* CreateEvent, or WSACreateEvent, fails for want of a startup (STU-1).
CreateEventFails(p, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in NotReady(p)                           \* STU-1
  /\ Nothing

\* A queue without one of its foremost messages.
Taken(x, m) ==
  LET rest == Head(queue[x]) \ {m}
      left == IF rest = {} THEN Tail(queue[x]) ELSE <<rest>> \o Tail(queue[x])
  IN  IF left = <<>> THEN Without(queue, {x}) ELSE With(queue, x, left)

\* A message of FD_CONNECT, of a socket that may be connected yet, which is not known to be
\* posted.
IsWaiting(p, w, e) ==
  IF <<p, w>> \in DOMAIN queue THEN \E x \in Head(queue[<<p, w>>]) : x.event = e ELSE FALSE
IsUnasked(p, w, m, d, e) ==
  IF e # "FD_CONNECT" THEN FALSE
  ELSE IF IsWaiting(p, w, e) THEN FALSE
  ELSE IF ~IsOpen(p, d) THEN FALSE
  ELSE LET reg == Of(p, d).reg
       IN  /\ MayConnect(Of(p, d))
           /\ reg.kind = "window" /\ reg.process = p /\ reg.window = w /\ reg.message = m

\* The code of a message of these events, as far as it is told.
TellsCode(errors, x, events) ==
  \A e \in events : IF e \in DOMAIN errors THEN Says(errors[e], x.code) ELSE TRUE

\* PeekMessage: the oldest message, whatever has become of its socket (REG-6, NOT-1).
\* The name that a message carries is held to while it names a descriptor, its error code, if that
\* is told, to what it was when the message was posted (ERR-1, ERR-2, ERR-3, U36).
PeekMessage(p, w, m, d, e, errors) ==
  /\ Runs(p)                                       \* CLS-3
  /\ w \notin {None, Invalid}                      \* REG-10
  /\ IF IsUnasked(p, w, m, d, e) THEN UNCHANGED queue
     ELSE /\ <<p, w>> \in DOMAIN queue              \* NOT-1 NOT-3 REG-2 REG-3
          /\ \E x \in Head(queue[<<p, w>>]) :
               /\ x.message = m                     \* REG-1 REG-2
               /\ x.event = e                       \* NOT-1 NOT-3
               /\ x.handle = d \/ ~IsOpen(p, x.handle)   \* NOT-1
               /\ TellsCode(errors, x, Codeless)    \* ERR-1
               /\ TellsCode(errors, x, {"FD_CONNECT"})   \* ERR-2
               /\ TellsCode(errors, x, {"FD_CLOSE"})     \* ERR-3
               /\ queue' = Taken(<<p, w>>, x)
  /\ UNCHANGED <<tables, sock, signalled, autoReset, uncertain, learned>>

\* GetMessage takes a message as PeekMessage does, but that it waits for one (MSG-1).
GetMessage(p, w, m, d, e, errors) ==
  /\ Runs(p)                                       \* CLS-3
  /\ PeekMessage(p, w, m, d, e, errors)

\* It waits as long as there is no message (MSG-1).
MessageWaits(p, w) ==
  /\ Runs(p)                                       \* CLS-3
  /\ w \notin {None, Invalid}                      \* REG-10
  /\ <<p, w>> \notin DOMAIN queue                  \* MSG-1 NOT-1 NOT-2 NOT-5 NOT-7 REG-6
  /\ Nothing

\* PeekMessage finds nothing (NOT-1).
PeekNoMessage(p, w) ==
  /\ Runs(p)                                       \* CLS-3
  /\ w \notin {None, Invalid}                      \* REG-10
  /\ <<p, w>> \notin DOMAIN queue                  \* NOT-1 NOT-2 NOT-5 NOT-7 REG-6
  /\ Nothing
-----------------------------------------------------------------------------
(* Data *)

ResetError(k) == IF k.role = "reset" THEN ResetErrors ELSE {}

\* Of n bytes a call with a buffer of that length can tell; of none one with an invalid buffer.
Within(n, length) == length = AnyLength \/ n <= length
IsValid(buffer, n) == buffer # Invalid \/ n = 0

\* (DAT-3) A blocking call sends all of a stream's bytes, unless it may give up; (DAT-2) a
\* datagram is sent whole.
SendsAll(k) ==
  k.type = "SOCK_DGRAM" \/ (k.blocking /\ ~MayTimeOut(k, "SO_SNDTIMEO"))

\* send takes bytes (NOT-4, DAT-3, U21).
Send(p, d, length, buffer, n) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role # "listening"                   \* KND-1
  /\ Of(p, d).role \notin Unconnected              \* CON-4
  /\ ~Of(p, d).noSend                              \* SHT-1
  /\ IF length = 0 THEN TRUE ELSE Of(p, d).role # "reset"   \* RST-1
  /\ IF length = 0 THEN TRUE ELSE Of(p, d).room    \* NOT-6 STA-1
  /\ IF length = 0 THEN n = 0 ELSE n > 0           \* DAT-3
  /\ Within(n, length)                             \* DAT-3
  /\ IsValid(buffer, n)                            \* DAT-3
  /\ IF SendsAll(Of(p, d)) THEN Within(length, n) ELSE TRUE   \* DAT-3 DAT-2
  /\ Change(desc[p][d], DoSend(profile, Of(p, d)))
  /\ UNCHANGED <<tables, learned>>

\* (CON-4) Of a fresh socket it may turn out that it is not connected; (U24) a descriptor may
\* not know that its socket is.
MayNotBeConnected(p, d) ==
  IF ~IsOpen(p, d) THEN {}
  ELSE IF Of(p, d).role = "fresh" THEN {"WSAENOTCONN"}
  ELSE IF Of(p, d).role # "listening" /\ <<p, d>> \in stale THEN {"WSAENOTCONN"}
  ELSE {}

\* (CON-4) Where there is no connection, that is what a call says, if its buffer is good.
UnconnectedErrors == {"WSAENOTCONN"}
FitsConnection(p, d, err) ==
  IF ~IsOpen(p, d) THEN TRUE
  ELSE IF Of(p, d).role \in Unconnected
  THEN err \in UnconnectedErrors \cup BadBuffer \cup NotSock(p, d)
  ELSE TRUE

\* What that says of the socket.
ThenIdle(k) == IF k.role = "fresh" THEN Idle(k) ELSE k

\* Every implementation takes datagrams of this length.
LeastDatagram == 548

SendErrors(p, d, length) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF k.role = "listening" THEN AnyError
           ELSE IF k.role \in Unconnected THEN UnconnectedErrors
           ELSE IF k.noSend THEN {"WSAESHUTDOWN"} \cup ResetError(k)
           ELSE IF k.role = "reset" THEN ResetErrors
           ELSE IF k.type = "SOCK_DGRAM" /\ length > LeastDatagram THEN {"WSAEMSGSIZE"}
           ELSE IF k.room THEN {}
           ELSE IF ~k.blocking THEN {"WSAEWOULDBLOCK"}
           ELSE IF MayTimeOut(k, "SO_SNDTIMEO") THEN {"WSAETIMEDOUT"}
           ELSE {}

\* send fails; FD_WRITE follows once there is room (SHT-1, CON-4, NOT-4, NOT-6, BLK-1, U26).
SendFails(p, d, length, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ FitsConnection(p, d, err)                    \* CON-4
  /\ err \in SendErrors(p, d, length) \cup BadBuffer \cup NotSock(p, d)
              \cup MayNotBeConnected(p, d)         \* SHT-1 CLS-2 BLK-1 KND-1 DSC-1 DSC-2
  /\ IF Reaches(p, d, err) /\ Of(p, d).role # "listening"
     THEN Change(desc[p][d], IF err = "WSAEFAULT" THEN DoSendBadBuffer(profile, Of(p, d))
                             ELSE IF err = "WSAENOTCONN" THEN ThenIdle(Of(p, d))
                             ELSE DoSendFails(profile, Of(p, d)))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* send waits for room (BLK-3, NOT-6).
SendWaits(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-3
  /\ IsOpen(p, d)                                  \* CLS-1 DSC-1
  /\ Of(p, d).role # "listening"                   \* KND-1
  /\ Of(p, d).role \notin Unconnected              \* CON-4
  /\ ~Of(p, d).noSend                              \* SHT-1
  /\ ~Of(p, d).room                                \* BLK-3 NOT-6
  /\ Of(p, d).blocking                             \* BLK-1
  /\ Nothing

\* Nothing is read at the end, or where nothing was asked for; (DAT-2) a datagram may be
\* empty.
MayReadNothing(k, length) ==
  IF k.type = "SOCK_DGRAM" THEN TRUE
  ELSE IF length = 0 THEN TRUE
  ELSE k.data = <<>> /\ k.peerClosed

\* (DAT-2) Of a datagram all is read, or none of it.
IsWhole(k, n) ==
  IF k.type = "SOCK_DGRAM" THEN k.data # <<>> /\ n = Len(Foremost(k)) ELSE TRUE

\* (DAT-4) With MSG_PEEK what is read stays.
DoRead(k, flags, n) ==
  IF "MSG_PEEK" \in flags THEN DoRecvNothing(profile, k) ELSE DoRecv(profile, k, n)

\* recv takes n bytes that nobody has read, one datagram, or 0 at the end (DAT-1, DAT-2,
\* DAT-3, DAT-4, NOT-4, NOT-5, NOT-7); which bytes, if that is known.
Recv(p, d, length, flags, buffer, bytes, n) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role # "listening"                   \* KND-1
  /\ Of(p, d).role \notin Unconnected              \* CON-4
  /\ ~Of(p, d).noRecv                              \* SHT-2
  /\ n <= Len(Foremost(Of(p, d)))                  \* DAT-1 STA-1
  /\ Within(n, length)                             \* DAT-3
  /\ IsValid(buffer, n)                            \* DAT-3
  /\ IF Of(p, d).role = "reset" /\ n = 0
     THEN MayReadNothing(Of(p, d), length) ELSE TRUE   \* RST-1
  /\ IF n = 0 THEN MayReadNothing(Of(p, d), length) ELSE TRUE   \* DAT-1 STA-1
  /\ IsWhole(Of(p, d), n)                          \* DAT-2 DAT-1
  /\ Begins(Foremost(Of(p, d)), bytes)             \* DAT-1 DAT-2
  /\ StepOf(desc[p][d], DoRead(Of(p, d), flags, n))
  /\ UNCHANGED <<tables, learned>>

\* (DAT-2) There is a datagram, and no room for all of it.
IsCut(k, length) ==
  /\ k.type = "SOCK_DGRAM" /\ k.data # <<>>
  /\ Len(Head(k.data)) > (IF length = AnyLength THEN 1 ELSE length)

RecvErrors(p, d, length) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF k.role = "listening" THEN AnyError
           ELSE IF k.role \in Unconnected THEN UnconnectedErrors
           ELSE IF k.noRecv THEN {"WSAESHUTDOWN"} \cup ResetError(k)
           ELSE IF k.data # <<>> THEN IF IsCut(k, length) THEN {"WSAEMSGSIZE"} ELSE {}
           ELSE IF k.role = "reset" THEN ResetErrors
           ELSE IF k.peerClosed THEN {}
           ELSE IF ~k.blocking THEN {"WSAEWOULDBLOCK"}
           ELSE IF MayTimeOut(k, "SO_RCVTIMEO") THEN {"WSAETIMEDOUT"}
           ELSE {}

\* (BND-4) A datagram socket has no address, or (U24) one of which the descriptor does not know.
MayNotBeBound(p, d) ==
  IF ~IsOpen(p, d) THEN {}
  ELSE IF Of(p, d).type # "SOCK_DGRAM" THEN {}
  ELSE IF Of(p, d).address = Unbound \/ <<p, d>> \in stale THEN {"WSAEINVAL"}
  ELSE {}

\* (DAT-2) With a datagram that is cut its first bytes are read; (U26) an invalid buffer
\* re-enables FD_READ, too, or does not.
DoRecvFails(k, flags, err) ==
  CASE err = "WSAEMSGSIZE" -> DoRead(k, flags, 0)
    [] err = "WSAEFAULT"   -> DoRecvBadBuffer(profile, k)
    [] err = "WSAENOTCONN" -> [k |-> ThenIdle(k), told |-> {}]
    [] err = "WSAEINVAL"   -> [k |-> k, told |-> {}]
    [] OTHER               -> DoRecvNothing(profile, k)

\* recv fails, and re-enables FD_READ all the same (SHT-2, NOT-4, BLK-1, DAT-1, DAT-2,
\* U26).
RecvFails(p, d, length, flags, bytes, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ FitsConnection(p, d, err)                    \* CON-4
  /\ err \in RecvErrors(p, d, length) \cup BadBuffer \cup NotSock(p, d)
              \cup MayNotBeConnected(p, d)
              \cup MayNotBeBound(p, d)             \* DAT-1 SHT-2 CLS-2 BLK-1 KND-1 DSC-1 DSC-2
  /\ IF Reaches(p, d, err) /\ Of(p, d).role # "listening"
     THEN /\ IF err = "WSAEMSGSIZE" THEN Begins(Foremost(Of(p, d)), bytes) ELSE TRUE   \* DAT-2
          /\ StepOf(desc[p][d], DoRecvFails(Of(p, d), flags, err))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* recv waits for data or its end (BLK-3, DAT-1).
RecvWaits(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-3
  /\ IsOpen(p, d)                                  \* CLS-1 DSC-1
  /\ Of(p, d).role # "listening"                   \* KND-1
  /\ Of(p, d).role \notin Unconnected              \* CON-4
  /\ ~Of(p, d).noRecv                              \* SHT-2
  /\ Of(p, d).role # "reset"                       \* RST-1
  /\ Of(p, d).data = <<>> /\ ~Of(p, d).peerClosed  \* BLK-3 DAT-1 STA-1
  /\ Of(p, d).blocking                             \* BLK-1
  /\ Nothing

\* shutdown, for all descriptors (SHT-1, SHT-2).
Shutdown(p, d, how) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role # "listening"                   \* KND-1
  /\ Of(p, d).role \notin Unconnected              \* CON-4
  /\ StepOf(desc[p][d], DoShutdown(profile, Of(p, d), how))
  /\ UNCHANGED <<tables, learned>>

\* Once both sides have ended it, or its peer has reset it, a connection may be no
\* connection any more.
ShutdownErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE IF Of(p, d).role = "listening" THEN AnyError
  ELSE IF Of(p, d).role \in Unconnected THEN UnconnectedErrors
  ELSE IF Of(p, d).role = "reset" THEN {"WSAENOTCONN"} \cup ResetErrors
  ELSE IF Of(p, d).peerClosed /\ Of(p, d).noSend THEN {"WSAENOTCONN"} ELSE {}

\* shutdown fails (KND-1, CON-4).
ShutdownFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ FitsConnection(p, d, err)                    \* CON-4
  /\ err \in ShutdownErrors(p, d) \cup NotSock(p, d)
              \cup MayNotBeConnected(p, d)         \* SHT-1 KND-1 DSC-1 DSC-2
  /\ IF IsOpen(p, d) /\ err = "WSAENOTCONN"
     THEN Change(desc[p][d], ThenIdle(Of(p, d)))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>
-----------------------------------------------------------------------------
(* Connections and addresses *)

\* (STA-1, U24) What a socket has become all of its descriptors know, or those that were
\* opened before only where it was done through them.
Others(p, d) == DescriptorsOf(desc[p][d]) \ {<<p, d>>}

\* Who does not know what has become of the socket through this descriptor.
KnownBy(p, d) ==
  IF Others(p, d) # {} /\ profile.U24 = "descriptor"
  THEN (stale \cup Others(p, d)) \ {<<p, d>>} ELSE stale \ {<<p, d>>}

\* listen, on a stream socket that is not connected (KND-1) and has an address (BND-4).
Listen(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role \in {"fresh", "idle", "refused", "listening"}   \* KND-1
  /\ Of(p, d).role = "listening" => <<p, d>> \notin stale   \* KND-1
  /\ HasName(Of(p, d))                             \* BND-4
  /\ Change(desc[p][d], DoListen(Of(p, d)))
  /\ stale' = IF Of(p, d).role # "listening" THEN KnownBy(p, d) ELSE stale
  /\ UNCHANGED <<desc, handles, lives, refs, info, learned>>

ListenErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE IF Of(p, d).role \in {"connected", "connecting", "reset"} THEN AnyError
  ELSE (IF \/ <<p, d>> \in stale \/ Of(p, d).role = "refused"
           \/ Of(p, d).role = "idle" /\ MayBeUnbound(Of(p, d))
        THEN {"WSAEINVAL"} ELSE {})
    \cup (IF Reuses(Of(p, d)) THEN {"WSAEADDRINUSE"} ELSE {})

\* listen fails (KND-1, BND-4).
ListenFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in ListenErrors(p, d) \cup NotSock(p, d)  \* STA-1 KND-1 DSC-1 DSC-2
  /\ Nothing

\* (CON-3) An attempt can begin: the socket has no connection, for all that is known.
MayBegin(k) ==
  k.role \in {"fresh", "idle", "refused"} /\ k.attempt # "answered"

\* connect returns with this end of the attempt, of which it has perhaps waited for the answer.
IsAnswer(k, role) == k.attempt = "answered" /\ k.role = role
Returned(k) == [k |-> [k EXCEPT !.attempt = "seen"], told |-> {}]
Succeeded(k) == IsAnswer(k, "connected") \/ IsAnswer(k, "reset")
CanConnect(k) == MayBegin(k) \/ IsGranted(k) \/ Succeeded(k)

\* What was taken for granted to be told is not: the event object is perhaps not signalled,
\* nor is the message there that was posted last.
Signals(k) ==
  IF k.reg.kind = "event" /\ k.reg.event # None THEN {<<k.reg.process, k.reg.event>>} ELSE {}
WithoutWrite(q, k) ==
  LET x == <<k.reg.process, k.reg.window>>
  IN  IF k.reg.kind # "window" \/ x \notin DOMAIN q THEN q
      ELSE IF \E m \in q[x][Len(q[x])] : m.event # "FD_WRITE" \/ m.handle # k.reg.handle THEN q
      ELSE IF Len(q[x]) = 1 THEN Without(q, {x})
      ELSE With(q, x, SubSeq(q[x], 1, Len(q[x]) - 1))

\* A step of a socket by connect: FD_WRITE, if it was taken for granted, is told no more.
ConnectStep(s, out) ==
  /\ sock' = [sock EXCEPT ![s] = out.k]
  /\ IF IsGranted(sock[s])
     THEN /\ signalled' = Signal(signalled \ Signals(sock[s]), out)
          /\ uncertain' = uncertain \cup Signals(sock[s])
          /\ queue' = Post(WithoutWrite(queue, sock[s]), out)
     ELSE /\ signalled' = Signal(signalled, out)
          /\ queue' = Post(IF sock[s].role = "fresh" /\ "FD_WRITE" \in sock[s].said
                          THEN WithoutWrite(queue, sock[s]) ELSE queue, out)
          /\ UNCHANGED uncertain
  /\ UNCHANGED autoReset

\* (BND-5) The peer is at this address.
WithPeer(out, a) == [out EXCEPT !.k.peer = a]

\* connect, for all descriptors (CON-1), with the address of the peer if that is known (BND-5);
\* a datagram socket has its peer, whichever it is.
Connect(p, d, a) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ IF Of(p, d).type = "SOCK_DGRAM"
     THEN /\ Change(desc[p][d], [Bound(Of(p, d)) EXCEPT !.peer = a])
          /\ UNCHANGED <<tables, learned>>
     ELSE /\ CanConnect(Of(p, d))                   \* CON-1 STA-1
          /\ ConnectStep(desc[p][d],
                         WithPeer(IF Succeeded(Of(p, d)) THEN Returned(Of(p, d))
                                  ELSE DoConnect(profile, Of(p, d)), a))
          /\ stale' = KnownBy(p, d)
          /\ UNCHANGED <<desc, handles, lives, refs, info, learned>>

AttemptErrors(k) ==
  IF IsAnswer(k, "refused") \/ k.blocking THEN {"WSAECONNREFUSED"} ELSE {"WSAEWOULDBLOCK"}

\* (U29) The error while another attempt is under way.
UnderWay == IF profile.U29 = "already" THEN "WSAEALREADY" ELSE "WSAEINVAL"

ConnectErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF k.type = "SOCK_DGRAM" \/ k.role = "reset" THEN AnyError
           ELSE IF k.role = "listening" THEN {"WSAEINVAL"}
           ELSE IF k.role = "connecting" THEN {UnderWay}
           ELSE IF k.role = "connected" THEN {"WSAEISCONN"}
           ELSE AttemptErrors(k)

\* Errors that nobody can foresee: of the network; while a connect of another thread waits;
\* of a socket that was connected before, or was not; of a descriptor that does not know (U24).
OtherConnectErrors(p, d) ==
  IF ~IsOpen(p, d) THEN {}
  ELSE LET k == Of(p, d)
       IN  (IF MayBegin(k) \/ k.attempt = "answered" THEN CannotConnect ELSE {})
             \cup (IF MayBegin(k) /\ k.blocking THEN {"WSAEALREADY", "WSAEINVAL"} ELSE {})
             \cup (IF k.role = "fresh" THEN {"WSAEISCONN"} ELSE {})
             \cup (IF IsGranted(k) THEN AttemptErrors(k) \cup CannotConnect ELSE {})
             \cup (IF <<p, d>> \in stale THEN {"WSAEISCONN", "WSAEINVAL", "WSAEALREADY"} ELSE {})

\* An attempt has begun, and goes on or has failed.
EndsOrBegins(k, err) ==
  IF err \notin {"WSAEWOULDBLOCK"} \cup CannotConnect THEN FALSE
  ELSE MayBegin(k) \/ IsGranted(k) \/ IsAnswer(k, "refused")
DoConnectFailsWith(k, err) ==
  IF err = "WSAEWOULDBLOCK" THEN DoConnectBegins(profile, k)
  ELSE IF IsAnswer(k, "refused") THEN [k EXCEPT !.attempt = "seen"]
  ELSE DoConnectFails(profile, k)

\* connect fails: with WSAEWOULDBLOCK where an attempt goes on (CON-2); where it has failed
\* there may be another (CON-3); where one is under way, or the socket is connected, through
\* whichever descriptor, there is none (CON-1, U29).
ConnectFails(p, d, a, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in ConnectErrors(p, d) \cup OtherConnectErrors(p, d)
              \cup BadBuffer \cup NotSock(p, d)    \* CON-1 CON-2 CON-3 STA-1 BLK-1 DSC-1 DSC-2
  /\ IF ~IsOpen(p, d) THEN UNCHANGED <<stale, sock, objects>>
     ELSE IF EndsOrBegins(Of(p, d), err)
     THEN /\ ConnectStep(desc[p][d],
                         WithPeer([k |-> DoConnectFailsWith(Of(p, d), err), told |-> {}],
                                  IF err = "WSAEWOULDBLOCK" THEN a ELSE None))
          /\ stale' = IF err = "WSAEWOULDBLOCK" THEN KnownBy(p, d) ELSE stale
     ELSE /\ Change(desc[p][d], IF err = "WSAEISCONN" THEN Connected(Of(p, d)) ELSE Of(p, d))
          /\ UNCHANGED stale
  /\ UNCHANGED <<desc, handles, lives, refs, info, learned>>

\* connect waits for the end of its attempt (BLK-3, CON-2).
ConnectWaits(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-3
  /\ IsOpen(p, d)                                  \* CLS-1 DSC-1
  /\ MayBegin(Of(p, d))                            \* BLK-3 CON-1 STA-1
  /\ Of(p, d).blocking                             \* BLK-1 CON-2
  /\ Nothing

\* (BND-2) A socket has the address for certain; (BND-3) or none has it any more, and nothing
\* of those that had it stays there.
IsAt(k, type, a) == k.type = type /\ k.address = a
IsTaken(type, a) == \E s \in DOMAIN sock : IsAt(sock[s], type, a) /\ IsHolder(sock[s])
IsFree(type, a) ==
  IF <<type, a>> \in DOMAIN vacant
  THEN vacant[<<type, a>>] /\ ~\E s \in DOMAIN sock : IsAt(sock[s], type, a)
  ELSE FALSE

\* bind, to any address (None) or to one that is not in use (BND-2), for all descriptors, once
\* (BND-1).
Bind(p, d, a) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ MayBeUnbound(Of(p, d))                        \* BND-1 STA-1
  /\ IF IsTaken(Of(p, d).type, a) THEN Reuses(Of(p, d)) ELSE TRUE   \* BND-2 CLS-2
  /\ ConnectStep(desc[p][d], [k |-> DoBind(Of(p, d), a), told |-> {}])
  /\ stale' = KnownBy(p, d)
  /\ UNCHANGED <<desc, handles, lives, refs, info, learned>>

\* Of an address of which nothing is known, others may make use.
AddressErrors(type, a) ==
  IF a = None THEN {}
  ELSE IF IsTaken(type, a) THEN {"WSAEADDRINUSE", "WSAEACCES"}
  ELSE IF IsFree(type, a) THEN {}
  ELSE {"WSAEADDRINUSE", "WSAEACCES", "other"}

BindErrors(p, d, a) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE (IF HasName(Of(p, d)) THEN {"WSAEINVAL"} ELSE {})
    \cup (IF MayBeUnbound(Of(p, d)) \/ IsTaken(Of(p, d).type, a)
          THEN AddressErrors(Of(p, d).type, a) ELSE {})

\* bind fails (BND-1, BND-2, BND-3); where two errors apply, with either (U9).
BindFails(p, d, a, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in BindErrors(p, d, a) \cup BadBuffer \cup NotSock(p, d)   \* BND-1 BND-2 BND-3 STA-1 DSC-1 DSC-2
  /\ IF IsOpen(p, d) /\ err = "WSAEINVAL" THEN Change(desc[p][d], IsBound(Of(p, d)))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* getsockname: the address of the socket, for all descriptors (BND-4).
GetSocketName(p, d, a) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ HasName(Of(p, d))                             \* BND-4
  /\ KeepsName(Of(p, d)) => a = Of(p, d).address   \* BND-4 STA-1
  /\ Change(desc[p][d], WithName(Of(p, d), a))
  /\ UNCHANGED <<tables, learned>>

SocketNameErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE IF MayBeUnbound(Of(p, d)) \/ <<p, d>> \in stale THEN {"WSAEINVAL"} ELSE {}

\* getsockname fails: there is no address (BND-4), or (U24) the descriptor does not know of it.
GetSocketNameFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in SocketNameErrors(p, d) \cup BadBuffer \cup NotSock(p, d)   \* BND-4 STA-1 DSC-1 DSC-2
  /\ IF IsOpen(p, d) /\ err = "WSAEINVAL" /\ <<p, d>> \notin stale
     THEN ConnectStep(desc[p][d], [k |-> IsUnbound(Of(p, d)), told |-> {}])
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* getpeername: the address of the peer, for all descriptors (BND-5).
GetPeerName(p, d, a) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role # "listening"                   \* BND-5
  /\ Of(p, d).role \notin Unconnected              \* BND-5 CON-4
  /\ IsPeer(Of(p, d), a)                           \* BND-5 STA-1
  /\ Change(desc[p][d], [Connected(Of(p, d)) EXCEPT !.peer = a])
  /\ UNCHANGED <<tables, learned>>

PeerNameErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF \/ k.role \in {"listening", "reset"} \cup Unconnected
              \/ k.type = "SOCK_DGRAM" /\ k.peer = None
              \/ k.peerClosed /\ k.noSend
           THEN {"WSAENOTCONN"} \cup ResetError(k) ELSE {}

\* getpeername fails: there is no connection (BND-5).
GetPeerNameFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in PeerNameErrors(p, d) \cup MayNotBeConnected(p, d)
              \cup BadBuffer \cup NotSock(p, d)                       \* BND-5 STA-1 DSC-1 DSC-2
  /\ IF IsOpen(p, d) /\ err = "WSAENOTCONN" THEN Change(desc[p][d], ThenIdle(Of(p, d)))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* (INH-2, U33) Whether a child inherits a descriptor.
MayBeInherited(p, d) ==
  IF <<p, d>> \notin DOMAIN inherit THEN TRUE
  ELSE LET why == inherit[<<p, d>>]
       IN  IF why = "clear" THEN FALSE
           ELSE IF why = "duplicate" THEN profile.U33 = "inherited"
           ELSE IF why = "accepted" THEN profile.U33a = "inherited"
           ELSE IF why = "accepted of clear" THEN profile.U33n = "inherited"
           ELSE profile.U33c = "inherited"

\* accept: a new socket a that has the listener's options, blocking mode and
\* registration (REG-8, U16, U20); re-enables FD_ACCEPT (NOT-4, NOT-5).  Whether children
\* inherit it is disputed (U33a, U33n).
Accept(p, d, c, a) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsOpen(p, d)                                  \* DSC-1 CLS-1
  /\ Of(p, d).role = "listening"                   \* KND-1
  /\ Of(p, d).requests # <<>>                      \* STA-1 DAT-1
  /\ ~IsHandle(p, c)                               \* DSC-1 DSC-3
  /\ a \notin DOMAIN sock
  /\ LET listener == DoAccept(profile, Of(p, d))
         accepted == DoBeAccepted(profile, Of(p, d), p, c)
     IN  /\ sock' = With([sock EXCEPT ![desc[p][d]] = listener.k], a, accepted.k)
         /\ signalled' = Signal(Signal(signalled, listener), accepted)
         /\ queue' = Post(Post(queue, listener), accepted)
  /\ desc' = [desc EXCEPT ![p] = With(@, c, a)]
  /\ refs' = With(refs, a, [descriptors |-> 1, infos |-> 0])
  /\ inherit' = With(inherit, <<p, c>>,
                     IF MayBeInherited(p, d) THEN "accepted" ELSE "accepted of clear")
  /\ startups' = StartedBy(p)
  /\ UNCHANGED <<stale, given, recorded, exited, info, autoReset, uncertain, learned>>

AcceptErrors(p, d) ==
  IF ~IsOpen(p, d) THEN NotSock(p, d)
  ELSE LET k == Of(p, d)
       IN  IF k.role # "listening" THEN AnyError
           ELSE (IF MayBeFull(p) THEN {"WSAEMFILE"} ELSE {})
             \cup (IF <<p, d>> \in stale THEN {"WSAEINVAL"} ELSE {})
             \cup (IF k.requests = <<>> /\ ~k.blocking THEN {"WSAEWOULDBLOCK"} ELSE {})

\* accept fails, and re-enables FD_ACCEPT all the same (NOT-4, KND-1, DSC-4).
AcceptFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in AcceptErrors(p, d) \cup BadBuffer \cup NotSock(p, d)   \* BLK-1 STA-1 KND-1 DSC-1 DSC-2 DSC-4
  /\ IF Reaches(p, d, err) /\ Of(p, d).role = "listening"
     THEN StepOf(desc[p][d], DoAcceptFails(profile, Of(p, d)))
     ELSE UNCHANGED <<sock, objects>>
  /\ UNCHANGED <<tables, learned>>

\* accept waits for a connection request (BLK-3).
AcceptWaits(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-3
  /\ IsOpen(p, d)                                  \* CLS-1 DSC-1
  /\ Of(p, d).role = "listening"                   \* KND-1
  /\ Of(p, d).requests = <<>>                      \* BLK-3 STA-1
  /\ Of(p, d).blocking                             \* BLK-1
  /\ Nothing
-----------------------------------------------------------------------------
(* Inheriting *)

\* CreateProcess: a child begins to run.  With bInheritHandles it has all descriptors that its
\* parent lets it inherit, under the same values and of the same sockets (INH-1), else none.
\* What a descriptor does not know (U24) the child's does not know either.
CreateProcess(p, child, inherits) ==
  /\ Runs(p)                                       \* CLS-3
  /\ ~Runs(child)            \* a child begins with its creation: no process of its name runs
  /\ child \notin exited                           \* CLS-3
  /\ LET table == [d \in {c \in DOMAIN desc[p] : inherits /\ MayBeInherited(p, c)} |-> desc[p][d]]
         all   == {<<child, d>> : d \in DOMAIN table}
     IN  /\ desc' = With(desc, child, table)
         /\ refs' = [s \in DOMAIN refs |->
                       [refs[s] EXCEPT
                          !.descriptors = @ + Cardinality({d \in DOMAIN table : table[d] = s})]]
         /\ given' = given \cup all
         /\ inherit' = [x \in DOMAIN inherit \cup all |->
                          IF x \in all THEN "inherited" ELSE inherit[x]]
         /\ stale' = stale \cup {x \in all : <<p, x[2]>> \in stale}
  /\ UNCHANGED <<recorded, lives, sock, info, objects, learned>>

\* CreateProcess fails, for what the rules say nothing of.
CreateProcessFails(p) ==
  /\ Runs(p)                                       \* CLS-3
  /\ Nothing

\* SetHandleInformation sets or clears HANDLE_FLAG_INHERIT, of this descriptor alone (INH-2).
SetHandleInformation(p, d, inherits) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsHandle(p, d)                                \* CLS-1 DSC-1
  /\ inherit' = IF inherits THEN Without(inherit, {<<p, d>>})
                ELSE With(inherit, <<p, d>>, "clear")
  /\ UNCHANGED <<desc, stale, given, recorded, lives, refs, info, sock, objects, learned>>

\* GetHandleInformation tells whether it is set (INH-2, INH-3).
GetHandleInformation(p, d, inherits) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsHandle(p, d)                                \* CLS-1 DSC-1
  /\ inherits <=> MayBeInherited(p, d)             \* INH-2 INH-3 HND-3
  /\ Nothing

\* (U34) With layered service providers a descriptor is perhaps no handle of the system.
HandleErrors(p, d) ==
  IF IsHandle(p, d) /\ profile.U34 = "known" THEN {} ELSE {"WSA_INVALID_HANDLE"}

\* Either fails on what is no handle (CLS-1).
HandleInformationFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in HandleErrors(p, d)                    \* CLS-1 DSC-1
  /\ Nothing
-----------------------------------------------------------------------------
(* Descriptors as handles of the system *)

\* DuplicateHandle: a descriptor of the same socket in process q, at once and without a call of
\* q's (HND-1, U34); its children inherit it or not, as is said (HND-3).  Of a target that was
\* never seen, success tells that it runs.
DuplicateHandle(p, d, q, inherits, c) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsHandle(p, d)                                \* HND-1 CLS-1 DSC-1
  /\ q \notin exited                               \* HND-1 CLS-3
  /\ LET table == IF Runs(q) THEN desc[q] ELSE EmptyFn
         s     == desc[p][d]
     IN  /\ c \notin DOMAIN table                  \* HND-1 DSC-1 DSC-3
         /\ desc' = With(desc, q, With(table, c, s))
         /\ refs' = [refs EXCEPT ![s].descriptors = @ + 1]
  /\ given' = given \cup {<<q, c>>}
  /\ inherit' = WithFlag(q, c, inherits)
  /\ stale' = IF <<p, d>> \in stale THEN stale \cup {<<q, c>>} ELSE stale
  /\ UNCHANGED <<recorded, lives, info, sock, objects, learned>>

\* There is no process to give it to, or only one that has exited; for want of rights or of room
\* it may fail always.
DuplicateHandleErrors(p, d, q) ==
  HandleErrors(p, d)
    \cup (IF ~Runs(q) THEN {"WSA_INVALID_HANDLE", "WSA_INVALID_PARAMETER"}
          ELSE IF MayBeFull(q) THEN {"WSAEMFILE"} ELSE {})
    \cup {"other"}

\* DuplicateHandle fails (HND-1, CLS-1).
DuplicateHandleFails(p, d, q, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in DuplicateHandleErrors(p, d, q)        \* HND-1 CLS-1 DSC-1
  /\ Nothing
-----------------------------------------------------------------------------
(* Closing *)

\* (CLS-2) A socket with no descriptor is gone, unless unused infos hold it (U6).
Ends(count) ==
  /\ count.descriptors = 0
  /\ count.infos = 0 \/ profile.U6 = "does not hold"

\* (BND-3) What becomes of the addresses of sockets that end: where there were connections
\* something of them may stay.
Vacated(ended) ==
  LET named == {s \in ended : sock[s].address \notin NoName}
      left  == {<<sock[s].type, sock[s].address>> : s \in named}
      dirty == {<<sock[s].type, sock[s].address>> : s \in {t \in named : ~LeavesNothing(sock[t])}}
  IN  IF named = {} THEN vacant
      ELSE [x \in DOMAIN vacant \cup left |->
              x \notin dirty /\ (x \in DOMAIN vacant => vacant[x])]

\* (BND-3) A connection request has come to an address.
AtAddress(k) ==
  IF k.address \in NoName THEN vacant ELSE With(vacant, <<k.type, k.address>>, FALSE)

\* (U25) With a descriptor end the infos that stand for it.
OpenedAs(p, d) == {i \in DOMAIN info : info[i].target = p /\ info[i].opened = d}

\* A descriptor is gone at once, the socket with the last of them (CLS-1, CLS-2, CLS-4, REG-7,
\* U6), by CloseHandle or otherwise.  It is no shutdown (SHT-1).
Closes(p, d, byHandle) ==
  /\ LET s     == desc[p][d]
         k     == sock[s]
         count == [refs[s] EXCEPT !.descriptors = @ - 1]
         maker == k.reg.maker /\ k.reg.process = p /\ k.reg.handle = d
     IN  IF Ends(count)
         THEN /\ sock' = Without(sock, {s})
              /\ refs' = Without(refs, {s})
              /\ info' = Without(info, {i \in DOMAIN info : info[i].socket = s})
              /\ vacant' = Vacated({s})
         ELSE /\ sock' = IF ~maker THEN sock
                         ELSE IF count.descriptors = 0
                         THEN [sock EXCEPT ![s] = WithoutMaker(@)]
                         ELSE [sock EXCEPT ![s] = DoMakerCloses(profile, byHandle, @)]
              /\ refs' = [refs EXCEPT ![s] = count]
              /\ info' = IF DOMAIN info # {} /\ profile.U25 = "same"
                         THEN Without(info, OpenedAs(p, d)) ELSE info
              /\ UNCHANGED vacant
  /\ desc' = [desc EXCEPT ![p] = Without(@, {d})]
  /\ stale' = stale \ {<<p, d>>}
  /\ given' = given \ {<<p, d>>}
  /\ inherit' = Without(inherit, {<<p, d>>})
  /\ UNCHANGED <<lives, objects, support, default, profile>>

\* (U35) CloseHandle has closed the descriptor of that value, and Winsock does not know it.
IsRecorded(p, d) == IF IsHandle(p, d) THEN FALSE ELSE <<p, d>> \in recorded

\* closesocket: the descriptor is gone at once, the socket with the last of them
\* (CLS-1, CLS-2, CLS-4, REG-7, BND-3, U2, U6).  It is no shutdown (SHT-1).
CloseSocket(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-3
  /\ IsOpen(p, d) \/ IsRecorded(p, d)              \* CLS-1 DSC-1
  /\ IF IsRecorded(p, d) THEN Nothing
     ELSE Closes(p, d, FALSE) /\ UNCHANGED recorded

\* closesocket fails (CLS-1).
CloseSocketFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in NotSock(p, d)                         \* CLS-1 CLS-4 DSC-1
  /\ Nothing

\* CloseHandle closes a descriptor as closesocket does (HND-2), with a startup or without; by
\* another way, so that Winsock perhaps has a record of it yet (U35), and the registration stays
\* or does not (U35r).
CloseHandle(p, d) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsHandle(p, d)                                \* HND-2 CLS-1 DSC-1
  /\ Closes(p, d, TRUE)
  /\ recorded' = IF profile.U35 = "fails" THEN recorded ELSE recorded \cup {<<p, d>>}

\* CloseHandle fails on what is no handle (HND-2, CLS-1).
CloseHandleFails(p, d, err) ==
  /\ Runs(p)                                       \* CLS-3
  /\ err \in HandleErrors(p, d)                    \* HND-2 CLS-1 DSC-1
  /\ Nothing

\* Descriptors of a process are closed at once, and infos are void; with an exit the process's
\* event objects and windows are gone.
CloseAll(p, closing, void, exits) ==
  LET touched == {desc[p][d] : d \in closing} \cup {info[i].socket : i \in void}
      count == [s \in touched |-> [
        descriptors |-> refs[s].descriptors
          - Cardinality({d \in closing : desc[p][d] = s}),
        infos |-> refs[s].infos
          - Cardinality({i \in void : info[i].socket = s /\ info[i].opened = None})]]
      ended == {s \in touched : Ends(count[s])}
      Ended(reg) == exits /\ reg.process = p
      After(s) ==
        LET k == sock[s]
        IN  DoOrphan(IF k.reg.maker /\ k.reg.process = p /\ k.reg.handle \in closing
                     THEN IF s \in touched /\ count[s].descriptors = 0
                          THEN WithoutMaker(k)
                          ELSE DoMakerCloses(profile, FALSE, k)
                     ELSE k, Ended)
  IN  /\ sock' = [s \in DOMAIN sock \ ended |-> After(s)]
      /\ refs' = [s \in DOMAIN refs \ ended |->
                    IF s \in touched THEN count[s] ELSE refs[s]]
      /\ info' = Without(info, {i \in DOMAIN info : i \in void \/ info[i].socket \in ended})
      /\ stale' = {x \in stale : x[1] # p \/ x[2] \notin closing}
      /\ given' = {x \in given : x[1] # p \/ x[2] \notin closing}
      /\ inherit' = Without(inherit, {<<p, d>> : d \in closing})
      /\ recorded' = {x \in recorded : x[1] # p}
      /\ vacant' = Vacated(ended)

\* (U8) Infos that a process has made are perhaps void when it exits or undoes its last startup.
MadeBy(p) == {i \in DOMAIN info : info[i].maker = p /\ profile.U8 = "gone"}

\* ExitProcess closes all of the process's descriptors; its event objects and windows
\* are gone, and the unused infos made for it (CLS-3, REG-10), perhaps those that it
\* made (U8).
ExitProcess(p) ==
  /\ Runs(p)                                       \* CLS-3
  /\ CloseAll(p, DOMAIN desc[p], {i \in DOMAIN info : info[i].target = p} \cup MadeBy(p), TRUE)
  /\ desc' = Without(desc, {p})
  /\ exited' = exited \cup {p}
  /\ startups' = Without(startups, {p})
  /\ signalled' = {x \in signalled : x[1] # p}
  /\ autoReset' = {x \in autoReset : x[1] # p}
  /\ uncertain' = {x \in uncertain : x[1] # p}
  /\ queue' = Without(queue, {x \in DOMAIN queue : x[1] = p})
  /\ UNCHANGED <<support, default, profile>>

\* (U30) Infos that were made for the process, and not used, are void when it undoes its last
\* startup, or are not.
MadeFor(p) ==
  {i \in DOMAIN info : info[i].target = p /\ (info[i].opened # None \/ profile.U30 = "gone")}

\* (REG-6, U30m) What is posted stays in the queues of the process's windows, or does not.
PostedAfterCleanup(p) ==
  IF profile.U30m = "kept" THEN queue ELSE Without(queue, {x \in DOMAIN queue : x[1] = p})

\* (U34c) Those that the process has without a call of its own are closed with the others, or
\* are not, unless Winsock has a record of their value (U35).
ClosedByCleanup(p) ==
  {d \in DOMAIN desc[p] :
     <<p, d>> \in given \ recorded => profile.U34c = "closes"}

\* With the last startup that is undone all of the process's descriptors are closed, while its
\* event objects and windows live on.
CleanupLeaves(p, left) ==
  /\ startups' = With(startups, p, left)
  /\ IF left > 0
     THEN UNCHANGED <<desc, stale, handles, refs, info, sock, queue, vacant>>
     ELSE /\ CloseAll(p, ClosedByCleanup(p), MadeFor(p) \cup MadeBy(p), FALSE)
          /\ desc' = [desc EXCEPT ![p] = Without(@, ClosedByCleanup(p))]
          /\ queue' = PostedAfterCleanup(p)
  /\ UNCHANGED <<exited, signalled, autoReset, uncertain, support, default, profile>>

\* WSACleanup undoes a startup (STU-2), the last one with all that it allowed (STU-3, U8, U30).
Cleanup(p) ==
  /\ Runs(p)                                       \* CLS-3
  /\ IsReady(p)                                    \* STU-2
  /\ CleanupLeaves(p, (IF p \in DOMAIN startups THEN startups[p] ELSE 1) - 1)

OtherCallsWait == FALSE
\* No other call waits (BLK-3).
NeverWaits(p) ==
  /\ Runs(p)                                       \* CLS-3
  /\ OtherCallsWait                                \* BLK-3
  /\ Nothing
-----------------------------------------------------------------------------
(* What the environment does *)

\* A process begins to run; one that has exited does not come back (CLS-3).
StartProcess(p) ==
  /\ ~Runs(p)
  /\ p \notin exited                               \* CLS-3
  /\ desc' = With(desc, p, EmptyFn)
  /\ UNCHANGED <<stale, handles, lives, sock, refs, info, objects, learned>>

\* Bytes of a stream arrive, or a datagram (NOT-1, NOT-3, NOT-5); there is somebody to take
\* them (CLS-2).
DataArrives(s, bytes) ==
  /\ s \in DOMAIN sock                             \* CLS-2
  /\ HasPeer(sock[s])        \* no data comes to a listening socket, nor without a connection
  /\ ~sock[s].peerClosed     \* a peer that has closed its side sends nothing
  /\ IF bytes = <<>>         \* only a datagram can be empty
     THEN sock[s].type = "SOCK_DGRAM" ELSE TRUE
  /\ StepOf(s, DoData(profile, sock[s], bytes))
  /\ UNCHANGED <<tables, learned>>

\* A connection request arrives at a listening socket (NOT-1, NOT-3, REG-8).
ConnectionArrives(s) ==
  /\ s \in DOMAIN sock                             \* CLS-2
  /\ sock[s].role = "listening"   \* connection requests come to listening sockets
  /\ StepOf(s, DoConnection(profile, sock[s]))
  /\ vacant' = AtAddress(sock[s])
  /\ UNCHANGED <<tables, support, default, profile>>

\* The peer closes its side (NOT-7), whether or not the socket is still there.
PeerCloses(s) ==
  IF s \in DOMAIN sock
  THEN /\ sock[s].type = "SOCK_STREAM"   \* a datagram socket has no connection to close
       /\ HasPeer(sock[s])       \* a listening socket has no peer, nor one without a connection
       /\ ~sock[s].peerClosed    \* the peer closes its side once
       /\ StepOf(s, DoPeerClose(profile, sock[s]))
       /\ UNCHANGED <<tables, learned>>
  ELSE Nothing

\* The peer resets the connection, as with a hard close (RST-1, RST-2), whether or not the
\* socket is still there.
PeerResets(s) ==
  IF s \in DOMAIN sock
  THEN /\ sock[s].type = "SOCK_STREAM"   \* a datagram socket has no connection to reset
       /\ HasPeer(sock[s])       \* a listening socket has no peer, nor one without a connection
       /\ StepOf(s, DoReset(profile, sock[s]))
       /\ UNCHANGED <<tables, learned>>
  ELSE Nothing

\* The network has something to say of an attempt: one that goes on, or whose connect waits.
IsAwaited(k) ==
  k.role = "connecting" \/ (MayBegin(k) /\ k.blocking /\ k.type = "SOCK_STREAM")
UnderAttempt(k) == IF k.role = "connecting" THEN k ELSE DoConnectBegins(profile, k)
AsAnswer(k, out) ==
  IF k.role = "connecting" THEN out ELSE [out EXCEPT !.k.attempt = "answered"]

\* The attempt to connect succeeds (CON-1, CON-5, NOT-6), whether or not the socket is still
\* there.
Connects(s) ==
  IF s \in DOMAIN sock
  THEN /\ IsAwaited(sock[s])   \* nothing ends an attempt but where one is under way
       /\ StepOf(s, AsAnswer(sock[s], DoConnected(profile, UnderAttempt(sock[s]))))
       /\ UNCHANGED <<tables, learned>>
  ELSE Nothing

\* It fails, since nobody listens there (CON-3, CON-5).
IsRefused(s) ==
  IF s \in DOMAIN sock
  THEN /\ IsAwaited(sock[s])   \* nothing ends an attempt but where one is under way
       /\ StepOf(s, AsAnswer(sock[s], DoRefused(UnderAttempt(sock[s]))))
       /\ UNCHANGED <<tables, learned>>
  ELSE Nothing

\* A send would succeed from now on (NOT-6).
RoomAppears(s) ==
  /\ s \in DOMAIN sock                             \* CLS-2
  /\ HasPeer(sock[s])        \* nothing is sent through a listening socket, nor without a connection
  /\ StepOf(s, DoRoom(profile, sock[s]))
  /\ UNCHANGED <<tables, learned>>

\* A send would fail with WSAEWOULDBLOCK from now on (NOT-6).
RoomEnds(s) ==
  /\ s \in DOMAIN sock                             \* CLS-2
  /\ HasPeer(sock[s])        \* nothing is sent through a listening socket, nor without a connection
  /\ Change(s, DoFull(sock[s]))
  /\ UNCHANGED <<tables, learned>>

\* The peer sees the end: after the last close, or after SD_SEND (CLS-2, SHT-1), or it has
\* made an end itself.
PeerSeesEnd(s) ==
  /\ s \in DOMAIN sock => sock[s].role \notin Unconnected   \* no peer sees what is not connected
  /\ s \in DOMAIN sock => sock[s].noSend \/ sock[s].role = "reset"   \* CLS-2 SHT-1
  /\ Nothing

\* The peer has waited for the end and has not seen it (CLS-2, SHT-1).
PeerSeesNoEnd(s) ==
  /\ s \in DOMAIN sock                             \* CLS-2
  /\ sock[s].role \notin Unconnected              \* no peer sees what is not connected
  /\ ~sock[s].noSend                               \* SHT-1
  /\ Nothing
-----------------------------------------------------------------------------
Counts == 0 .. MaxUnits
Lengths == {AnyLength} \cup Counts

\* Error codes, as far as they are told.  With no parameter TLC would enumerate them at its start.
Told(errors) == PartialFn(Event, SUBSET errors)

\* A model has lists of at most two objects; nothing but MostObjects bounds them.
ObjectLists == UNION {[1 .. n -> EventObject \cup {None, Invalid}] : n \in 0 .. 2}
Indices == {TimedOut, 0, 1}

Opens ==
  \E p \in Process, d \in Descriptor :
    \/ \E type \in SocketType, s \in Socket, connected, bound, inherits \in BOOLEAN :
         OpenSocket(p, type, connected, bound, inherits, d, s)
    \/ \E i \in Info, inherits \in BOOLEAN : OpenDuplicate(p, i, inherits, d)
    \/ \E q \in Process, i \in Info : DuplicateSocket(p, d, q, i)
    \/ \E q \in Process, c \in Descriptor, inherits \in BOOLEAN :
         DuplicateHandle(p, d, q, inherits, c)
    \/ \E c \in Descriptor, a \in Socket : Accept(p, d, c, a)

Uses ==
  \E p \in Process, d \in Descriptor :
    \/ \E o \in Option, v \in Value : SetOption(p, d, o, v) \/ GetOption(p, d, o, v)
    \/ \E b \in BOOLEAN : SetBlocking(p, d, b)
    \/ \E e \in EventObject \cup {None, Invalid}, mask \in SUBSET Event, others \in BOOLEAN :
         \/ EventSelect(p, d, e, mask, others)
         \/ \E errors \in Told(AnyError) : EnumNetworkEvents(p, d, e, mask, others, errors)
    \/ \E w \in Window \cup {None, Invalid}, m \in Message, mask \in SUBSET Event,
          others \in BOOLEAN :
         AsyncSelect(p, d, w, m, mask, others)
    \/ \E length \in Lengths, n \in Counts, buffer \in {None, Invalid} :
         \/ Send(p, d, length, buffer, n)
         \/ \E flags \in SUBSET Flag, bytes \in Bytes :
              Recv(p, d, length, flags, buffer, bytes, n)
    \/ \E how \in Direction : Shutdown(p, d, how)
    \/ \E a \in Address \cup {None} : Bind(p, d, a) \/ Connect(p, d, a)
    \/ \E a \in Address : GetSocketName(p, d, a) \/ GetPeerName(p, d, a)
    \/ Listen(p, d) \/ CloseSocket(p, d) \/ CloseHandle(p, d)
    \/ \E inherits \in BOOLEAN :
         \/ SetHandleInformation(p, d, inherits) \/ GetHandleInformation(p, d, inherits)
         \/ \E child \in Process : CreateProcess(p, child, inherits)
    \/ Startup(p) \/ Cleanup(p) \/ ExitProcess(p)

Fails ==
  \E p \in Process, d \in Descriptor, err \in AnyError :
    \/ \E type \in SocketType : OpenSocketFails(p, type, err)
    \/ \E q \in Process : DuplicateSocketFails(p, d, q, err) \/ DuplicateHandleFails(p, d, q, err)
    \/ \E i \in Info : OpenDuplicateFails(p, i, err)
    \/ StartupFails(p, err) \/ CleanupFails(p, err)
    \/ CreateProcessFails(p) \/ HandleInformationFails(p, d, err)
    \/ \E o \in Option :
         \/ \E v \in Value : SetOptionFails(p, d, o, v, err)
         \/ GetOptionFails(p, d, o, err)
    \/ \E b \in BOOLEAN : SetBlockingFails(p, d, b, err)
    \/ \E e \in EventObject \cup {None, Invalid}, mask \in SUBSET Event, others \in BOOLEAN :
         EventSelectFails(p, d, e, mask, others, err) \/ EnumNetworkEventsFails(p, d, e, err)
    \/ \E w \in Window \cup {None, Invalid}, mask \in SUBSET Event, others \in BOOLEAN :
         AsyncSelectFails(p, d, w, mask, others, err)
    \/ \E length \in Lengths :
         \/ SendFails(p, d, length, err)
         \/ \E flags \in SUBSET Flag, bytes \in Bytes :
              RecvFails(p, d, length, flags, bytes, err)
    \/ ShutdownFails(p, d, err)
    \/ \E a \in Address \cup {None} : BindFails(p, d, a, err) \/ ConnectFails(p, d, a, err)
    \/ GetSocketNameFails(p, d, err) \/ GetPeerNameFails(p, d, err)
    \/ ListenFails(p, d, err) \/ AcceptFails(p, d, err) \/ CloseSocketFails(p, d, err)
    \/ CloseHandleFails(p, d, err)

Waits ==
  \E p \in Process :
    \/ \E d \in Descriptor : SendWaits(p, d) \/ RecvWaits(p, d) \/ AcceptWaits(p, d)
                           \/ ConnectWaits(p, d)
    \/ \E e \in EventObject \cup {None, Invalid}, hasTime \in BOOLEAN : EventWaits(p, e, hasTime)
    \/ \E list \in ObjectLists, all, hasTime \in BOOLEAN : EventsWait(p, list, all, hasTime)
    \/ \E w \in Window \cup {None, Invalid} : MessageWaits(p, w)
    \/ NeverWaits(p)

Objects ==
  \E p \in Process :
    \/ \E e \in EventObject \cup {None, Invalid} :
         \/ \E b \in BOOLEAN : CreateEvent(p, e, b) \/ WaitForEvent(p, e, b)
         \/ SetEvent(p, e) \/ ResetEvent(p, e) \/ CloseEvent(p, e)
         \/ \E err \in AnyError : EventFails(p, e, err) \/ CreateEventFails(p, err)
    \/ \E list \in ObjectLists, all \in BOOLEAN :
         \/ \E index \in Indices : WaitForEvents(p, list, all, index)
         \/ \E err \in AnyError : WaitForEventsFails(p, list, all, err)
    \/ \E w \in Window \cup {None, Invalid} :
         \/ \E m \in Message, d \in Descriptor \cup {None}, e \in Event, errors \in Told(AnyError) :
              PeekMessage(p, w, m, d, e, errors) \/ GetMessage(p, w, m, d, e, errors)
         \/ PeekNoMessage(p, w) \/ DestroyWindow(p, w) \/ HandleFails(p, w)

Network ==
  \E s \in Socket :
    \/ \E bytes \in Bytes : DataArrives(s, bytes)
    \/ Connects(s) \/ IsRefused(s) \/ ConnectionArrives(s) \/ PeerCloses(s) \/ PeerResets(s)
    \/ RoomAppears(s) \/ RoomEnds(s)
    \/ PeerSeesEnd(s) \/ PeerSeesNoEnd(s)

Next == Opens \/ Uses \/ Fails \/ Waits \/ Objects \/ Network \/ \E p \in Process : StartProcess(p)

Spec == Init /\ [][Next]_vars
-----------------------------------------------------------------------------
(* (STA-1, DUP-1) A socket with n descriptors is one socket.               *)

One(s) == INSTANCE Socket WITH k <- IF s \in DOMAIN sock THEN sock[s] ELSE NoSocket

EachIsOneSocket == [][\A s \in Socket : One(s)!Step]_sock

THEOREM Spec => EachIsOneSocket
=============================================================================
