#include "calls.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "objects.h"
#include "timer.h"
#include "user.h"
#include "worker.h"

/* Every descriptor that this process was given and has not closed. */
static SOCKET *opened;
static size_t opened_count, opened_room;

/* How many startups are not undone: one, which start_winsock has made, until the trace opens a
 * socket or counts itself. A trace that begins with WSAStartup then begins without any. */
static LONG startups;
static bool counts;

int start_winsock(void) {
  WSADATA data;
  int failure = WSAStartup(MAKEWORD(2, 2), &data);
  if (failure == 0) {
    startups++;
  }
  return failure;
}

void prepare_winsock(void) {
  SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
  u_long nonblocking = 1;
  /* On Wine an event object, at the first call that asks the socket's driver. */
  ioctlsocket(s, FIONBIO, &nonblocking);
  closesocket(s);
}

static void undo_startup(void) {
  WSACleanup();
  startups--;
}

static void note_open(SOCKET s) {
  counts = true;
  for (size_t i = 0; i < opened_count; i++) {
    if (opened[i] == s) {
      return;
    }
  }
  if (opened_count == opened_room) {
    size_t room = opened_room == 0 ? 16 : 2 * opened_room;
    SOCKET *larger = realloc(opened, room * sizeof *larger);
    if (larger == NULL) {
      ExitProcess(3);
    }
    opened = larger;
    opened_room = room;
  }
  opened[opened_count++] = s;
}

static void note_closed(SOCKET s) {
  for (size_t i = 0; i < opened_count; i++) {
    if (opened[i] == s) {
      opened[i] = opened[--opened_count];
      return;
    }
  }
}

static void done(struct message *m) {
  m->status = STATUS_DONE;
  m->error = 0;
}

static void failed(struct message *m, DWORD error) {
  m->status = STATUS_FAILED;
  m->error = (LONG)error;
}

static void broken(struct message *m, DWORD error) {
  m->status = STATUS_BROKEN;
  m->error = (LONG)error;
}

/* The answer of a call that returns zero or SOCKET_ERROR. */
static void answer(struct message *m, int result) {
  if (result == 0) {
    done(m);
  } else {
    failed(m, (DWORD)WSAGetLastError());
  }
}

/* The answer of a call that returns a descriptor. */
static void answer_socket(struct message *m, SOCKET s) {
  if (s == INVALID_SOCKET) {
    failed(m, (DWORD)WSAGetLastError());
  } else {
    note_open(s);
    m->handle = s;
    done(m);
  }
}

