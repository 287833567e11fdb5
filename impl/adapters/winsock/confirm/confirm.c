/* What the findings on Wine come down to, each in a few calls of Winsock, without the adapter: prints
 * what it saw beside what the documents say. Names of scenarios as arguments: those only. */
#define _WIN32_WINNT 0x0501
#include <winsock2.h>
#include <windows.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What scenarios are made of ---- */

static char seen[512];

static void say(const char *text) {
  strncat(seen, seen[0] == '\0' ? "" : ", ", sizeof seen - strlen(seen) - 1);
  strncat(seen, text, sizeof seen - strlen(seen) - 1);
}

static const char *error_name(int error) {
  static const struct { int number; const char *name; } names[] = {
      {WSAENOTSOCK, "WSAENOTSOCK"}, {WSAEINVAL, "WSAEINVAL"}, {WSAENOTCONN, "WSAENOTCONN"},
      {WSAENOPROTOOPT, "WSAENOPROTOOPT"}, {WSAEWOULDBLOCK, "WSAEWOULDBLOCK"},
      {WSAESHUTDOWN, "WSAESHUTDOWN"}, {WSAEOPNOTSUPP, "WSAEOPNOTSUPP"}, {WSAEFAULT, "WSAEFAULT"},
      {WSAECONNRESET, "WSAECONNRESET"}, {WSAECONNABORTED, "WSAECONNABORTED"},
      {WSAECONNREFUSED, "WSAECONNREFUSED"}, {WSAEISCONN, "WSAEISCONN"}, {WSAEALREADY, "WSAEALREADY"}};
  static char number[16];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (names[i].number == error) {
      return names[i].name;
    }
  }
  snprintf(number, sizeof number, "%d", error);
  return number;
}

/* The outcome of a call that returns SOCKET_ERROR where it fails. */
static void outcome(const char *call, int result) {
  char text[64];
  int error = WSAGetLastError();
  if (result == SOCKET_ERROR) {
    snprintf(text, sizeof text, "%s %s", call, error_name(error));
  } else {
    snprintf(text, sizeof text, "%s %d", call, result);
  }
  say(text);
}

static void must(bool done, const char *what) {
  if (!done) {
    printf("%s: error %d\n", what, WSAGetLastError());
    exit(2);
  }
}

static struct sockaddr_in loopback(void) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static SOCKET bound(int type) {
  struct sockaddr_in address = loopback();
  SOCKET s = socket(AF_INET, type, 0);
  must(s != INVALID_SOCKET && bind(s, (struct sockaddr *)&address, sizeof address) == 0, "bind");
  return s;
}

static int try_connect(SOCKET s, SOCKET other) {
  struct sockaddr_in address;
  int length = sizeof address;
  must(getsockname(other, (struct sockaddr *)&address, &length) == 0, "getsockname");
  return connect(s, (struct sockaddr *)&address, length);
}

static void connect_to(SOCKET s, SOCKET other) {
  must(try_connect(s, other) == 0, "connect");
}

static SOCKET listening(void) {
  SOCKET s = bound(SOCK_STREAM);
  must(listen(s, 1) == 0, "listen");
  return s;
}

struct pair { SOCKET s, peer; };

/* A stream socket and its peer, before the handles of which the others have theirs. */
static struct pair streams(void) {
  struct pair pair;
  SOCKET listener = listening();
  pair.s = socket(AF_INET, SOCK_STREAM, 0);
  connect_to(pair.s, listener);
  pair.peer = accept(listener, NULL, NULL);
  must(pair.peer != INVALID_SOCKET, "accept");
  closesocket(listener);
  return pair;
}

static struct pair datagrams(void) {
  struct pair pair = {bound(SOCK_DGRAM), bound(SOCK_DGRAM)};
  connect_to(pair.s, pair.peer);
  connect_to(pair.peer, pair.s);
  return pair;
}

/* Time for what happens by itself. */
static void settle(void) {
  Sleep(100);
}

