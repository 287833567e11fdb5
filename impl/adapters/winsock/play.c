#include "play.h"

#include <stdio.h>
#include <string.h>

#include "names.h"
#include "network.h"
#include "settling.h"
#include "trace.h"

/* One call being played. */
struct call {
  struct process *process;
  struct descriptor *descriptor; /* what "s" stands for, NULL: nothing that this process was given */
  struct message *message;       /* its handle is the value of "s" */
  const struct json *args;
  struct json_line *answer;
};

/* A worker does one thing at a time. */
static const char BUSY[] = "an earlier request of this process has no answer yet";

enum effect {
  NEITHER,
  ASKS, /* may answer that something has not happened */
  ACTS, /* may notify */
};

static void unsupported(struct json_line *answer, const char *why) {
  json_raw(answer, ",\"unsupported\":true,\"note\":");
  json_string(answer, why);
}

static void answer_error(struct call *call) {
  const char *name = error_name(call->message->error);
  json_raw(call->answer, ",\"error\":");
  json_string(call->answer, name != NULL ? name : "WSASYSCALLFAILURE");
  if (name == NULL) {
    json_raw(call->answer, ",\"code\":");
    json_integer(call->answer, call->message->error);
  }
}

/* Makes the call. False: it failed, and its error is the answer. */
static bool make(struct call *call, enum operation operation) {
  /* Nobody else may find out meanwhile whether the socket is connected. */
  void (*ask)(struct worker *, enum operation, const char *) =
      operation == OP_LISTEN ? call_worker : call_worker_meanwhile;
  ask(call->process->worker, operation, call->process->name);
  if (call->message->status == STATUS_DONE) {
    return true;
  }
  answer_error(call);
  return false;
}

static void result_integer(struct call *call, long long value) {
  json_raw(call->answer, ",\"result\":");
  json_integer(call->answer, value);
}

static void result_text(struct call *call, const char *json) {
  json_raw(call->answer, ",\"result\":");
  json_raw(call->answer, json);
}

