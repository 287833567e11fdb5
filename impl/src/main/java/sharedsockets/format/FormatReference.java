package sharedsockets.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import sharedsockets.spec.Action;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;
import sharedsockets.trace.Signature;
import sharedsockets.trace.Signature.Meaning;

/**
 * The reference of the trace format, {@code docs/trace-format.md}: the calls and network events
 * with what the specification says of them, and the kinds of their arguments and results.
 */
public final class FormatReference {
  private static final String HEAD =
      """
      # The trace format

      A trace is a file of JSON lines, UTF-8, an event each: a call with what it returned, or something
      that the network did.

          {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
          {"network":"data","args":{"process":"A","s":"s1"}}
          {"process":"A","call":"closesocket","args":{"s":"s7"},"error":"WSAENOTSOCK"}

      A call has `result` or `error`, the name or number of a WSA error. `begin` and `end`, numbers of one
      clock, are for events that overlap. Other members are free, but for those that must be meant for
      one of these, such as `errno`; `args` has the arguments of the call, and nothing else. What names
      stand for, and what a recorder does, is said in [adapters.md](adapters.md).

      A call that had not returned when the trace ended has `"pending":true` in place of a result, and a
      `begin` without an `end`; where other lines have no times, it began where it stands:

          {"process":"A","call":"recv","args":{"s":"s1"},"begin":5,"pending":true}

      It conforms if it may wait still: if at some moment since it began it had to wait, and in the end it
      could not succeed. It has taken no effect. No document says what becomes of a call that waits while
      its socket is made non-blocking or shut down, or another thread closes its descriptor: then it may
      go on waiting, or, after that close, fail with WSAEINTR, WSAECONNABORTED or WSA_OPERATION_ABORTED. So
      it may, but not go on waiting, at the last WSACleanup of its process. A call whose process exits
      meanwhile is gone. One on an event object or window that another thread ends meanwhile may fail, with
      whatever error, and has done nothing then. What arrives wakes a call soon, but not at
      once: only one that has been given time is pending. So is a `closesocket` that lingers, or a call with a
      time-out, only after that time. `GetMessage` waits for a message as long as there is none; `PeekMessage`
      does not. A wait for event objects is a poll, which does
      not wait, unless it has a `timeout` in milliseconds, or `INFINITE`.

      A call has one name for what applications, C and service providers call it: WSPSend is `send`,
      WPUCreateEvent is `CreateEvent`. The table has them all. `WSASocket` and WSPSocket have the `info` of
      a socket that is there, or, as `socket` has, the `type` of a fresh one.

      A trace need not show WSAStartup: a process that opens a socket, or calls WSACleanup, before it has
      called it has called it once. From then on, or from the first WSAStartup, they are counted.

      A process that CreateProcess makes, the `child`, begins with that call: no process of its name runs then,
      or has run. With `inheritHandles` it has descriptors of its parent's under the same names, each unless its
      HANDLE_FLAG_INHERIT is clear: `SetHandleInformation` sets it with `["HANDLE_FLAG_INHERIT"]` and clears
      it with `[]`. Whether the child has called WSAStartup is not known until a call tells.

      DuplicateHandle gives the `target` a descriptor at once: its `result` is a name in the target, which has made no
      call for it. Without `inheritHandle` its children do not inherit it. DUPLICATE_CLOSE_SOURCE is written as a call of
      its own, CloseHandle. `CloseHandle` has `s`, or the `event` that it closes as WSACloseEvent does.

      Event objects exist from their first use and are manual-reset. `CreateEvent` makes another one; its
      result is the name of what it made, or `true` where `args` has the name as `event`. Without
      `manualReset`, as `WSACreateEvent` has none, it is manual-reset. Instead of all that, the call that
      first uses an event object may have `"reset":"auto"` (or `"manual"`) among its `args`.

      A wait is for one event object, `event`, or for several: `"events":["e1","e2"]`, for one of them or,
      with `"waitAll":true`, for all. The result tells for which one it returned, `"WSA_WAIT_EVENT_0+1"` or
      `1`: those before it were not signalled then, and no other is reset. A wait for all finds and resets
      them in one step; where it times out, they were not all signalled at that time, and none is reset. A
      wait for none or for more than 64 fails with WSA_INVALID_PARAMETER, as one for all may where its list
      has one twice.

      Masks and flags may be numbers: `33` is `["FD_READ","FD_CLOSE"]`, `2` is `["MSG_PEEK"]`. When FD_OOB,
      FD_QOS, FD_GROUP_QOS, FD_ROUTING_INTERFACE_CHANGE and FD_ADDRESS_LIST_CHANGE are told is
      not modelled. That they are nominated counts: a mask of FD_OOB alone is not 0, the event object
      may be signalled for it at any time, and WSAEnumNetworkEvents may return it. Messages of them are
      refused.

      The error codes of events are judged where they are told. WSAEnumNetworkEvents has `errors` beside its result,
      what iErrorCode holds: `"result":["FD_READ","FD_CLOSE"],"errors":{"FD_CLOSE":"WSAECONNRESET"}`. An event that
      was returned and is not named there has the code 0; without `errors` nothing is said of any. A message has
      `error`, its WSAGETSELECTERROR: `{"message":1025,"s":"s1","event":"FD_CONNECT","error":"WSAECONNREFUSED"}`, and
      `0` or `null` where there is none. Codes are names or numbers. A message keeps the code that it was posted with. After
      `refused` FD_CONNECT may have the code of any failing attempt, such as WSAETIMEDOUT.

      A stream socket is ready to use, or not connected: `"connected":false` says that of a fresh one.
      Where nothing is said, what follows tells: `connect` that succeeds or goes on, or WSAENOTCONN, that it
      was not connected, WSAEISCONN, data or a send that it was, `listen` that it listens. Until then one
      that is registered with FD_WRITE is taken for connected, unless FD_CONNECT is nominated as well. Of
      FD_CONNECT everything is allowed for a socket whose `connect` was not seen. A `connect` that returns
      tells itself how its attempt has ended; of one that goes on, or is pending, the network events
      `connected` and `refused` do. A datagram socket has its peer, with or without `connect`.

      A socket has an address, or has none: `"bound":false` says that of a fresh one, which is not connected
      then. Where nothing is said, `bind` that succeeds and `getsockname` with WSAEINVAL tell that it had none,
      `bind` with WSAEINVAL that it had one; what is connected, connects or listens has one. `"address"` is a name, such
      as `"127.0.0.1:8080"`: another name is another address, so that two that overlap, as `"0.0.0.0:8080"`
      and that one do, should not stand in one trace. A `bind` to port 0, or to whatever address, has
      none. Of an address that no socket of the trace has had, bind may find that it is in use; of one that
      all of them have left it may not, but where there were connections, or SO_REUSEADDR is set. The
      `address` of `connect` is the peer's, under the name that `getpeername` tells.

      Counts are bytes. `length` is how many are to be sent, fit into a buffer, or arrive; of a call that does
      not say it at least one, of `data` one. `data` says which bytes were sent, arrived, or, beside `result`,
      were received: then each is held to its place in the order, or to its datagram. A recv whose buffer is
      too small for a datagram has `"error":"WSAEMSGSIZE"`. `"buffer":"invalid"` says that the call was
      given one that cannot be used; of a call that does not say it, this is not known: it, too, may fail
      with WSAEFAULT. So may calls that are given pointers of which a trace says nothing: getsockopt,
      setsockopt, ioctlsocket, accept, WSADuplicateSocket and WSAEnumNetworkEvents.

      [trace-format.schema.json](trace-format.schema.json) is a JSON Schema of a line, for validators in any
      language. It takes every line that `check-trace` takes; a few that `check-trace` refuses it takes, too,
      such as one whose `length` is not that of its `data`.

      This page is made of [spec/calls.json](../spec/calls.json) and the comments of the specification by
      `make describe`.
      """;