/* Appends the names of the events in the mask. */
static void add_events(char *text, long mask) {
  static const struct { long bit; const char *name; } names[] = {
      {FD_READ, " FD_READ"}, {FD_WRITE, " FD_WRITE"}, {FD_ACCEPT, " FD_ACCEPT"}, {FD_CONNECT, " FD_CONNECT"},
      {FD_CLOSE, " FD_CLOSE"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    strcat(text, mask & names[i].bit ? names[i].name : "");
  }
}

static void told(SOCKET s, WSAEVENT event) {
  WSANETWORKEVENTS events;
  char text[64] = "told";
  settle();
  if (WSAEnumNetworkEvents(s, event, &events) != 0) {
    outcome("WSAEnumNetworkEvents", SOCKET_ERROR);
    return;
  }
  add_events(text, events.lNetworkEvents);
  say(events.lNetworkEvents == 0 ? "told nothing" : text);
}

static HWND window(void) {
  return CreateWindowExA(0, "STATIC", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
}

/* The messages that the window has got, with their errors. */
static void posted(HWND w) {
  MSG message;
  bool any = false;
  settle();
  while (PeekMessageA(&message, w, WM_USER, WM_USER, PM_REMOVE)) {
    char text[64] = "posted";
    int error = WSAGETSELECTERROR(message.lParam);
    add_events(text, WSAGETSELECTEVENT(message.lParam));
    strcat(text, " with ");
    strcat(text, error == 0 ? "0" : error_name(error));
    say(text);
    any = true;
  }
  if (!any) {
    say("posted nothing");
  }
}

static HANDLE no_handle(void) {
  return (HANDLE)(ULONG_PTR)0xdead0;
}

/* ---- A second process, which has a socket at most ---- */

enum request { OPEN_INFO, NEW_SOCKET, MAKE_INFO };

struct message {
  enum request request;
  DWORD target;
  int error;
  WSAPROTOCOL_INFOA info;
};

static HANDLE to_other, from_other;
static PROCESS_INFORMATION other;

static SOCKET open_info(WSAPROTOCOL_INFOA *info) {
  return WSASocketA(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0,
                    WSA_FLAG_OVERLAPPED);
}

static int serve(void) {
  HANDLE in = GetStdHandle(STD_INPUT_HANDLE), out = GetStdHandle(STD_OUTPUT_HANDLE);
  struct message m;
  DWORD count;
  SOCKET s = INVALID_SOCKET;
  while (ReadFile(in, &m, sizeof m, &count, NULL) && count == sizeof m) {
    bool done = true;
    switch (m.request) {
      case OPEN_INFO: s = open_info(&m.info); done = s != INVALID_SOCKET; break;
      case NEW_SOCKET: s = socket(AF_INET, SOCK_STREAM, 0); done = s != INVALID_SOCKET; break;
      case MAKE_INFO: done = WSADuplicateSocketA(s, m.target, &m.info) == 0; break;
    }
    m.error = done ? 0 : WSAGetLastError();
    WriteFile(out, &m, sizeof m, &count, NULL);
  }
  return 0;
}

static PROCESS_INFORMATION start(HANDLE in, HANDLE out) {
  char name[MAX_PATH], command[MAX_PATH + 16];
  STARTUPINFOA startup = {.cb = sizeof startup, .dwFlags = STARTF_USESTDHANDLES, .hStdInput = in, .hStdOutput = out};
  PROCESS_INFORMATION process;
  GetModuleFileNameA(NULL, name, sizeof name);
  snprintf(command, sizeof command, "\"%s\" --other", name);
  must(CreateProcessA(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process), "CreateProcess");
  return process;
}

/* Before there is any socket that it could inherit. */
static void start_other(void) {
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  HANDLE in, out;
  must(CreatePipe(&in, &to_other, &inherited, 0) && CreatePipe(&from_other, &out, &inherited, 0), "CreatePipe");
  SetHandleInformation(to_other, HANDLE_FLAG_INHERIT, 0);
  SetHandleInformation(from_other, HANDLE_FLAG_INHERIT, 0);
  other = start(in, out);
  CloseHandle(in);
  CloseHandle(out);
}

static int ask(enum request request, WSAPROTOCOL_INFOA *info) {
  struct message m = {.request = request, .target = GetCurrentProcessId()};
  DWORD count;
  if (info != NULL) {
    m.info = *info;
  }
  must(WriteFile(to_other, &m, sizeof m, &count, NULL) && ReadFile(from_other, &m, sizeof m, &count, NULL), "pipe");
  if (info != NULL) {
    *info = m.info;
  }
  return m.error;
}

static void of_other(const char *call, int error) {
  WSASetLastError(error);
  outcome(call, error == 0 ? 0 : SOCKET_ERROR);
}

/* ---- Scenarios ---- */

static void info_used_twice(void) {
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSADuplicateSocketA(s, GetCurrentProcessId(), &info);
  open_info(&info);
  outcome("second WSASocket", open_info(&info) == INVALID_SOCKET ? SOCKET_ERROR : 0);
}

static void info_used_after_closesocket(void) {
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSADuplicateSocketA(s, GetCurrentProcessId(), &info);
  must(closesocket(open_info(&info)) == 0, "closesocket");
  outcome("second WSASocket", open_info(&info) == INVALID_SOCKET ? SOCKET_ERROR : 0);
}

/* An info that is used twice gives the same value. */
static void closed_twice(void) {
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0), copy;
  WSADuplicateSocketA(s, GetCurrentProcessId(), &info);
  copy = open_info(&info);
  open_info(&info);
  must(closesocket(copy) == 0, "closesocket");
  outcome("second closesocket", closesocket(copy));
}

static void info_of_another_process(void) {
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSADuplicateSocketA(s, GetCurrentProcessId(), &info);
  of_other("WSASocket elsewhere", ask(OPEN_INFO, &info));
}

static void exited_target(void) {
  WSAPROTOCOL_INFOA info;
  PROCESS_INFORMATION gone = start(GetStdHandle(STD_ERROR_HANDLE), GetStdHandle(STD_ERROR_HANDLE));
  TerminateProcess(gone.hProcess, 0);
  WaitForSingleObject(gone.hProcess, INFINITE);
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  outcome("WSADuplicateSocket", WSADuplicateSocketA(s, gone.dwProcessId, &info));
}

/* So many infos for this process that the values below some that is closed are taken, and it is, too. */
enum { MANY = 16 };

static void have_infos_made(void) {
  WSAPROTOCOL_INFOA info;
  for (int i = 0; i < MANY; i++) {
    must(ask(MAKE_INFO, &info) == 0, "WSADuplicateSocket");
  }
}

/* Values that are closed, while the other process makes infos for this one: they are open then. */
static void handle_at_once(void) {
  WSAPROTOCOL_INFOA mine;
  WSANETWORKEVENTS events;
  WSAEVENT event = WSACreateEvent();
  SOCKET closed[MANY], s = INVALID_SOCKET;
  u_long on = 1;
  int yes = 1;
  char byte;
  HWND w = window();
  for (int i = 0; i < MANY; i++) {
    closed[i] = socket(AF_INET, SOCK_STREAM, 0);
  }
  for (int i = 0; i < MANY; i++) {
    closesocket(closed[i]);
  }
  ask(NEW_SOCKET, NULL);
  have_infos_made();
  for (int i = 0; i < MANY && s == INVALID_SOCKET; i++) {
    s = ioctlsocket(closed[i], FIONBIO, &on) == 0 ? closed[i] : INVALID_SOCKET;
  }
  if (s == INVALID_SOCKET) {
    say("WSAENOTSOCK");
    return;
  }
  say("ioctlsocket 0");
  outcome("setsockopt", setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *)&yes, sizeof yes));
  outcome("WSAEventSelect", WSAEventSelect(s, event, 0));
  outcome("WSAAsyncSelect", WSAAsyncSelect(s, w, WM_USER, 0));
  outcome("WSAEnumNetworkEvents", WSAEnumNetworkEvents(s, event, &events));
  outcome("WSADuplicateSocket", WSADuplicateSocketA(s, GetCurrentProcessId(), &mine));
  outcome("recv", recv(s, &byte, 1, 0));
  outcome("listen", listen(s, 1));
  outcome("accept", accept(s, NULL, NULL) == INVALID_SOCKET ? SOCKET_ERROR : 0);
}

