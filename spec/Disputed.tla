------------------------------ MODULE Disputed ------------------------------
(***************************************************************************)
(* Where the documents are silent or disagree.  A profile chooses a value  *)
(* for each point; an implementation has one profile for all of its life.  *)
(*                                                                         *)
(* U7, U9 and U36 have no value here: every answer is allowed, each time.  *)
(***************************************************************************)

Profile == [
  \* What becomes of the network event record at WSAEventSelect?  By EVT it is cleared.
  U1:  {"cleared", "kept"},
  \* What becomes of a registration when the descriptor that made it is closed, others
  \* being open?  By EVT and ASY it is cancelled; by SHR the socket lives on.
  U2:  {"survives", "cancelled"},
  \* Does an unused protocol info hold the socket once its last descriptor is closed?
  U6:  {"holds", "does not hold"},
  \* What becomes of an unused protocol info when the process that made it exits, or undoes its
  \* last startup?
  U8:  {"survives", "gone"},
  \* Is a condition that still holds and was told before told anew at WSAEventSelect?
  \* By EVT it is.
  U10: {"notified", "silent"},
  \* With an event object, is FD_READ (FD_ACCEPT) recorded again at an arrival with no
  \* recv (accept) between?
  U11: {"again", "silent"},
  \* What does WSAEnumNetworkEvents do to what is recorded outside the mask?
  U12: {"cleared", "kept"},
  \* Does recv take FD_READ out of the record?  By ENUM it stays there until
  \* WSAEnumNetworkEvents is called.
  U13: {"kept", "out"},
  \* Does accept take FD_ACCEPT out of the record?
  U13a: {"kept", "out"},
  \* Does a send that fails take FD_WRITE out of the record?
  U13s: {"kept", "out"},
  \* Does connect take FD_CONNECT, of an attempt before, out of the record?
  U13c: {"kept", "out"},
  \* Is FD_WRITE told once there is room, where the socket was registered while there was
  \* none and no send has failed since?
  U14: {"notified", "silent"},
  \* Is FD_WRITE told at a registration after SD_SEND?
  U15: {"notified", "silent"},
  \* Has an accepted socket the options that the listening socket had at the connection
  \* request, or has at the accept?
  U16: {"request", "accept"},
  \* What becomes of the record of an earlier WSAEventSelect at WSAAsyncSelect?
  U17: {"cleared", "kept"},
  \* Where WSAEventSelect keeps the record (U1): is its event object set for what stands there?
  U18: {"set", "not set"},
  \* Is FD_READ told of unread data after SD_RECEIVE?
  U19: {"notified", "silent"},
  \* Is FD_CLOSE told after SD_RECEIVE though data is unread, the peer having closed?
  U19c: {"notified", "silent"},
  \* Has an accepted socket the registration that the listening socket had at the connection
  \* request, or has at the accept?
  U20: {"request", "accept"},
  \* Which send re-enables FD_WRITE: any, or only one that fails?  By EVT and ASY send does.
  U21: {"any", "failing"},
  \* What does a WSAAsyncSelect that cancels and names no window do to what was told and
  \* recorded?
  U22: {"forgets", "leaves"},
  \* When is FD_CLOSE told, the peer having closed, while data is unread?
  U23: {"when read", "told"},
  \* What knows that a socket listens, or has an address: the socket, or each descriptor as of
  \* its opening?
  U24: {"socket", "descriptor"},
  \* What comes of the second use of a protocol info by its target: does it fail, or return
  \* the same descriptor?  By DUP it fails.
  U25: {"fails", "same"},
  \* Does a recv that fails for its buffer re-enable FD_READ, no window being registered?
  \* By EVT it does.
  U26: {"re-enables", "nothing"},
  \* Does a recv that fails for its buffer re-enable FD_READ, a window being registered?
  \* By ASY it does.
  U26w: {"re-enables", "nothing"},
  \* Does a send that fails for its buffer re-enable FD_WRITE?  By EVT and ASY it does.
  U26s: {"re-enables", "nothing"},
  \* What becomes of unread data when the peer resets the connection?
  U28: {"kept", "lost"},
  \* Is FD_CLOSE told once more when the peer resets a connection that it has closed?
  U28c: {"again", "silent"},
  \* Is FD_WRITE told at a registration after the peer has reset the connection?
  U28r: {"notified", "silent"},
  \* Is FD_WRITE told of a reset after a send has failed for want of room?
  U28w: {"notified", "silent"},
  \* With which error does connect fail while another attempt is under way?  By CONN with
  \* WSAEALREADY, perhaps with another.
  U29: {"already", "invalid"},
  \* Is FD_CONNECT told at a WSAAsyncSelect after the attempt has ended?  By ASY it is.
  U29w: {"told", "silent"},
  \* Is FD_CONNECT told at a registration after the attempt has failed?
  U29f: {"told", "silent"},
  \* Is FD_CONNECT told at a registration after the peer has reset the connection?
  U29r: {"told", "silent"},
  \* What becomes of an unused protocol info when the process that it was made for undoes its
  \* last startup?
  U30: {"survives", "gone"},
  \* What becomes of messages that are posted when their process undoes its last startup?  By
  \* CLN they are deallocated, by ASY a message that is posted stays.
  U30m: {"kept", "gone"},
  \* Is a descriptor inherited that WSASocket has opened with a protocol info, if no flag
  \* forbids it?  By WSO it is.
  U33: {"inherited", "not"},
  \* Is the descriptor of an accepted socket inherited?
  U33a: {"inherited", "not"},
  \* Is it inherited where the listening socket's descriptor is not?
  U33n: {"inherited", "not"},
  \* Is a descriptor that a process has inherited inherited by its own children?
  U33c: {"inherited", "not"},
  \* Do calls on sockets know a descriptor that a process has by inheritance or by
  \* DuplicateHandle?  By DUH perhaps, which with layered service providers differs by call.
  U34: {"known", "not by all"},
  \* What becomes of such a descriptor when the process undoes its last startup?
  U34c: {"closes", "leaves"},
  \* Does closesocket fail on a value whose descriptor CloseHandle has closed?  By CLO it does;
  \* what keeps a record of its sockets apart from the system's handles may not notice.
  U35: {"fails", "may succeed"},
  \* What becomes of a registration when CloseHandle closes the descriptor that made it, others
  \* being open?
  U35r: {"survives", "cancelled"}]