static struct sockaddr_in loopback(LONG port) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_port = htons((u_short)port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* Answers with the port that the socket has got. */
static void answer_port(struct message *m, SOCKET s) {
  struct sockaddr_in address;
  int length = sizeof address;
  if (getsockname(s, (struct sockaddr *)&address, &length) != 0) {
    broken(m, (DWORD)WSAGetLastError());
  } else {
    m->a = ntohs(address.sin_port);
    done(m);
  }
}

static void do_get_address(struct message *m, SOCKET s) {
  struct sockaddr_in address = loopback(0);
  if (bind(s, (struct sockaddr *)&address, sizeof address) != 0) {
    failed(m, (DWORD)WSAGetLastError());
  } else {
    answer_port(m, s);
  }
}

/* Whether a stream socket has been connected: asked in a way that no notification depends on. */
static bool is_connected(SOCKET s) {
  DWORD seconds = 0xFFFFFFFF;
  int length = sizeof seconds;
  return getsockopt(s, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &length) == 0
      && seconds != 0xFFFFFFFF;
}

/* The port of the socket, or of its peer. */
static void answer_name(struct message *m, SOCKET s,
                        int (WSAAPI *name)(SOCKET, struct sockaddr *, int *)) {
  struct sockaddr_in address;
  int length = sizeof address;
  answer(m, name(s, (struct sockaddr *)&address, &length));
  m->a = m->status == STATUS_DONE ? ntohs(address.sin_port) : 0;
}

static void do_getsockname(struct message *m, SOCKET s) {
  answer_name(m, s, getsockname);
}

static void do_getpeername(struct message *m, SOCKET s) {
  answer_name(m, s, getpeername);
}

static void do_bind(struct message *m, SOCKET s) {
  struct sockaddr_in address = loopback(m->a);
  int length = sizeof address;
  answer(m, bind(s, (struct sockaddr *)&address, sizeof address));
  m->b = m->status == STATUS_DONE && getsockname(s, (struct sockaddr *)&address, &length) == 0
             ? ntohs(address.sin_port) : 0;
}

/* The call itself. */
static void do_connect(struct message *m, SOCKET s) {
  struct sockaddr_in address = loopback(m->a);
  int length = sizeof address;
  answer(m, connect(s, (struct sockaddr *)&address, sizeof address));
  m->b = getsockname(s, (struct sockaddr *)&address, &length) == 0 ? ntohs(address.sin_port) : 0;
}

static void do_reach(struct message *m, SOCKET s) {
  struct sockaddr_in address = loopback(m->a);
  double deadline = now_ms() + 5000;
  if (connect(s, (struct sockaddr *)&address, sizeof address) != 0
      && WSAGetLastError() != WSAEWOULDBLOCK) {
    failed(m, (DWORD)WSAGetLastError());
    return;
  }
  while (m->operation == OP_CONNECT_STREAM && !is_connected(s)) {
    if (now_ms() > deadline) {
      broken(m, WSAETIMEDOUT);
      return;
    }
    Sleep(0);
  }
  answer_port(m, s);
}

static void do_WSAStartup(struct message *m, SOCKET s) {
  (void)s;
  if (!counts) {
    undo_startup();
  }
  counts = true;
  int failure = start_winsock();
  if (failure == 0) {
    done(m);
  } else {
    failed(m, (DWORD)failure);
  }
}

static void do_WSACleanup(struct message *m, SOCKET s) {
  (void)s;
  counts = true;
  answer(m, WSACleanup());
  if (m->status == STATUS_DONE) {
    startups--;
  }
  m->a = startups;
}

static void do_socket(struct message *m, SOCKET s) {
  (void)s;
  answer_socket(m, m->b == 0 ? socket(AF_INET, m->a, 0)
                             : WSASocketW(AF_INET, m->a, 0, NULL, 0, (DWORD)m->b));
}

static void do_WSADuplicateSocket(struct message *m, SOCKET s) {
  memset(&m->info, 0, sizeof m->info);
  answer(m, WSADuplicateSocketW(s, (DWORD)m->a, &m->info));
}

static SOCKET open_info(struct message *m, DWORD flags) {
  return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &m->info, 0,
                    WSA_FLAG_OVERLAPPED | flags);
}

static void do_WSASocket(struct message *m, SOCKET s) {
  (void)s;
  answer_socket(m, open_info(m, (DWORD)m->a));
}

static void do_discard(struct message *m, SOCKET s) {
  if (startups <= 0) {
    start_winsock();
  }
  s = open_info(m, 0);
  if (s != INVALID_SOCKET) {
    closesocket(s);
    note_closed(s);
  }
  done(m);
}

static void do_setsockopt(struct message *m, SOCKET s) {
  int value = (int)m->c;
  answer(m, setsockopt(s, m->a, m->b, (const char *)&value, sizeof value));
}

static void do_getsockopt(struct message *m, SOCKET s) {
  int value = 0;
  int length = sizeof value;
  answer(m, getsockopt(s, m->a, m->b, (char *)&value, &length));
  m->a = value;
}

static void do_ioctlsocket(struct message *m, SOCKET s) {
  u_long value = (u_long)m->a;
  answer(m, ioctlsocket(s, FIONBIO, &value));
}

static void do_WSAEventSelect(struct message *m, SOCKET s) {
  WSAEVENT event;
  if (!event_object(m->name, &event)) {
    broken(m, GetLastError());
  } else {
    answer(m, WSAEventSelect(s, event, m->a));
  }
}