/* The other process has the socket, too, and this one its value no more. A value below it is free:
 * Wine takes one while this process waits for the other one's answer. */
static void leave_to_other(SOCKET s, WSAEVENT below) {
  WSAPROTOCOL_INFOA info;
  must(WSADuplicateSocketA(s, other.dwProcessId, &info) == 0 && ask(OPEN_INFO, &info) == 0, "WSADuplicateSocket");
  closesocket(s);
  WSACloseEvent(below);
  have_infos_made();
}

/* The same of a connection with data, for which somebody has registered. */
static void handle_at_once_of_a_connection(void) {
  WSAEVENT below = WSACreateEvent();
  struct pair p = streams();
  u_long off = 0;
  char byte;
  WSAEventSelect(p.s, WSACreateEvent(), FD_READ);
  must(send(p.peer, "x", 1, 0) == 1, "send");
  leave_to_other(p.s, below);
  outcome("ioctlsocket FIONBIO 0", ioctlsocket(p.s, FIONBIO, &off));
  outcome("recv", recv(p.s, &byte, 1, 0));
  outcome("shutdown", shutdown(p.s, SD_BOTH));
}

/* The same of a descriptor that was opened twice, and closed once. */
static void handle_at_once_of_one_opened_twice(void) {
  WSAEVENT below = WSACreateEvent();
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0), copy;
  int value, length = sizeof value;
  must(WSADuplicateSocketA(s, GetCurrentProcessId(), &info) == 0, "WSADuplicateSocket");
  open_info(&info);
  copy = open_info(&info);
  leave_to_other(copy, below);
  outcome("getsockopt", getsockopt(copy, SOL_SOCKET, SO_KEEPALIVE, (char *)&value, &length));
}