/* For which object a wait has returned, from 0; -1: for none in time. */
static void result_wait(struct call *call, LONG index) {
  char name[32] = "WSA_WAIT_TIMEOUT";
  if (index >= 0) {
    snprintf(name, sizeof name, index == 0 ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_EVENT_0+%ld", (long)index);
  }
  json_raw(call->answer, ",\"result\":");
  json_string(call->answer, name);
}

/* A name that consists of a letter and a number. */
static void result_name(struct call *call, char letter, size_t number) {
  char name[32];
  snprintf(name, sizeof name, "%c%lu", letter, (unsigned long)number);
  json_raw(call->answer, ",\"result\":");
  json_string(call->answer, name);
}

static void missing(struct call *call, const char *what) {
  unsupported(call->answer, what);
}

static struct underlying *socket_of(const struct call *call) {
  return call->descriptor == NULL ? NULL : call->descriptor->socket;
}

static const char EMPTIED[] = "the socket was full, and has made room by itself";

/* A socket that was filled and has room has sent what it had, late: no doing of what is tested. */
static bool has_emptied(struct call *call, struct descriptor *descriptor) {
  struct underlying *socket = descriptor == NULL ? NULL : descriptor->socket;
  if (socket == NULL || !socket->full || socket->send_ended || !descriptor->open) {
    return false;
  }
  struct message answered = *call->message;
  socket->doubtful = takes_bytes(call->process, descriptor);
  *call->message = answered;
  return socket->doubtful;
}

/* Finds out whether the socket is connected, and has it connected. False: that cannot be, and is the answer. */
static bool decide(struct call *call) {
  if (call->descriptor != NULL) {
    SOCKET value = call->descriptor->value;
    const char *problem = decide_connected(call->process, call->descriptor);
    call->message->handle = value;
    if (problem != NULL) {
      unsupported(call->answer, problem);
    }
    return problem == NULL;
  }
  return true;
}

/* The name of an event object or window, or null. False: there is no such member. */
static bool object_name(struct call *call, const char *key) {
  const struct json *member = json_member(call->args, key);
  if (member == NULL || member->kind == JSON_NULL) {
    call->message->name[0] = '\0';
    return member != NULL;
  }
  if (member->kind != JSON_STRING || member->string[0] == '\0' || strlen(member->string) >= NAME_LENGTH) {
    return false;
  }
  strcpy(call->message->name, member->string);
  return true;
}

/* The names of event objects or nulls, and how many. False: there is no such list, or it is too long. */
static bool object_names(struct call *call, const char *key, LONG *count) {
  const struct json *list = json_member(call->args, key);
  size_t length = 0;
  *count = 0;
  if (list == NULL || list->kind != JSON_ARRAY) {
    return false;
  }
  for (const struct json *each = list->first; each != NULL; each = each->next) {
    const char *name = each->kind == JSON_STRING ? each->string : "";
    size_t size = strlen(name) + 1;
    if ((each->kind != JSON_STRING && each->kind != JSON_NULL) || size > NAME_LENGTH
        || length + size > MOST_BYTES || *count == MOST_OBJECTS) {
      return false;
    }
    strcpy(call->message->bytes + length, name);
    length += size;
    ++*count;
  }
  return true;
}

static void result_descriptor(struct call *call, struct underlying *socket) {
  SOCKET value = (SOCKET)call->message->handle;
  descriptor_given(call->process, value, socket);
  result_name(call, 's', number_of_value(call->process, value));
}

struct flag {
  const char *name;
  LONG bit;
};

static const struct flag RECV_FLAGS[] = {{"MSG_PEEK", MSG_PEEK}, {NULL, 0}};
static const struct flag SOCKET_FLAGS[] = {
    {"WSA_FLAG_OVERLAPPED", WSA_FLAG_OVERLAPPED}, {"WSA_FLAG_NO_HANDLE_INHERIT", 0x80}, {NULL, 0}};
static const struct flag DUPLICATE_OPTIONS[] = {{"DUPLICATE_SAME_ACCESS", DUPLICATE_SAME_ACCESS}, {NULL, 0}};
static const struct flag HANDLE_FLAGS[] = {{"HANDLE_FLAG_INHERIT", HANDLE_FLAG_INHERIT}, {NULL, 0}};

/* The list of flags, or none. False: there is one that is not known. */
static bool take_list(const struct json *list, const struct flag *known, LONG *flags) {
  *flags = 0;
  if (list == NULL) {
    return true;
  }
  for (const struct json *each = list->first; each != NULL; each = each->next) {
    const struct flag *flag = known;
    while (flag->name != NULL && (each->kind != JSON_STRING || strcmp(each->string, flag->name) != 0)) {
      flag++;
    }
    if (flag->name == NULL) {
      return false;
    }
    *flags |= flag->bit;
  }
  return list->kind == JSON_ARRAY;
}

/* The same of those in the arguments. */
static bool take_named_flags(const struct json *args, const struct flag *known, LONG *flags) {
  return take_list(json_member(args, "flags"), known, flags);
}

static void call_socket(struct call *call) {
  const char *type = json_string_member(call->args, "type");
  bool stream = type != NULL && strcmp(type, "SOCK_STREAM") == 0;
  if (!stream && (type == NULL || strcmp(type, "SOCK_DGRAM") != 0)) {
    missing(call, "type");
    return;
  }
  const struct json *connected = json_member(call->args, "connected");
  const struct json *bound = json_member(call->args, "bound");
  bool unbound = bound != NULL && bound->kind == JSON_FALSE;
  if (!take_named_flags(call->args, SOCKET_FLAGS, &call->message->b)) {
    missing(call, "flags");
    return;
  }
  call->message->a = stream ? SOCK_STREAM : SOCK_DGRAM;
  if (make(call, OP_OPEN_SOCKET)) {
    SOCKET value = (SOCKET)call->message->handle;
    struct underlying *socket = new_underlying(stream ? SOCK_STREAM : SOCK_DGRAM);
    if (unbound) {
      socket->role = IDLE;
      socket->told_unbound = true;
    } else if (!stream) {
      connect_datagrams(call->process, value, socket);
      call->message->handle = value;
    } else if (connected != NULL && connected->kind == JSON_FALSE) {
      socket->role = IDLE;
    }
    result_descriptor(call, socket);
  }
}

static void call_create_process(struct call *call) {
  const char *child = json_string_member(call->args, "child");
  const struct json *inherits = json_member(call->args, "inheritHandles");
  if (child == NULL || child[0] == '\0' || strlen(child) >= NAME_LENGTH || process_named(child) != NULL
      || inherits == NULL || (inherits->kind != JSON_TRUE && inherits->kind != JSON_FALSE)) {
    missing(call, "child that is no process yet, or inheritHandles");
    return;
  }
  struct worker *worker = create_child(call->process->worker, inherits->kind == JSON_TRUE, call->process->name);
  if (worker == NULL) {
    answer_error(call);
    return;
  }
  created_process(child, call->process, worker);
  result_text(call, "true");
}

/* No process has the highest id: they are multiples of four, or small. */
static LONG id_of(const struct process *process) {
  return process == NULL ? (LONG)0xFFFFFFFD : (LONG)process->worker->process_id;
}

static void call_duplicate(struct call *call) {
  const char *target = json_string_member(call->args, "target");
  if (target == NULL) {
    missing(call, "target");
    return;
  }
  struct info info = {.socket = socket_of(call), .target = process_named(target)};
  call->message->a = id_of(info.target);
  if (make(call, OP_DUPLICATE_SOCKET)) {
    info.blob = call->message->info;
    result_name(call, 'i', add_info(&info));
  }
}

/* No reset takes back what the target has so. */
static void call_duplicate_handle(struct call *call) {
  const char *name = json_string_member(call->args, "target");
  const struct json *inherits = json_member(call->args, "inheritHandle");
  LONG options;
  if (name == NULL || (inherits != NULL && inherits->kind != JSON_TRUE && inherits->kind != JSON_FALSE)
      || !take_list(json_member(call->args, "options"), DUPLICATE_OPTIONS, &options)) {
    missing(call, "target, inheritHandle or options");
    return;
  }
  struct process *target = process_named(name);
  call->message->a = id_of(target);
  call->message->b = inherits != NULL && inherits->kind == JSON_TRUE;
  if (make(call, OP_DUPLICATE_HANDLE)) {
    SOCKET value = (SOCKET)call->message->handle;
    target->strange = true;
    descriptor_given(target, value, socket_of(call))->given = true;
    result_name(call, 's', number_of_value(target, value));
  }
}

static void call_open(struct call *call) {
  const char *name = json_string_member(call->args, "info");
  struct info *info = name == NULL ? NULL : info_named(name);
  if (info == NULL) {
    missing(call, "info");
    return;
  }
  call->message->info = info->blob;
  if (!take_named_flags(call->args, SOCKET_FLAGS, &call->message->a)) {
    missing(call, "flags");
    return;
  }
  if (make(call, OP_OPEN_DUPLICATE)) {
    info = info_named(name); /* there may be more by now, elsewhere in memory */
    /* Wine then remembers values as sockets that nothing will take back. */
    if (info->used || info->target != call->process) {
      call->process->strange = true;
    }
    info->used = info->used || info->target == call->process;
    result_descriptor(call, info->socket);
  }
}

static void call_ioctlsocket(struct call *call) {
  const char *command = json_string_member(call->args, "cmd");
  int value;
  if (command == NULL || strcmp(command, "FIONBIO") != 0 || !json_int_member(call->args, "value", &value)) {
    missing(call, "cmd or value");
    return;
  }
  call->message->a = value;
  if (make(call, OP_SET_BLOCKING)) {
    if (socket_of(call) != NULL) {
      socket_of(call)->blocking = value == 0;
    }
    result_integer(call, 0);
  }
}

/* WSAEventSelect and WSAAsyncSelect. FD_WRITE tells whether a stream socket is connected. */
static void select_events(struct call *call, enum operation operation, const char *object) {
  long events = events_from_json(json_member(call->args, "events"));
  if (events < 0) {
    missing(call, "events");
    return;
  }
  if ((events & FD_WRITE) != 0 && !decide(call)) {
    return;
  }
  if (!object_name(call, object)) {
    missing(call, object);
    return;
  }
  call->message->a = events;
  if (make(call, operation)) {
    if (socket_of(call) != NULL) {
      socket_of(call)->blocking = false;
    }
    result_integer(call, 0);
  }
}

static void call_event_select(struct call *call) {
  select_events(call, OP_EVENT_SELECT, "event");
}

static void call_async_select(struct call *call) {
  int message;
  /* Below are the system's own messages. */
  if (!json_int_member(call->args, "message", &message) || message < WM_USER || message > 0xFFFF) {
    missing(call, "message");
    return;
  }
  call->message->b = message;
  select_events(call, OP_ASYNC_SELECT, "window");
}

/* An error code, by its name if it has one. */
static void write_code(struct call *call, int code) {
  const char *name = code == 0 ? NULL : error_name(code);
  if (name == NULL) {
    json_integer(call->answer, code);
  } else {
    json_string(call->answer, name);
  }
}

/* iErrorCode of the events that were returned, of those that have an error. */
static void write_codes(struct call *call) {
  int codes[FD_MAX_EVENTS];
  const char *separator = "";
  memcpy(codes, call->message->bytes, sizeof codes);
  json_raw(call->answer, ",\"errors\":{");
  for (int bit = 0; bit < FD_MAX_EVENTS; bit++) {
    const char *event = event_name(1L << bit);
    if ((call->message->a & 1L << bit) != 0 && codes[bit] != 0 && event != NULL) {
      json_raw(call->answer, separator);
      json_string(call->answer, event);
      json_raw(call->answer, ":");
      write_code(call, codes[bit]);
      separator = ",";
    }
  }
  json_raw(call->answer, "}");
}

static void write_message(struct call *call) {
  const struct message *m = call->message;
  const char *event = event_name(WSAGETSELECTEVENT(m->c));
  size_t number = number_of_value(call->process, (SOCKET)m->handle);
  char text[32];
  json_raw(call->answer, ",\"result\":{\"message\":");
  json_integer(call->answer, m->b);
  json_raw(call->answer, ",\"s\":");
  snprintf(text, sizeof text, number == 0 ? "0x%lx" : "s%lu",
           number == 0 ? (unsigned long)m->handle : (unsigned long)number);
  json_string(call->answer, text);
  json_raw(call->answer, ",\"event\":");
  snprintf(text, sizeof text, "0x%x", WSAGETSELECTEVENT(m->c));
  json_string(call->answer, event == NULL ? text : event);
  json_raw(call->answer, ",\"error\":");
  write_code(call, WSAGETSELECTERROR(m->c));
  json_raw(call->answer, "}");
}

/* How many bytes: `length`, or as many as `data` has, or one. False: too many, or none that a text
 * without a zero has. */
static bool take_length(const struct json *args, int *length) {
  const struct json *data = json_member(args, "data");
  *length = data != NULL && data->kind == JSON_STRING ? (int)strlen(data->string) : 1;
  return (data == NULL || data->kind == JSON_STRING)
         && (json_member(args, "length") == NULL || json_int_member(args, "length", length))
         && *length >= 0 && *length <= MOST_BYTES
         && (data == NULL || strlen(data->string) == (size_t)*length);
}

/* The same, and which they are. */
static bool take_bytes(const struct json *args, char *bytes, int *length) {
  const char *data = json_string_member(args, "data");
  if (!take_length(args, length)) {
    return false;
  }
  if (data == NULL) {
    memset(bytes, 'x', (size_t)*length);
  } else {
    memcpy(bytes, data, (size_t)*length);
  }
  return true;
}

/* Whether the buffer is to be one that cannot be used: "invalid" is all that is said of it. */
static bool take_buffer(const struct json *args, LONG *is_invalid) {
  const char *name = json_string_member(args, "buffer");
  *is_invalid = name != NULL;
  return json_member(args, "buffer") == NULL || (name != NULL && strcmp(name, "invalid") == 0);
}

/* What was received, where it is a plain text. */
static void write_received(struct call *call) {
  char text[MOST_BYTES + 1];
  LONG count = call->message->a;
  for (LONG i = 0; i < count; i++) {
    text[i] = call->message->bytes[i];
    if (text[i] < ' ' || text[i] > '~') {
      return;
    }
  }
  text[count] = '\0';
  json_raw(call->answer, ",\"data\":");
  json_string(call->answer, text);
}

static void call_send(struct call *call) {
  int length;
  LONG is_invalid;
  if (!take_length(call->args, &length) || json_member(call->args, "flags") != NULL
      || !take_buffer(call->args, &is_invalid)) {
    missing(call, "length, data, flags or buffer");
    return;
  }
  if (!decide(call)) {
    return;
  }
  take_bytes(call->args, call->message->bytes, &length);
  call->message->a = length;
  call->message->c = is_invalid;
  if (make(call, OP_SEND)) {
    struct underlying *socket = socket_of(call);
    if (socket != NULL) {
      socket->sent += call->message->a;
      socket->doubtful = socket->full && call->message->a > 0;
    }
    if (socket != NULL && socket->doubtful) {
      unsupported(call->answer, EMPTIED);
      return;
    }
    result_integer(call, call->message->a);
  } else if (socket_of(call) != NULL && call->message->error == WSAEWOULDBLOCK) {
    socket_of(call)->seen_writable = false;
  }
}

static void call_recv(struct call *call) {
  int length;
  LONG flags, is_invalid;
  if (!take_length(call->args, &length) || !take_named_flags(call->args, RECV_FLAGS, &flags)
      || !take_buffer(call->args, &is_invalid)) {
    missing(call, "length, flags or buffer");
    return;
  }
  if (!decide(call)) {
    return;
  }
  call->message->a = length;
  call->message->b = flags;
  call->message->c = is_invalid;
  if (make(call, OP_RECV)) {
    if (socket_of(call) != NULL && flags == 0) {
      socket_of(call)->unread -= call->message->a;
    }
    result_integer(call, call->message->a);
    write_received(call);
  }
}

static void call_shutdown(struct call *call) {
  const char *name = json_string_member(call->args, "how");
  int how = name == NULL ? -1 : direction_named(name);
  if (how < 0) {
    missing(call, "how");
    return;
  }
  if (!decide(call)) {
    return;
  }
  call->message->a = how;
  if (make(call, OP_SHUTDOWN)) {
    if (socket_of(call) != NULL && how != SD_RECEIVE) {
      socket_of(call)->send_ended = true;
    }
    result_integer(call, 0);
  }
}

/* The address of a port, by its name in this trace if it has one. */
static void result_address(struct call *call, unsigned port, const char *name) {
  char text[32];
  snprintf(text, sizeof text, "127.0.0.1:%u", port);
  json_raw(call->answer, ",\"result\":");
  json_string(call->answer, name == NULL ? text : name);
}

/* A socket that nothing was said of has turned out to have had no address. */
static void was_unbound(struct underlying *socket) {
  if (socket != NULL && socket->role == FRESH) {
    socket->role = IDLE;
  }
}

static void call_bind(struct call *call) {
  const char *name = json_string_member(call->args, "address");
  struct underlying *socket = socket_of(call);
  unsigned port = name == NULL ? 0 : port_of_address(name);
  if (name == NULL ? json_member(call->args, "address") != NULL : port == 0) {
    missing(call, "address");
    return;
  }
  call->message->a = (LONG)port;
  if (make(call, OP_BIND)) {
    was_unbound(socket);
    if (socket != NULL) {
      socket->bound = true;
      socket->port = (unsigned)call->message->b;
    }
    result_integer(call, 0);
  } else if (socket != NULL && call->message->error == WSAEINVAL) {
    socket->bound = true;
  }
}

static void call_getsockname(struct call *call) {
  struct underlying *socket = socket_of(call);
  if (make(call, OP_GET_SOCKET_NAME)) {
    unsigned port = (unsigned)call->message->a;
    result_address(call, port, address_of_port(port));
  } else if (socket != NULL && call->message->error == WSAEINVAL) {
    was_unbound(socket);
    socket->told_unbound = true;
  }
}

static void call_getpeername(struct call *call) {
  struct underlying *socket = socket_of(call);
  if (!decide(call)) {
    return;
  }
  if (make(call, OP_GET_PEER_NAME)) {
    unsigned port = (unsigned)call->message->a;
    bool is_named = socket != NULL && socket->peer_name[0] != '\0' && socket->peer_port == port;
    result_address(call, port, is_named ? socket->peer_name : NULL);
  }
}

static void call_connect(struct call *call) {
  struct underlying *socket = socket_of(call);
  const char *name = json_string_member(call->args, "address");
  unsigned port = peers_port();
  if (name != NULL && strlen(name) >= NAME_LENGTH) {
    missing(call, "address");
    return;
  }
  bool begins = call->descriptor != NULL && call->descriptor->open && socket != NULL
                && socket->type == SOCK_STREAM
                && (socket->role == FRESH || socket->role == IDLE);
  if (begins && !prepare_connect(socket, &port)) {
    unsupported(call->answer, "no attempt to connect can be made to wait here");
    return;
  }
  call->message->a = (LONG)port;
  bool succeeded = make(call, OP_CONNECT);
  if (begins && (succeeded || call->message->error == WSAEWOULDBLOCK)) {
    connect_has_returned(socket, (unsigned)call->message->b, succeeded);
    socket->peer_port = port;
    strcpy(socket->peer_name, name == NULL ? "" : name);
  }
  if (succeeded) {
    result_integer(call, 0);
  }
}

static void call_listen(struct call *call) {
  if (call->descriptor != NULL) {
    give_address(call->process, call->descriptor);
    call->message->handle = call->descriptor->value;
  }
  if (make(call, OP_LISTEN)) {
    if (socket_of(call) != NULL) {
      socket_of(call)->role = LISTENING;
    }
    result_integer(call, 0);
  }
}

static void call_accept(struct call *call) {
  if (make(call, OP_ACCEPT)) {
    struct underlying *listener = socket_of(call);
    struct underlying *socket = new_underlying(SOCK_STREAM);
    socket->role = CONNECTED;
    if (listener != NULL) {
      socket->blocking = listener->blocking;
      socket->peer = take_request(listener, (unsigned)call->message->a);
    }
    result_descriptor(call, socket);
  }
}

static void call_closesocket(struct call *call) {
  if (make(call, OP_CLOSE_SOCKET)) {
    if (call->descriptor != NULL) {
      call->descriptor->open = false;
    }
    result_integer(call, 0);
  }
}

/* Winsock perhaps does not know it. */
static void call_close_handle(struct call *call) {
  if (make(call, OP_CLOSE_HANDLE)) {
    call->process->strange = true;
    if (call->descriptor != NULL) {
      call->descriptor->open = false;
    }
    result_text(call, "true");
  }
}

/* With the last startup that is undone, which the worker counts, all descriptors are closed. */
static void call_cleanup(struct call *call) {
  if (make(call, OP_CLEANUP)) {
    struct process *process = call->process;
    for (size_t i = 0; call->message->a == 0 && i < process->count; i++) {
      process->descriptors[i].open = false;
    }
    result_integer(call, 0);
  }
}

static void call_exit(struct call *call) {
  if (make(call, OP_EXIT_PROCESS)) {
    await_end_of_worker(call->process->worker);
    call->process->exited = true;
    process_has_ended();
    result_integer(call, 0);
  }
}

/* Kinds of arguments and results in the trace format. */
enum kind {
  KIND_NONE,
  KIND_ADDRESS,
  KIND_BOUND,
  KIND_BUFFER,
  KIND_BYTE_COUNT,
  KIND_COMMAND,
  KIND_CONNECTED,
  KIND_DATA,
  KIND_DESCRIPTOR,
  KIND_DIRECTION,
  KIND_DUPLICATE_OPTIONS,
  KIND_ERROR_CODES,
  KIND_EVENTS,
  KIND_EVENT_OBJECT,
  KIND_EVENT_OBJECTS,
  KIND_FLAG,
  KIND_FRESH_EVENT_OBJECT,
  KIND_HANDLE_FLAGS,
  KIND_INFO,
  KIND_INHERIT_HANDLE,
  KIND_INHERIT_HANDLES,
  KIND_LENGTH,
  KIND_MANUAL_RESET,
  KIND_MESSAGE,
  KIND_MESSAGE_NUMBER,
  KIND_NEW_DESCRIPTOR,
  KIND_NEW_INFO,
  KIND_NEW_PROCESS,
  KIND_OPTION,
  KIND_OPTIONAL_EVENT_OBJECT,
  KIND_PROCESS,
  KIND_RECEIVED_DATA,
  KIND_RECV_FLAGS,
  KIND_SEND_FLAGS,
  KIND_SOCKET_FLAGS,
  KIND_SOCKET_TYPE,
  KIND_TIMEOUT,
  KIND_TRUE,
  KIND_VALUE,
  KIND_WAIT,
  KIND_WAIT_ALL,
  KIND_WAIT_INDEX,
  KIND_WINDOW,
  KIND_ZERO,
};

struct argument {
  const char *name;
  enum kind kind;
};

/* The calls of the trace format. */
static const struct signature {
  const char *name;
  enum kind returns;
  struct argument arguments[6];
} SIGNATURES[] = {
#define CALL(constant, name, returns, ...) [OP_##constant] = {#name, returns, {__VA_ARGS__}},
#include "calls.inc"
#undef CALL
};

enum { CALLS = sizeof SIGNATURES / sizeof SIGNATURES[0] };

/* Those that concern more than the worker: what the adapter knows of sockets, or what is notified.
 * All others are made as their signature says. */
static const struct {
  void (*play)(struct call *call);
  enum effect effect;
} SPECIAL[CALLS] = {
    [OP_OPEN_SOCKET] = {call_socket, NEITHER},
    [OP_DUPLICATE_SOCKET] = {call_duplicate, NEITHER},
    [OP_OPEN_DUPLICATE] = {call_open, NEITHER},
    [OP_SET_BLOCKING] = {call_ioctlsocket, NEITHER},
    [OP_EVENT_SELECT] = {call_event_select, ACTS},
    [OP_ASYNC_SELECT] = {call_async_select, ACTS},
    [OP_ENUM_NETWORK_EVENTS] = {NULL, ASKS},
    [OP_WAIT_FOR_EVENT] = {NULL, ASKS},
    [OP_WAIT_FOR_EVENTS] = {NULL, ASKS},
    [OP_PEEK_MESSAGE] = {NULL, ASKS},
    [OP_GET_MESSAGE] = {NULL, ASKS},
    [OP_SEND] = {call_send, ACTS},
    [OP_RECV] = {call_recv, ACTS},
    [OP_SHUTDOWN] = {call_shutdown, ACTS},
    [OP_BIND] = {call_bind, NEITHER},
    [OP_GET_SOCKET_NAME] = {call_getsockname, NEITHER},
    [OP_GET_PEER_NAME] = {call_getpeername, NEITHER},
    [OP_CONNECT] = {call_connect, ACTS},
    [OP_LISTEN] = {call_listen, ACTS},
    [OP_ACCEPT] = {call_accept, ACTS},
    [OP_CLOSE_SOCKET] = {call_closesocket, ACTS},
    [OP_CLEANUP] = {call_cleanup, ACTS},
    [OP_CREATE_PROCESS] = {call_create_process, NEITHER},
    [OP_DUPLICATE_HANDLE] = {call_duplicate_handle, NEITHER},
    [OP_CLOSE_HANDLE] = {call_close_handle, ACTS},
    [OP_EXIT_PROCESS] = {call_exit, NEITHER},
};

/* Puts an argument into the message. False: it is missing, or not what it should be. */
static bool take(struct call *call, const struct argument *argument, LONG **number) {
  const char *name = json_string_member(call->args, argument->name);
  const struct json *member;
  const struct option *option;
  int value;
  switch (argument->kind) {
    case KIND_DESCRIPTOR:
      return true; /* it is there already */
    case KIND_EVENT_OBJECT:
    case KIND_FRESH_EVENT_OBJECT:
    case KIND_WINDOW:
      return object_name(call, argument->name);
    case KIND_OPTIONAL_EVENT_OBJECT:
      return object_name(call, argument->name) || json_member(call->args, argument->name) == NULL;
    case KIND_OPTION:
      option = name == NULL ? NULL : option_named(name);
      if (option == NULL) {
        return false;
      }
      *(*number)++ = option->level;
      *(*number)++ = option->number;
      return true;
    case KIND_EVENT_OBJECTS:
      return object_names(call, argument->name, (*number)++);
    case KIND_WAIT_ALL:
      member = json_member(call->args, argument->name);
      *(*number)++ = member != NULL && member->kind == JSON_TRUE;
      return member == NULL || member->kind == JSON_TRUE || member->kind == JSON_FALSE;
    case KIND_TIMEOUT:     /* each wait is a poll */
    case KIND_ERROR_CODES: /* they stand beside the result */
      return true;
    case KIND_MANUAL_RESET:
      member = json_member(call->args, argument->name);
      *(*number)++ = member == NULL || member->kind == JSON_TRUE;
      return member == NULL || member->kind == JSON_TRUE || member->kind == JSON_FALSE;
    case KIND_HANDLE_FLAGS:
      return take_named_flags(call->args, HANDLE_FLAGS, (*number)++);
    case KIND_VALUE:
    case KIND_FLAG:
    case KIND_MESSAGE_NUMBER:
      if (!json_int_member(call->args, argument->name, &value)) {
        return false;
      }
      *(*number)++ = value;
      return true;
    default:
      return false;
  }
}

static void answer_with(struct call *call, enum kind kind) {
  switch (kind) {
    case KIND_TRUE:
      result_text(call, "true");
      break;
    case KIND_VALUE:
      result_integer(call, call->message->a);
      break;
    case KIND_HANDLE_FLAGS:
      result_text(call, call->message->a ? "[\"HANDLE_FLAG_INHERIT\"]" : "[]");
      break;
    case KIND_EVENTS:
      json_raw(call->answer, ",\"result\":");
      events_to_json(call->answer, call->message->a);
      write_codes(call);
      break;
    case KIND_WAIT:
    case KIND_WAIT_INDEX:
      result_wait(call, call->message->a);
      break;
    case KIND_MESSAGE:
      if (call->message->a) {
        write_message(call);
      } else {
        result_text(call, "null");
      }
      break;
    default:
      result_integer(call, 0);
      break;
  }
}

/* The descriptor that the call's answer tells FD_WRITE of; NULL: it tells of none. */
static struct descriptor *told_of_write(struct call *call, enum operation operation) {
  const struct message *m = call->message;
  if (operation == OP_ENUM_NETWORK_EVENTS) {
    return (m->a & FD_WRITE) != 0 ? call->descriptor : NULL;
  }
  if ((operation == OP_PEEK_MESSAGE || operation == OP_GET_MESSAGE) && m->a && WSAGETSELECTEVENT(m->c) == FD_WRITE) {
    size_t number = number_of_value(call->process, (SOCKET)m->handle);
    return number == 0 ? NULL : &call->process->descriptors[number - 1];
  }
  return NULL;
}

/* A call that concerns the worker alone. */
static void play_plain(struct call *call, enum operation operation) {
  const struct signature *signature = &SIGNATURES[operation];
  LONG numbers[12] = {0};
  LONG *number = numbers;
  for (const struct argument *each = signature->arguments; each->name != NULL; each++) {
    if (!take(call, each, &number)) {
      missing(call, each->name);
      return;
    }
  }
  call->message->a = numbers[0];
  call->message->b = numbers[1];
  call->message->c = numbers[2];
  if (!make(call, operation)) {
    return;
  }
  if (has_emptied(call, told_of_write(call, operation))) {
    unsupported(call->answer, EMPTIED);
    return;
  }
  answer_with(call, signature->returns);
}

/* The call of that name; of several, the one whose first argument is there. CALLS: there is none. */
static size_t call_named(const char *name, const struct json *args) {
  size_t found = CALLS;
  for (size_t i = 0; i < CALLS; i++) {
    if (strcmp(SIGNATURES[i].name, name) == 0
        && (found == CALLS || json_member(args, SIGNATURES[i].arguments[0].name) != NULL)) {
      found = i;
    }
  }
  return found;
}

static void play_call(const char *name, const struct json *request, struct json_line *answer) {
  const struct json *args = json_member(request, "args");
  const char *process = json_string_member(request, "process");
  size_t found = call_named(name, args);
  if (found == CALLS) {
    unsupported(answer, "no such call");
    return;
  }
  enum operation operation = (enum operation)found;
  const char *s = json_string_member(args, "s");
  bool has_descriptor = SIGNATURES[operation].arguments[0].kind == KIND_DESCRIPTOR;
  if (process == NULL || process[0] == '\0' || (has_descriptor && s == NULL)) {
    unsupported(answer, "process or s");
    return;
  }
  struct call call = {.process = running_process(process), .args = args, .answer = answer};
  if (call.process == NULL || call.process->exited) {
    unsupported(answer, "the process has exited, or has too long a name");
    return;
  }
  if (call.process->busy) {
    unsupported(answer, BUSY);
    return;
  }
  call.process->busy = true;
  call.message = call.process->worker->channel.message;
  /* A name that the process was never given stands for a value that names nothing. */
  call.message->handle = NO_HANDLE;
  if (has_descriptor && (call.descriptor = descriptor_named(call.process, s)) != NULL) {
    call.message->handle = call.descriptor->value;
  }
  if (socket_of(&call) != NULL && socket_of(&call)->doubtful && operation != OP_CLOSE_SOCKET
      && operation != OP_CLOSE_HANDLE && operation != OP_DUPLICATE_SOCKET && operation != OP_DUPLICATE_HANDLE) {
    call.process->busy = false;
    unsupported(answer, EMPTIED);
    return;
  }
  call.message->patience = SPECIAL[operation].effect == ASKS ? patience() : 0;
  if (SPECIAL[operation].play != NULL) {
    SPECIAL[operation].play(&call);
  } else {
    play_plain(&call, operation);
  }
  call.process->busy = false;
  if (SPECIAL[operation].effect == ACTS) {
    call_has_acted();
  }
}

static void play_network(const char *event, const struct json *request, struct json_line *answer) {
  const struct json *args = json_member(request, "args");
  const char *process_name = json_string_member(args, "process");
  const char *s = json_string_member(args, "s");
  struct process *process = process_name == NULL ? NULL : process_named(process_name);
  struct descriptor *descriptor = process == NULL || s == NULL ? NULL : descriptor_named(process, s);
  if (descriptor == NULL) {
    unsupported(answer, "no such process or descriptor");
    return;
  }
  if (process->busy) {
    unsupported(answer, BUSY);
    return;
  }
  char bytes[MOST_BYTES];
  int count;
  if (!take_bytes(args, bytes, &count)) {
    unsupported(answer, "so many bytes, or such bytes");
    return;
  }
  if (descriptor->socket != NULL && descriptor->socket->doubtful) {
    unsupported(answer, EMPTIED);
    return;
  }
  struct network_outcome outcome = {false, 0};
  const char *problem = network_event(event, process, descriptor, bytes, count, &outcome);
  if (problem != NULL) {
    unsupported(answer, problem);
  } else if (strcmp(event, "closed") == 0) {
    json_raw(answer, outcome.ended ? ",\"result\":true" : ",\"result\":false");
  } else {
    json_raw(answer, ",\"result\":0");
  }
  if (outcome.sent > 0) {
    json_raw(answer, ",\"sent\":");
    json_integer(answer, outcome.sent);
  }
}

void play(const struct json *request, struct json_line *answer) {
  const char *call = json_string_member(request, "call");
  const char *event = json_string_member(request, "network");
  if ((call == NULL) == (event == NULL)) {
    unsupported(answer, "either call or network");
  } else if (call != NULL) {
    play_call(call, request, answer);
  } else {
    play_network(event, request, answer);
  }
}