  private FormatReference() {}

  /** The page. */
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("\n## Calls\n\n| call | args | result | actions |\n|---|---|---|---|\n");
    for (Operation operation : Operation.values()) {
      if (operation.isCall()) {
        text.append(row(operation));
      }
    }
    text.append("\n## Network events\n\n`args` are `process` and `s`, a descriptor that names the");
    text.append(" socket.\n\n| network | more args | action |\n|---|---|---|\n");
    for (Operation operation : Operation.values()) {
      if (!operation.isCall()) {
        String more = arguments(operation, Signature.SOCKET_NAMED);
        text.append("| `%s` | %s | %s |\n".formatted(operation, more, actions(operation)));
      }
    }
    text.append("\n## Kinds of arguments and results\n\n| kind | JSON |\n|---|---|\n");
    for (Kind kind : kinds()) {
      text.append("| %s | %s |\n".formatted(words(kind), json(kind)));
    }
    return text.toString();
  }

  private static String row(Operation call) {
    String also =
        call.signature().also().stream().map(" `%s`"::formatted).collect(Collectors.joining());
    return "| `%s`%s | %s | %s | %s |\n"
        .formatted(call, also, arguments(call, 0), words(call.result()), actions(call));
  }

  private static String arguments(Operation operation, int first) {
    List<String> arguments = new ArrayList<>();
    for (int i = first; i < operation.arity(); i++) {
      arguments.add(
          "`%s`: %s".formatted(operation.argumentNames().get(i), words(operation.kind(i))));
    }
    return String.join(", ", arguments);
  }

  private static String actions(Operation operation) {
    List<Meaning> all = new ArrayList<>(operation.signature().successes());
    if (operation.canFail()) {
      all.add(operation.signature().failure());
    }
    if (operation.isCall() && waitsInItsWay(operation)) {
      all.add(operation.signature().waiting());
    }
    List<String> texts = new ArrayList<>();
    for (Meaning meaning : all) {
      texts.add("`%s`: %s".formatted(meaning.action(), Action.of(meaning.action()).comment()));
    }
    return String.join("<br>", texts);
  }

  /** Whether no other call waits as it does: what most calls have in common is said once. */
  private static boolean waitsInItsWay(Operation call) {
    String action = call.signature().waiting().action();
    return Arrays.stream(Operation.values())
        .filter(other -> other.isCall() && other.signature().waiting().action().equals(action))
        .allMatch(call::equals);
  }

  /** Those that the table uses, in the order in which it does. */
  private static Set<Kind> kinds() {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (Operation operation : Operation.values()) {
      for (int i = 0; i < operation.arity(); i++) {
        kinds.add(operation.kind(i));
      }
      if (operation.isCall()) {
        kinds.add(operation.result());
      }
    }
    return kinds;
  }

  private static String words(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String json(Kind kind) {
    return kind + (kind.isOptional() ? "; the member may be missing" : "");
  }
}