/* What the other process was to open is opened here. */
static void info_for_another_process(void) {
  WSAPROTOCOL_INFOA info;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  must(WSADuplicateSocketA(s, other.dwProcessId, &info) == 0, "WSADuplicateSocket");
  outcome("WSASocket", open_info(&info) == INVALID_SOCKET ? SOCKET_ERROR : 0);
}

static void option_set(int type, int level, int option) {
  SOCKET s = socket(AF_INET, type, 0);
  int value = 1, length = sizeof value;
  outcome("setsockopt", setsockopt(s, level, option, (char *)&value, sizeof value));
  outcome("getsockopt", getsockopt(s, level, option, (char *)&value, &length));
}

static void broadcast_of_a_stream(void) {
  option_set(SOCK_STREAM, SOL_SOCKET, SO_BROADCAST);
}

static void keepalive_of_datagrams(void) {
  option_set(SOCK_DGRAM, SOL_SOCKET, SO_KEEPALIVE);
}

static void nodelay_of_datagrams(void) {
  option_set(SOCK_DGRAM, IPPROTO_TCP, TCP_NODELAY);
}

static void dontroute_off(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  int value = 0, length = sizeof value;
  char text[32];
  setsockopt(s, SOL_SOCKET, SO_DONTROUTE, (char *)&value, sizeof value);
  getsockopt(s, SOL_SOCKET, SO_DONTROUTE, (char *)&value, &length);
  snprintf(text, sizeof text, "set 0, read %d", value);
  say(text);
}

static void enumerate_with_invalid_event(void) {
  WSANETWORKEVENTS events;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  outcome("WSAEnumNetworkEvents", WSAEnumNetworkEvents(s, no_handle(), &events));
}

static void select_with_invalid_event_and_no_mask(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  outcome("WSAEventSelect", WSAEventSelect(s, no_handle(), 0));
}

static void select_with_invalid_window(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  outcome("WSAAsyncSelect", WSAAsyncSelect(s, (HWND)no_handle(), WM_USER, FD_READ));
}

static SOCKET blocked;
static int blocked_result, blocked_error;

static DWORD WINAPI send_there(void *unused) {
  (void)unused;
  blocked_result = send(blocked, "x", 1, 0);
  blocked_error = WSAGetLastError();
  return 0;
}

static DWORD WINAPI receive_there(void *unused) {
  char byte;
  (void)unused;
  blocked_result = recv(blocked, &byte, 1, 0);
  blocked_error = WSAGetLastError();
  return 0;
}

static bool has_returned(const char *call, HANDLE thread) {
  char text[64];
  if (WaitForSingleObject(thread, 1000) != WAIT_OBJECT_0) {
    snprintf(text, sizeof text, "%s has not returned after a second", call);
    say(text);
    return false;
  }
  WSASetLastError(blocked_error);
  outcome(call, blocked_result);
  return true;
}

static void on_listener(const char *call, LPTHREAD_START_ROUTINE body) {
  blocked = listening();
  has_returned(call, CreateThread(NULL, 0, body, NULL, 0, NULL));
}

static void send_on_a_listener(void) {
  on_listener("send", send_there);
}

static void receive_on_a_listener(void) {
  on_listener("recv", receive_there);
}

/* recv waits while its descriptor is closed; another one is open, and then data come. */
static void closed_while_receiving(bool by_handle) {
  struct pair p = streams();
  HANDLE other, thread;
  must(DuplicateHandle(GetCurrentProcess(), (HANDLE)p.s, GetCurrentProcess(), &other, 0, FALSE, DUPLICATE_SAME_ACCESS),
       "DuplicateHandle");
  blocked = p.s;
  thread = CreateThread(NULL, 0, receive_there, NULL, 0, NULL);
  settle();
  if (by_handle) {
    CloseHandle((HANDLE)p.s);
  } else {
    closesocket(p.s);
  }
  if (!has_returned("recv", thread)) {
    must(send(p.peer, "x", 1, 0) == 1, "send");
    has_returned("recv", thread);
  }
}

static void closesocket_while_receiving(void) {
  closed_while_receiving(false);
}

static void close_handle_while_receiving(void) {
  closed_while_receiving(true);
}