\* What the documents say where implementations differ; the other points are open.
Documented == [
  U23 |-> "when read", U24 |-> "socket", U25 |-> "fails", U26 |-> "re-enables",
  U26w |-> "re-enables", U26s |-> "re-enables", U33 |-> "inherited"]

\* What is known of Windows, where it is tested or reported: by Wine's tests of ws2_32, which
\* run on Windows, too, and by others.  The other points are open.
Windows == [
  U1   |-> "kept",         \* test_accept_events; virtio-win, pull request 1121
  U2   |-> "survives",     \* Cygwin, fhandler_socket_inet: a child after its parent's close
  U6   |-> "holds",        \* CPython, socket.share; .NET, DuplicateAndClose
  U10  |-> "silent",       \* test_accept_events, test_read_events, test_write_events, test_close_events
  U11  |-> "again",        \* test_read_events, test_accept_events
  U12  |-> "kept",         \* test_read_events
  U13  |-> "out",          \* the comment at the end of test_write_events
  U13a |-> "out",          \* the same
  U18  |-> "set",          \* test_accept_events; virtio-win, pull request 1121
  U20  |-> "accept",       \* test_accept_events
  U21  |-> "any",          \* curl, lib/multi.c: a send of nothing re-enables
  U23  |-> "told",         \* test_close_events
  U24  |-> "descriptor",   \* uvicorn, issues 514 and 683; Bun, pull request 34659
  U25  |-> "same",         \* .NET, DuplicateAndClose
  U26  |-> "nothing",      \* test_read_events
  U26w |-> "re-enables",   \* test_read_events
  U29  |-> "already",  \* test_connecting_socket
  U29w |-> "silent"]       \* test_connect_events

\* Wine 8.0 as measured, or as Wine's own tests say of it (U26, U26w); the other points are
\* open.
Wine80 == [
  U1 |-> "kept", U2 |-> "survives", U6 |-> "holds", U8 |-> "survives",
  U10 |-> "silent", U11 |-> "silent", U12 |-> "kept", U13 |-> "out",
  U13a |-> "out", U13s |-> "out", U14 |-> "notified", U15 |-> "silent",
  U16 |-> "request", U17 |-> "cleared", U18 |-> "set", U19 |-> "notified",
  U20 |-> "accept", U21 |-> "failing", U22 |-> "leaves",
  U23 |-> "when read", U24 |-> "socket", U25 |-> "same", U26 |-> "nothing",
  U26w |-> "nothing", U28c |-> "again", U29 |-> "already", U29w |-> "silent",
  U29f |-> "told", U29r |-> "told", U30 |-> "survives", U30m |-> "kept",
  U33 |-> "not", U33a |-> "inherited", U33n |-> "inherited", U33c |-> "inherited",
  U34c |-> "leaves", U35 |-> "may succeed", U35r |-> "survives"]
=============================================================================