static void do_WSAAsyncSelect(struct message *m, SOCKET s) {
  HWND window;
  if (!window_object(m->name, &window)) {
    broken(m, GetLastError());
  } else {
    answer(m, WSAAsyncSelect(s, window, (unsigned)m->b, m->a));
  }
}

/* Asked again while it is empty and patience lasts: an empty answer has changed nothing but the
 * event object, which the last call resets as well. */
static void do_WSAEnumNetworkEvents(struct message *m, SOCKET s) {
  double deadline = now_ms() + m->patience;
  WSAEVENT event;
  if (!event_object(m->name, &event)) {
    broken(m, GetLastError());
    return;
  }
  for (;;) {
    WSANETWORKEVENTS events = {0};
    answer(m, WSAEnumNetworkEvents(s, event, &events));
    m->a = events.lNetworkEvents;
    memcpy(m->bytes, events.iErrorCode, sizeof events.iErrorCode);
    if (m->status != STATUS_DONE || m->a != 0 || now_ms() >= deadline) {
      return;
    }
    Sleep(1);
  }
}

static void do_CreateEvent(struct message *m, SOCKET s) {
  (void)s;
  if (create_event_object(m->name, m->a != 0)) {
    done(m);
  } else {
    broken(m, GetLastError());
  }
}

/* For one event object, or for several. */
static void do_WSAWaitForMultipleEvents(struct message *m, SOCKET s) {
  (void)s;
  WSAEVENT events[MOST_OBJECTS];
  bool is_one = m->operation == OP_WAIT_FOR_EVENT;
  DWORD count = is_one ? 1 : (DWORD)m->a;
  const char *name = is_one ? m->name : m->bytes;
  for (DWORD i = 0; i < count; i++) {
    if (!event_object(name, &events[i])) {
      broken(m, GetLastError());
      return;
    }
    name += strlen(name) + 1;
  }
  DWORD result = WSAWaitForMultipleEvents(count, events, is_one || m->b, m->patience, FALSE);
  if (result == WSA_WAIT_FAILED) {
    failed(m, (DWORD)WSAGetLastError());
  } else {
    m->a = result == WSA_WAIT_TIMEOUT ? -1 : (LONG)(result - WSA_WAIT_EVENT_0);
    done(m);
  }
}

static void do_WSASetEvent(struct message *m, SOCKET s) {
  (void)s;
  WSAEVENT event;
  if (!event_object(m->name, &event)) {
    broken(m, GetLastError());
  } else {
    answer(m, WSASetEvent(event) ? 0 : SOCKET_ERROR);
  }
}

static void do_WSAResetEvent(struct message *m, SOCKET s) {
  (void)s;
  WSAEVENT event;
  if (!event_object(m->name, &event)) {
    broken(m, GetLastError());
  } else {
    answer(m, WSAResetEvent(event) ? 0 : SOCKET_ERROR);
  }
}

static void do_WSACloseEvent(struct message *m, SOCKET s) {
  (void)s;
  answer(m, close_event_object(m->name) ? 0 : SOCKET_ERROR);
}

static void do_DestroyWindow(struct message *m, SOCKET s) {
  (void)s;
  answer(m, destroy_window_object(m->name) ? 0 : SOCKET_ERROR);
}

/* Whether the message is one that Winsock has posted: then it is the answer. */
static bool answer_message(struct message *m, const MSG *found) {
  if (found->message < WM_USER) {
    user()->dispatch_message(found);
    return false;
  }
  m->a = TRUE;
  m->b = (LONG)found->message;
  m->c = (LONG)found->lParam;
  m->handle = (ULONGLONG)found->wParam;
  return true;
}