static void window_then_event_with_data(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  send(p.peer, "x", 1, 0);
  settle();
  WSAAsyncSelect(p.s, window(), WM_USER, FD_CLOSE);
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  told(p.s, e);
}

static void window_then_event_at_the_end(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  closesocket(p.peer);
  settle();
  WSAAsyncSelect(p.s, window(), WM_USER, FD_READ);
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  told(p.s, e);
}

static void window_then_event_with_room(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAAsyncSelect(p.s, window(), WM_USER, FD_READ);
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
}

/* The same, where select has told of the room in between: so the adapter sees that there is some. */
static void window_then_select_then_event_with_room(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  struct timeval patience = {5, 0};
  fd_set writable;
  FD_ZERO(&writable);
  FD_SET(p.s, &writable);
  WSAAsyncSelect(p.s, window(), WM_USER, FD_READ);
  must(select(0, NULL, &writable, NULL, &patience) == 1, "select");
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
}

/* The same, where it is connected in between. */
static void window_then_connect_then_event_with_room(void) {
  WSAEVENT e = WSACreateEvent();
  SOCKET listener = listening(), s = socket(AF_INET, SOCK_STREAM, 0);
  WSAAsyncSelect(s, window(), WM_USER, FD_READ);
  try_connect(s, listener);
  must(accept(listener, NULL, NULL) != INVALID_SOCKET, "accept");
  settle();
  WSAEventSelect(s, e, FD_WRITE);
  told(s, e);
}

static void sd_both_and_write(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_WRITE);
  shutdown(p.s, SD_BOTH);
  told(p.s, NULL);
}

static void sd_both_and_the_peers_end(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  shutdown(p.s, SD_BOTH);
  closesocket(p.peer);
  told(p.s, e);
}

static void sd_both_and_the_recorded_end(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  closesocket(p.peer);
  settle();
  shutdown(p.s, SD_BOTH);
  told(p.s, e);
}

static void sd_both_of_datagrams_and_data(void) {
  struct pair p = datagrams();
  WSAEVENT e = WSACreateEvent();
  char byte;
  send(p.peer, "x", 1, 0);
  shutdown(p.s, SD_RECEIVE);
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  told(p.s, NULL);
  outcome("recv", recv(p.s, &byte, 1, 0));
  shutdown(p.s, SD_BOTH);
  told(p.s, e);
}

static void sd_both_of_datagrams_and_blocking(void) {
  struct pair p = datagrams();
  u_long off = 0;
  WSAEventSelect(p.s, WSACreateEvent(), FD_READ | FD_ACCEPT);
  shutdown(p.s, SD_BOTH);
  outcome("ioctlsocket FIONBIO 0", ioctlsocket(p.s, FIONBIO, &off));
}

static void registration_after_sd_both(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_WRITE);
  WSAEventSelect(p.s, e, FD_WRITE);
  shutdown(p.s, SD_BOTH);
  told(p.s, e);
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
}

static void sd_both_data_and_registration(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  shutdown(p.s, SD_BOTH);
  send(p.peer, "x", 1, 0);
  told(p.s, e);
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  told(p.s, e);
}

static void sd_send_then_write(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  shutdown(p.s, SD_SEND);
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
  outcome("send", send(p.s, "x", 1, 0));
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
}

static void sd_send_data_and_end(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  shutdown(p.s, SD_SEND);
  send(p.peer, "x", 1, 0);
  closesocket(p.peer);
  settle();
  WSAEventSelect(p.s, e, FD_READ | FD_CLOSE);
  told(p.s, e);
}

/* The second buffer is memory that is reserved only. */
static void send_with_an_invalid_buffer(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
  outcome("send", send(p.s, VirtualAlloc(NULL, 1, MEM_RESERVE, PAGE_NOACCESS), 1, 0));
  told(p.s, e);
}

