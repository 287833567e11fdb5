package sharedsockets.trace;

import static java.util.Map.entry;
import static sharedsockets.trace.Malformation.quote;
import static sharedsockets.trace.Operation.PEER_RESETS;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import sharedsockets.model.spelling.Similar;

/**
 * Names of calls and network events under which other programs know them, and their names in a
 * trace.
 */
public final class OtherNames {
  private static final String BEFORE =
      "leave its line out: the sockets of a trace are ready to use, bound and connected";
  private static final String ASKS = "leave its line out: it changes nothing of a socket";
  private static final String MOVES_DATA =
      "write send or recv, if it moved the data that they would have moved";
  private static final String ACTS =
      "judge a trace without the sockets that it acts on: what it does to them is not known here";

  /** Calls that a trace writes under another name. */
  private static final Map<String, String> WRITTEN_AS =
      ignoringCase(
          Map.ofEntries(
              entry("WSASend", "send"),
              entry("sendall", "send"),
              entry("write", "send"),
              entry("WSARecv", "recv"),
              entry("Receive", "recv"),
              entry("recv_into", "recv"),
              entry("ReceiveFrom", "recv"),
              entry("recvmsg", "recv"),
              entry("sendmsg", "send"),
              entry("read", "recv"),
              entry("WSAAccept", "accept"),
              entry("WSAShutdown", "shutdown"),
              entry("WSASendDisconnect", "shutdown"),
              entry("WSARecvDisconnect", "shutdown"),
              entry("WSPSendDisconnect", "shutdown"),
              entry("WSPRecvDisconnect", "shutdown"),
              entry("close", "closesocket"),
              entry("WSACloseSocket", "closesocket"),
              entry("Dispose", "closesocket"),
              entry("ioctl", "ioctlsocket"),
              entry("IOControl", "ioctlsocket"),
              entry("setblocking", "ioctlsocket"),
              entry("share", "WSADuplicateSocket"),
              entry("DuplicateAndClose", "WSADuplicateSocket, then closesocket"),
              entry("fromshare", "WSASocket"),
              entry("dup", "WSADuplicateSocket, then WSASocket"),
              entry("fork", "WSADuplicateSocket, then WSASocket, for each socket"),
              entry("SetEvent", "WSASetEvent"),
              entry("ResetEvent", "WSAResetEvent"),
              entry("NtClose", "CloseHandle"),
              entry("NtDuplicateObject", "DuplicateHandle"),
              entry("WaitForSingleObject", "WSAWaitForMultipleEvents"),
              entry("WaitForSingleObjectEx", "WSAWaitForMultipleEvents"),
              entry("WaitForMultipleObjects", "WSAWaitForMultipleEvents"),
              entry("WaitForMultipleObjectsEx", "WSAWaitForMultipleEvents"),
              entry("TerminateProcess", "ExitProcess"),
              entry("exit", "ExitProcess")));

  /** Calls of Winsock, and of Windows on sockets, that no rule speaks of, with what to do. */
  private static final Map<String, String> NOT_MODELLED = callsNotModelled();