/* Takes the oldest message that Winsock has posted to the window. */
static void do_PeekMessage(struct message *m, SOCKET s) {
  (void)s;
  double deadline = now_ms() + m->patience;
  HWND window;
  MSG found;
  if (!window_object(m->name, &window)) {
    broken(m, GetLastError());
    return;
  }
  if (!user()->is_window(window)) {
    failed(m, ERROR_INVALID_WINDOW_HANDLE);
    return;
  }
  done(m);
  for (;;) {
    while (user()->peek_message(&found, window, 0, 0, PM_REMOVE)) {
      if (answer_message(m, &found)) {
        return;
      }
    }
    double left = deadline - now_ms();
    if (left <= 0) {
      m->a = FALSE;
      return;
    }
    user()->wait_for_message(0, NULL, FALSE, (DWORD)left + 1, QS_ALLINPUT);
  }
}

/* The same, but that it waits for one. */
static void do_GetMessage(struct message *m, SOCKET s) {
  (void)s;
  HWND window;
  MSG found;
  if (!window_object(m->name, &window)) {
    broken(m, GetLastError());
    return;
  }
  done(m);
  for (;;) {
    BOOL got = user()->get_message(&found, window, 0, 0);
    if (got == -1) {
      failed(m, GetLastError());
      return;
    }
    if (got != 0 && answer_message(m, &found)) {
      return;
    }
  }
}

/* The message's bytes, or memory that is reserved and cannot be used. */
static char *buffer_of(struct message *m) {
  static char *invalid;
  if (invalid == NULL) {
    invalid = VirtualAlloc(NULL, MOST_BYTES, MEM_RESERVE, PAGE_NOACCESS);
  }
  return m->c ? invalid : m->bytes;
}

static void do_send(struct message *m, SOCKET s) {
  int result = send(s, buffer_of(m), m->a, 0);
  answer(m, result < 0 ? SOCKET_ERROR : 0);
  m->a = result;
}

static void do_recv(struct message *m, SOCKET s) {
  int result = recv(s, buffer_of(m), m->a, m->b);
  answer(m, result < 0 ? SOCKET_ERROR : 0);
  m->a = result;
}

static void do_shutdown(struct message *m, SOCKET s) {
  answer(m, shutdown(s, m->a));
}

static void do_listen(struct message *m, SOCKET s) {
  answer(m, listen(s, SOMAXCONN));
}

static void do_accept(struct message *m, SOCKET s) {
  struct sockaddr_in address = {0};
  int length = sizeof address;
  answer_socket(m, accept(s, (struct sockaddr *)&address, &length));
  m->a = ntohs(address.sin_port);
}

static void do_closesocket(struct message *m, SOCKET s) {
  answer(m, closesocket(s));
  if (m->status == STATUS_DONE) {
    note_closed(s);
  }
}

static bool set_blocking(SOCKET s, bool blocking) {
  u_long value = !blocking;
  return ioctlsocket(s, FIONBIO, &value) == 0;
}

static bool is_writable(SOCKET s) {
  fd_set set;
  struct timeval at_once = {0, 0};
  FD_ZERO(&set);
  FD_SET(s, &set);
  return select(0, NULL, &set, NULL, &at_once) == 1;
}

/* The size of the send buffer; false: it cannot be asked or set. */
static bool get_buffer(SOCKET s, int *size) {
  int length = sizeof *size;
  return getsockopt(s, SOL_SOCKET, SO_SNDBUF, (char *)size, &length) == 0;
}

static bool set_buffer(SOCKET s, int size) {
  return setsockopt(s, SOL_SOCKET, SO_SNDBUF, (const char *)&size, sizeof size) == 0;
}

enum { FILL_FIRST = 256 << 10, FILL_MORE = 8 << 20, LARGE_BUFFER = 256 << 10, FILL_ROUNDS = 64 };