/* Full without a send that fails: the peer has what it takes, and one send is more than the buffer holds. */
static void fill_at_once_then_write(void) {
  enum { SOME = 256 << 10, MUCH = 8 << 20 };
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  u_long on = 1;
  int little = 16 << 10, large = SOME;
  char *bytes = VirtualAlloc(NULL, MUCH, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  setsockopt(p.s, SOL_SOCKET, SO_SNDBUF, (char *)&large, sizeof large);
  ioctlsocket(p.s, FIONBIO, &on);
  must(send(p.s, bytes, SOME, 0) > 0, "send");
  settle();
  must(send(p.s, bytes, MUCH, 0) > 0, "send");
  settle();
  setsockopt(p.s, SOL_SOCKET, SO_SNDBUF, (char *)&little, sizeof little);
  WSAEventSelect(p.s, e, FD_WRITE);
  told(p.s, e);
  outcome("send", send(p.s, bytes, 1, 0));
}

/* The event object is auto-reset. */
static void enumerate_an_invalid_socket(void) {
  WSANETWORKEVENTS events;
  WSAEVENT e = CreateEventA(NULL, FALSE, TRUE, NULL);
  outcome("WSAEnumNetworkEvents", WSAEnumNetworkEvents(INVALID_SOCKET, e, &events));
  say(WaitForSingleObject(e, 0) == WAIT_OBJECT_0 ? "set" : "reset");
}

static void sd_both_and_recorded_data(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(p.s, e, FD_READ);
  must(send(p.peer, "x", 1, 0) == 1, "send");
  settle();
  shutdown(p.s, SD_BOTH);
  told(p.s, e);
}

/* The peer resets the connection. */
static void reset(SOCKET peer) {
  struct linger now = {1, 0};
  must(setsockopt(peer, SOL_SOCKET, SO_LINGER, (char *)&now, sizeof now) == 0, "setsockopt");
  closesocket(peer);
  settle();
}

static void reset_then_receive(void) {
  struct pair p = streams();
  char byte;
  reset(p.peer);
  outcome("recv", recv(p.s, &byte, 1, 0));
}

static void reset_then_code(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSANETWORKEVENTS events;
  char text[64];
  WSAEventSelect(p.s, e, FD_CLOSE);
  reset(p.peer);
  must(WSAEnumNetworkEvents(p.s, e, &events) == 0, "WSAEnumNetworkEvents");
  snprintf(text, sizeof text, "%s with %s", events.lNetworkEvents == FD_CLOSE ? "FD_CLOSE" : "no FD_CLOSE",
           error_name(events.iErrorCode[FD_CLOSE_BIT]));
  say(text);
}

static void window_then_a_reset(void) {
  struct pair p = streams();
  HWND w = window();
  WSAAsyncSelect(p.s, w, WM_USER, FD_CLOSE);
  reset(p.peer);
  posted(w);
}

static void reset_data_recv_and_window(void) {
  struct pair p = streams();
  HWND w = window();
  char byte;
  must(send(p.peer, "x", 1, 0) == 1, "send");
  settle();
  reset(p.peer);
  outcome("recv", recv(p.s, &byte, 1, 0));
  WSAAsyncSelect(p.s, w, WM_USER, FD_WRITE | FD_CLOSE);
  posted(w);
}

/* Registered once before, or never. */
static void reset_data_and_registration(void) {
  for (int before = 0; before < 2; before++) {
    struct pair p = streams();
    WSAEVENT e = WSACreateEvent();
    if (before) {
      WSAEventSelect(p.s, e, FD_WRITE | FD_CLOSE);
    }
    must(send(p.peer, "x", 1, 0) == 1, "send");
    settle();
    reset(p.peer);
    WSAEventSelect(p.s, e, FD_READ);
    told(p.s, e);
  }
}

static void window_then_event_after_a_reset(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  reset(p.peer);
  WSAAsyncSelect(p.s, window(), WM_USER, FD_READ);
  WSAEventSelect(p.s, e, FD_WRITE | FD_CLOSE);
  told(p.s, e);
}

static void window_then_event_with_room_and_end(void) {
  struct pair p = streams();
  WSAEVENT e = WSACreateEvent();
  WSAAsyncSelect(p.s, window(), WM_USER, FD_READ);
  closesocket(p.peer);
  settle();
  WSAEventSelect(p.s, e, FD_WRITE | FD_CLOSE);
  told(p.s, e);
}

static void window_then_event_after_connect(void) {
  SOCKET listener = listening(), s = socket(AF_INET, SOCK_STREAM, 0);
  WSAEVENT e = WSACreateEvent();
  connect_to(s, listener);
  WSAAsyncSelect(s, window(), WM_USER, FD_CONNECT);
  settle();
  WSAEventSelect(s, e, FD_CONNECT);
  told(s, e);
}

static void windows_before_and_after_event_after_connect(void) {
  SOCKET listener = listening(), s = socket(AF_INET, SOCK_STREAM, 0);
  WSAEVENT e = WSACreateEvent();
  HWND w = window();
  connect_to(s, listener);
  WSAAsyncSelect(s, w, WM_USER, FD_CONNECT);
  WSAEventSelect(s, e, FD_WRITE | FD_CONNECT);
  told(s, NULL);
  WSAAsyncSelect(s, w, WM_USER, FD_WRITE | FD_CONNECT);
  posted(w);
}

/* A socket that a registration has made non-blocking; nobody listens where it connects to. */
static SOCKET refused(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSAEventSelect(s, WSACreateEvent(), FD_CONNECT);
  outcome("connect", try_connect(s, bound(SOCK_STREAM)));
  settle();
  return s;
}

static void connect_again_after_a_refusal(void) {
  outcome("connect", try_connect(refused(), bound(SOCK_STREAM)));
}

static void receive_after_a_refusal(void) {
  char byte;
  outcome("recv", recv(refused(), &byte, 1, 0));
}

/* A listener whose queue is full, so that an attempt to connect goes on until its close. */
enum { FILLERS = 4 };
struct full { SOCKET listener, fillers[FILLERS]; };

static struct full full_listener(void) {
  struct full full = {bound(SOCK_STREAM), {0}};
  u_long on = 1;
  must(listen(full.listener, 0) == 0, "listen");
  for (int i = 0; i < FILLERS; i++) {
    full.fillers[i] = socket(AF_INET, SOCK_STREAM, 0);
    ioctlsocket(full.fillers[i], FIONBIO, &on);
    try_connect(full.fillers[i], full.listener);
    settle();
  }
  return full;
}

/* The system tries again after a second, or three. */
static void refuse(struct full full, SOCKET s) {
  struct timeval patience = {5, 0};
  fd_set failed;
  closesocket(full.listener);
  for (int i = 0; i < FILLERS; i++) {
    closesocket(full.fillers[i]);
  }
  FD_ZERO(&failed);
  FD_SET(s, &failed);
  must(select(0, NULL, NULL, &failed, &patience) == 1, "select");
}

/* The first refusal is enumerated after the second attempt has begun. */
static void told_of_a_second_refusal(void) {
  struct full full = full_listener();
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSAEVENT e = WSACreateEvent();
  WSAEventSelect(s, e, FD_CONNECT);
  try_connect(s, bound(SOCK_STREAM));
  settle();
  outcome("connect", try_connect(s, full.listener));
  told(s, e);
  refuse(full, s);
  told(s, e);
}

static void posted_of_a_second_refusal(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  HWND w = window();
  WSAAsyncSelect(s, w, WM_USER, FD_CONNECT);
  for (int i = 0; i < 2; i++) {
    outcome("connect", try_connect(s, bound(SOCK_STREAM)));
    settle();
  }
  posted(w);
}

static SOCKET connecting(void) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  u_long on = 1;
  ioctlsocket(s, FIONBIO, &on);
  try_connect(s, full_listener().listener);
  return s;
}