  private static Map<String, String> callsNotModelled() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    put(
        all,
        BEFORE,
        """
        WSAConnectByNameA WSAConnectByNameW WSAConnectByList ConnectEx
        getaddrinfo GetAddrInfoW GetAddrInfoExA GetAddrInfoExW freeaddrinfo gethostbyname
        gethostbyaddr getnameinfo getservbyname getprotobyname CreateWindow CreateWindowA CreateWindowW CreateWindowExA CreateWindowExW
        """);
    put(
        all,
        ASKS,
        """
        select WSPSelect WSAPoll __WSAFDIsSet gethostname WSAGetLastError WSASetLastError
        WSAEnumProtocols WSAEnumProtocolsA WSAEnumProtocolsW WSAAddressToStringA WSAAddressToStringW
        WSAStringToAddressA WSAStringToAddressW inet_addr inet_ntoa inet_pton inet_ntop htons htonl
        ntohs ntohl WSAHtons WSAHtonl WSANtohs WSANtohl WSAGetQOSByName WSAIsBlocking
        WSAGetOverlappedResult GetOverlappedResult WSPGetOverlappedResult WSPGetQOSByName
        WSPAddressToString WSPStringToAddress
        """);
    put(
        all,
        MOVES_DATA,
        """
        sendto recvfrom WSASendTo WSARecvFrom WSASendMsg WSARecvMsg WSARecvEx TransmitFile TransmitPackets
        ReadFile WriteFile WSPSendTo WSPRecvFrom
        """);
    put(
        all,
        ACTS,
        """
        WSAIoctl WSANSPIoctl CreateIoCompletionPort GetQueuedCompletionStatus
        GetQueuedCompletionStatusEx PostQueuedCompletionStatus SetFileCompletionNotificationModes
        BindIoCompletionCallback CancelIo CancelIoEx CancelSynchronousIo AcceptEx DisconnectEx
        CreateProcessAsUserA CreateProcessAsUserW
        WSPCancelBlockingCall WSPJoinLeaf
        WSACancelBlockingCall WSAJoinLeaf WSASetSocketSecurity WSADeleteSocketPeerTargetName
        WSARevertImpersonation WSAImpersonateSocketPeer WSAProviderConfigChange RIOCreateRequestQueue
        RIOSend RIOSendEx RIOReceive RIOReceiveEx
        """);
    return all;
  }

  /** Network events that a trace writes under another name. */
  private static final Map<String, String> NETWORK_WRITTEN_AS =
      ignoringCase(
          Map.of("rst", PEER_RESETS.signature().name(), "abort", PEER_RESETS.signature().name()));

  /** What the network does of which no rule speaks, with what to do. */
  private static final Map<String, String> NETWORK_NOT_MODELLED = networkNotModelled();

  private static Map<String, String> networkNotModelled() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    put(all, "judge the trace up to its line: what it does to a socket is not known here", "oob");
    return all;
  }

  private OtherNames() {}

  /** What is to be done with a call or network event that no rule speaks of; null of others. */
  public static String notModelled(String name) {
    if (NOT_MODELLED.containsKey(name)) {
      return name + " is a Winsock call that is not modelled; " + NOT_MODELLED.get(name);
    }
    return NETWORK_NOT_MODELLED.containsKey(name) ? eventNotModelled(name) : null;
  }

  private static String eventNotModelled(String name) {
    return "network event " + name + " is not modelled; " + NETWORK_NOT_MODELLED.get(name);
  }

  /** What is wrong with the name of a call that a trace does not have. */
  static Malformation noCall(String name) {
    if (NOT_MODELLED.containsKey(name)) {
      return new Malformation(notModelled(name));
    }
    String meant = WRITTEN_AS.get(name);
    if (meant == null && Operations.networkEvent(name) != null) {
      return new Malformation(
          "%s is a network event, no call; write \"network\":\"%s\"".formatted(name, name));
    }
    return new Malformation(
        "unknown call "
            + quote(name)
            + (meant == null
                ? didYouMean(name, Operations.calls())
                : "; did you mean " + meant + "?"));
  }

  /** What is wrong with the name of a network event that a trace does not have. */
  static Malformation noNetworkEvent(String name) {
    if (Operations.call(name) != null) {
      return new Malformation(
          "%s is a call, no network event; write \"call\":\"%s\"".formatted(name, name));
    }
    if (NETWORK_NOT_MODELLED.containsKey(name)) {
      return new Malformation(eventNotModelled(name));
    }
    String meant = NETWORK_WRITTEN_AS.get(name);
    String suggestion =
        meant == null
            ? didYouMean(name, Operations.networkEvents())
            : "; did you mean " + meant + "?";
    return new Malformation(
        "unknown network event "
            + quote(name)
            + (suggestion.isEmpty()
                ? "; there are " + String.join(", ", Operations.networkEvents())
                : suggestion));
  }

  /** The most similar name as a question, or nothing. */
  static String didYouMean(String name, Collection<String> names) {
    return Similar.to(name, names).stream()
        .findFirst()
        .map(similar -> "; did you mean " + similar + "?")
        .orElse("");
  }

  private static Map<String, String> ignoringCase(Map<String, String> map) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(map);
    return all;
  }

  private static void put(Map<String, String> all, String advice, String names) {
    for (String name : names.split("\\s+")) {
      all.put(name, advice);
    }
  }
}