/* Sends so many bytes, or as many as fit; -1: an error. */
static int send_bytes(SOCKET s, int count) {
  char *bytes = VirtualAlloc(NULL, (SIZE_T)count, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  if (bytes == NULL) {
    WSASetLastError(WSAENOBUFS);
    return -1;
  }
  int taken = send(s, bytes, count, 0);
  int error = WSAGetLastError();
  VirtualFree(bytes, 0, MEM_RELEASE);
  WSASetLastError(error);
  return taken >= 0 || error != WSAEWOULDBLOCK ? taken : 0;
}

/* To fill the send buffer no send may fail for want of room, which would make FD_WRITE due. So
 * first the peer is given more than it takes; when it takes no more, one send of more than the
 * buffer holds fills it to the brim, and nothing of it leaves. What the peer has, but acknowledges
 * later, must make no room either: so the buffer is larger meanwhile than before and after. */
static int size_before_fill;

static void do_begin_fill(struct message *m, SOCKET s) {
  if (m->a && !set_blocking(s, false)) {
    failed(m, (DWORD)WSAGetLastError());
    return;
  }
  if (!get_buffer(s, &size_before_fill)
      || !set_buffer(s, size_before_fill > LARGE_BUFFER / 4 && size_before_fill < INT_MAX / 4 ? 4 * size_before_fill : LARGE_BUFFER)) {
    failed(m, (DWORD)WSAGetLastError());
    return;
  }
  m->a = send_bytes(s, FILL_FIRST);
  answer(m, m->a < 0 ? SOCKET_ERROR : 0);
}

static void do_end_fill(struct message *m, SOCKET s) {
  bool blocking = m->a != 0;
  int taken = 0;
  m->a = 0;
  for (int round = 0; round < FILL_ROUNDS; round++) {
    taken = send_bytes(s, FILL_MORE);
    m->a += taken > 0 ? taken : 0;
    /* Windows takes all or nothing, and is then asked. */
    if (taken < FILL_MORE || !is_writable(s)) {
      break;
    }
  }
  answer(m, taken < 0 ? SOCKET_ERROR : 0);
  if (!set_buffer(s, size_before_fill) || (blocking && !set_blocking(s, true))) {
    broken(m, (DWORD)WSAGetLastError());
  }
}

static void do_writable(struct message *m, SOCKET s) {
  m->a = is_writable(s);
  done(m);
}

/* FIONREAD counts what a recv would read, on Wine that is one datagram only. */
static void do_arrived(struct message *m, SOCKET s) {
  double deadline = now_ms() + m->patience;
  done(m);
  for (;;) {
    u_long bytes = 0;
    if (ioctlsocket(s, FIONREAD, &bytes) != 0 || bytes >= (u_long)m->a || now_ms() >= deadline) {
      return;
    }
    Sleep(0);
  }
}

/* Asked by a call that Wine 8.0 answers for inherited sockets, too; one that is not bound has no name. */
static void do_is_socket(struct message *m, SOCKET s) {
  struct sockaddr_in address;
  int length = sizeof address;
  m->a = getsockname(s, (struct sockaddr *)&address, &length) == 0 || WSAGetLastError() != WSAENOTSOCK;
  done(m);
}

static void do_CreateProcess(struct message *m, SOCKET s) {
  (void)s;
  PROCESS_INFORMATION process;
  if (create_worker_process((DWORD)m->c, (unsigned)m->a, m->b, &process)) {
    CloseHandle(process.hProcess);
    m->a = (LONG)process.dwProcessId;
    done(m);
  } else {
    failed(m, GetLastError());
  }
}

/* The answer of a call on a handle. */
static void answer_true(struct message *m, BOOL result) {
  if (result) {
    done(m);
  } else {
    failed(m, GetLastError());
  }
}

static void do_SetHandleInformation(struct message *m, SOCKET s) {
  answer_true(m, SetHandleInformation((HANDLE)s, HANDLE_FLAG_INHERIT, (DWORD)m->a));
}

static void do_GetHandleInformation(struct message *m, SOCKET s) {
  DWORD flags = 0;
  answer_true(m, GetHandleInformation((HANDLE)s, &flags));
  m->a = (LONG)(flags & HANDLE_FLAG_INHERIT);
}

/* A target that has ended is no process, or one that cannot be opened. */
static void do_DuplicateHandle(struct message *m, SOCKET s) {
  HANDLE copy;
  DWORD flags;
  /* Asked first, since the target's handle may get the value of one that is closed. */
  if (!GetHandleInformation((HANDLE)s, &flags)) {
    failed(m, GetLastError());
    return;
  }
  HANDLE target = OpenProcess(PROCESS_DUP_HANDLE, FALSE, (DWORD)m->a);
  if (target == NULL) {
    failed(m, GetLastError());
    return;
  }
  answer_true(m, DuplicateHandle(GetCurrentProcess(), (HANDLE)s, target, &copy, 0, m->b, DUPLICATE_SAME_ACCESS));
  if (m->status == STATUS_DONE) {
    m->handle = (SOCKET)copy;
  }
  CloseHandle(target);
}

static void do_CloseHandle(struct message *m, SOCKET s) {
  answer_true(m, CloseHandle((HANDLE)s));
  if (m->status == STATUS_DONE) {
    note_closed(s);
  }
}

static void do_keep_desktop(struct message *m, SOCKET s) {
  (void)s;
  if (has_window_of_its_own()) {
    done(m);
  } else {
    failed(m, GetLastError());
  }
}

static void do_forget(struct message *m, SOCKET s) {
  (void)s;
  DWORD handles = 0;
  if (startups <= 0) {
    start_winsock();
  }
  while (opened_count > 0) {
    closesocket(opened[--opened_count]);
  }
  while (startups > 1) {
    undo_startup();
  }
  counts = false;
  forget_objects();
  GetProcessHandleCount(GetCurrentProcess(), &handles);
  m->a = (LONG)handles;
  done(m);
}

/* Since Windows Vista, for which this program is not built. */
struct polled {
  SOCKET socket;
  SHORT events, found;
};
typedef int(WSAAPI *poll_function)(struct polled *, ULONG count, INT milliseconds);

/* Where data are left, select returns before the reset is there; an error or a hang-up tells of it. */
static void do_reset(struct message *m, SOCKET s) {
  poll_function poll = (poll_function)(void *)GetProcAddress(GetModuleHandleA("ws2_32"), "WSAPoll");
  if (poll != NULL) {
    struct polled socket = {s, 0, 0};
    poll(&socket, 1, (INT)m->patience);
  } else {
    fd_set set;
    struct timeval patience = {0, 1000 * (long)m->patience};
    FD_ZERO(&set);
    FD_SET(s, &set);
    select(0, &set, NULL, NULL, &patience);
  }
  done(m);
}

/* A failed attempt is an exception of the socket. */
static void do_refused(struct message *m, SOCKET s) {
  fd_set set;
  struct timeval patience = {(long)m->patience / 1000, 1000 * ((long)m->patience % 1000)};
  FD_ZERO(&set);
  FD_SET(s, &set);
  select(0, NULL, NULL, &set, &patience);
  done(m);
}

/* Its process ends when it has answered. */
static void do_ExitProcess(struct message *m, SOCKET s) {
  (void)s;
  done(m);
}

static void do_hello(struct message *m, SOCKET s) {
  (void)s;
  broken(m, ERROR_INVALID_FUNCTION);
}

void perform(struct message *m) {
  static void (*const functions[])(struct message *, SOCKET) = {
#define CALL(constant, name, ...) [OP_##constant] = do_##name,
#include "calls.inc"
#undef CALL
      [OP_HELLO] = do_hello, [OP_CONNECT_STREAM] = do_reach, [OP_CONNECT_TO] = do_reach,
      [OP_GET_ADDRESS] = do_get_address, [OP_BEGIN_FILL] = do_begin_fill, [OP_END_FILL] = do_end_fill,
      [OP_WRITABLE] = do_writable, [OP_ARRIVED] = do_arrived, [OP_RESET] = do_reset,
      [OP_REFUSED] = do_refused,
      [OP_IS_SOCKET] = do_is_socket, [OP_DISCARD] = do_discard,
      [OP_KEEP_DESKTOP] = do_keep_desktop, [OP_FORGET] = do_forget,
  };
  functions[m->operation](m, (SOCKET)m->handle);
}