static void receive_while_connecting(void) {
  char byte;
  outcome("recv", recv(connecting(), &byte, 1, 0));
}

static void peer_while_connecting(void) {
  struct sockaddr_in address;
  int length = sizeof address;
  outcome("getpeername", getpeername(connecting(), (struct sockaddr *)&address, &length));
}

static void send_without_a_connection(void) {
  outcome("send", send(socket(AF_INET, SOCK_STREAM, 0), "x", 1, 0));
}

static const struct scenario {
  const char *name;
  const char *documents;
  void (*play)(void);
} scenarios[] = {
    {"info-used-twice", "an error", info_used_twice},
    {"info-used-after-closesocket", "an error", info_used_after_closesocket},
    {"closed-twice", "WSAENOTSOCK", closed_twice},
    {"info-of-another-process", "an error", info_of_another_process},
    {"info-for-another-process", "an error", info_for_another_process},
    {"exited-target", "WSAEINVAL", exited_target},
    {"handle-at-once", "WSAENOTSOCK of all calls", handle_at_once},
    {"handle-at-once-of-a-connection", "WSAENOTSOCK of all calls", handle_at_once_of_a_connection},
    {"handle-at-once-of-one-opened-twice", "WSAENOTSOCK", handle_at_once_of_one_opened_twice},
    {"broadcast-of-a-stream", "WSAENOPROTOOPT", broadcast_of_a_stream},
    {"keepalive-of-datagrams", "WSAENOPROTOOPT", keepalive_of_datagrams},
    {"nodelay-of-datagrams", "WSAENOPROTOOPT or WSAEINVAL", nodelay_of_datagrams},
    {"dontroute-off", "read 0", dontroute_off},
    {"enumerate-with-invalid-event", "an error", enumerate_with_invalid_event},
    {"enumerate-an-invalid-socket", "WSAEnumNetworkEvents WSAENOTSOCK, set", enumerate_an_invalid_socket},
    {"select-with-invalid-event-and-no-mask", "0", select_with_invalid_event_and_no_mask},
    {"select-with-invalid-window", "WSAEINVAL", select_with_invalid_window},
    {"send-on-a-listener", "an error", send_on_a_listener},
    {"receive-on-a-listener", "an error", receive_on_a_listener},
    {"closesocket-while-receiving", "recv fails", closesocket_while_receiving},
    {"close-handle-while-receiving", "nothing", close_handle_while_receiving},
    {"window-then-event-with-data", "told FD_READ", window_then_event_with_data},
    {"window-then-event-at-the-end", "told FD_CLOSE", window_then_event_at_the_end},
    {"window-then-event-with-room", "told FD_WRITE", window_then_event_with_room},
    {"window-then-select-then-event-with-room", "told FD_WRITE", window_then_select_then_event_with_room},
    {"window-then-connect-then-event-with-room", "told FD_WRITE", window_then_connect_then_event_with_room},
    {"window-then-event-with-room-and-end", "told FD_WRITE FD_CLOSE", window_then_event_with_room_and_end},
    {"window-then-event-after-connect", "told FD_CONNECT", window_then_event_after_connect},
    {"windows-before-and-after-event-after-connect", "FD_CONNECT told or posted",
     windows_before_and_after_event_after_connect},
    {"sd-both-and-write", "told FD_WRITE", sd_both_and_write},
    {"sd-both-and-the-peers-end", "told FD_CLOSE", sd_both_and_the_peers_end},
    {"sd-both-and-the-recorded-end", "told FD_CLOSE", sd_both_and_the_recorded_end},
    {"sd-both-and-recorded-data", "told FD_READ", sd_both_and_recorded_data},
    {"sd-both-of-datagrams-and-data", "FD_READ told again after recv", sd_both_of_datagrams_and_data},
    {"sd-both-of-datagrams-and-blocking", "WSAEINVAL", sd_both_of_datagrams_and_blocking},
    {"registration-after-sd-both", "FD_WRITE once at most", registration_after_sd_both},
    {"sd-both-data-and-registration", "the same each time", sd_both_data_and_registration},
    {"sd-send-then-write", "the same each time", sd_send_then_write},
    {"sd-send-data-and-end", "told FD_READ", sd_send_data_and_end},
    {"send-with-an-invalid-buffer", "FD_WRITE once", send_with_an_invalid_buffer},
    {"reset-then-receive", "recv WSAECONNRESET", reset_then_receive},
    {"reset-then-code", "FD_CLOSE with WSAECONNRESET", reset_then_code},
    {"window-then-a-reset", "posted FD_CLOSE with an error", window_then_a_reset},
    {"reset-data-recv-and-window", "posted FD_CLOSE with an error", reset_data_recv_and_window},
    {"reset-data-and-registration", "the same each time", reset_data_and_registration},
    {"window-then-event-after-a-reset", "told FD_CLOSE", window_then_event_after_a_reset},
    {"connect-again-after-a-refusal", "connect WSAEWOULDBLOCK each time", connect_again_after_a_refusal},
    {"told-of-a-second-refusal", "connect WSAEWOULDBLOCK, told FD_CONNECT, told FD_CONNECT", told_of_a_second_refusal},
    {"posted-of-a-second-refusal", "posted FD_CONNECT with WSAECONNREFUSED twice", posted_of_a_second_refusal},
    {"peer-while-connecting", "getpeername WSAENOTCONN", peer_while_connecting},
    {"receive-after-a-refusal", "recv WSAENOTCONN", receive_after_a_refusal},
    {"receive-while-connecting", "recv WSAENOTCONN", receive_while_connecting},
    {"send-without-a-connection", "WSAENOTCONN", send_without_a_connection},
    {"fill-at-once-then-write", "told nothing, send WSAEWOULDBLOCK", fill_at_once_then_write},
};

static bool wanted(const char *name, int count, char **names) {
  for (int i = 0; i < count; i++) {
    if (strcmp(name, names[i]) == 0) {
      return true;
    }
  }
  return count == 0;
}

int main(int count, char **arguments) {
  WSADATA data;
  must(WSAStartup(MAKEWORD(2, 2), &data) == 0, "WSAStartup");
  if (count == 2 && strcmp(arguments[1], "--other") == 0) {
    return serve();
  }
  start_other();
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    const struct scenario *each = &scenarios[i];
    if (wanted(each->name, count - 1, arguments + 1)) {
      seen[0] = '\0';
      each->play();
      printf("%s\n  documents: %s\n  here:      %s\n", each->name, each->documents, seen);
      fflush(stdout);
    }
  }
  CloseHandle(to_other);
  ExitProcess(0);
}
