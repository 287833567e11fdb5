#include "network.h"

#include <string.h>

#include "failure.h"
#include "peers.h"
#include "settling.h"
#include "timer.h"

static struct message *message_of(struct process *process, SOCKET s) {
  struct message *message = process->worker->channel.message;
  message->handle = s;
  return message;
}

static void need(bool done, const char *what) {
  if (!done) {
    give_up("%s: error %d", what, WSAGetLastError());
  }
}

/* Does what prepares a socket for a call. False: the descriptor is none. */
static bool prepare(struct process *process, enum operation operation, const char *what) {
  struct message *message = process->worker->channel.message;
  call_worker(process->worker, operation, process->name);
  if (message->status != STATUS_DONE && message->error != WSAENOTSOCK) {
    give_up("%s: error %ld", what, message->error);
  }
  return message->status == STATUS_DONE;
}

void connect_datagrams(struct process *process, SOCKET s, struct underlying *socket) {
  struct message *message = message_of(process, s);
  unsigned port;
  need(prepare(process, OP_GET_ADDRESS, "a datagram socket gets no address"), "a new socket is none");
  unsigned own_port = (unsigned)message->a;
  socket->peer = peer_of_datagrams(&port);
  need(socket->peer != INVALID_SOCKET, "a peer for datagrams cannot be made");
  message->a = (LONG)port;
  need(prepare(process, OP_CONNECT_TO, "a datagram socket gets no peer"), "a new socket is none");
  need(peer_talks_to(socket->peer, own_port), "the peer cannot reach a datagram socket");
}

const char *decide_connected(struct process *process, struct descriptor *descriptor) {
  struct underlying *socket = descriptor->socket;
  if (socket == NULL || !descriptor->open || socket->role != FRESH) {
    return NULL;
  }
  if (descriptor->given) {
    return "nobody has connected the socket, and through this descriptor it cannot be";
  }
  struct message *message = message_of(process, descriptor->value);
  message->a = (LONG)peers_port();
  if (!prepare(process, OP_CONNECT_STREAM, "a stream socket does not reach its peer")) {
    return NULL;
  }
  socket->peer = peer_accept((unsigned)message->a);
  need(socket->peer != INVALID_SOCKET, "a stream socket does not reach its peer");
  socket->role = CONNECTED;
  return NULL;
}

bool prepare_connect(struct underlying *socket, unsigned *port) {
  if (socket->blocking) {
    *port = peers_port();
    return true;
  }
  if (socket->delay == NULL) {
    socket->delay = delay_begin(port);
  }
  return socket->delay != NULL;
}

void connect_has_returned(struct underlying *socket, unsigned port, bool succeeded) {
  socket->bound = true;
  socket->port = port;
  if (succeeded) {
    socket->peer = peer_accept(port);
    need(socket->peer != INVALID_SOCKET, "a stream socket does not reach its peer");
    socket->role = CONNECTED;
  } else {
    socket->role = CONNECTING;
  }
}

/* The attempt to connect ends: the peer is there, or nobody is. */
static const char *end_attempt(struct process *process, struct descriptor *descriptor, bool succeeds) {
  struct underlying *socket = descriptor->socket;
  struct delay *delay = socket->delay;
  if (socket->role != CONNECTING || delay == NULL) {
    return "the socket does not connect";
  }
  socket->delay = NULL;
  if (succeeds) {
    socket->peer = delay_accept(delay, socket->port);
    need(socket->peer != INVALID_SOCKET, "a connecting socket does not arrive");
    socket->role = CONNECTED;
  } else {
    delay_refuse(delay);
    struct message *message = message_of(process, descriptor->value);
    message->patience = 5000;
    call_worker(process->worker, OP_REFUSED, process->name);
    socket->role = IDLE;
  }
  return NULL;
}

void give_address(struct process *process, struct descriptor *descriptor) {
  struct underlying *socket = descriptor->socket;
  if (socket == NULL || !descriptor->open || socket->bound || socket->told_unbound
      || (socket->role != FRESH && socket->role != IDLE)) {
    return;
  }
  struct message *message = message_of(process, descriptor->value);
  if (!prepare(process, OP_GET_ADDRESS, "a listening socket gets no address")) {
    return;
  }
  socket->port = (unsigned)message->a;
  socket->bound = true;
}

static const char *send_data(struct process *process, struct descriptor *descriptor,
                             const char *bytes, int count) {
  struct underlying *socket = descriptor->socket;
  if (!peer_sends(socket->peer, bytes, count)) {
    return "the peer cannot send";
  }
  socket->unread += count;
  struct message *message = message_of(process, descriptor->value);
  message->a = socket->type == SOCK_STREAM ? (LONG)socket->unread : 1;
  message->patience = 100;
  call_worker(process->worker, OP_ARRIVED, process->name);
  return NULL;
}

/* Waits until the reset is there. The peer is gone: it will see no end. */
static const char *reset_connection(struct process *process, struct descriptor *descriptor) {
  struct underlying *socket = descriptor->socket;
  peer_drop(socket->peer);
  socket->peer = INVALID_SOCKET;
  socket->role = RESET;
  struct message *message = message_of(process, descriptor->value);
  message->patience = 500;
  call_worker(process->worker, OP_RESET, process->name);
  return NULL;
}

static const char *request_connection(struct underlying *socket) {
  struct request *request = new_memory(1, sizeof *request);
  struct request **link = &socket->requests;
  request->peer = peer_connect(socket->port, &request->port);
  need(request->peer != INVALID_SOCKET, "a listening socket cannot be reached");
  while (*link != NULL) {
    link = &(*link)->next;
  }
  *link = request;
  return NULL;
}

bool takes_bytes(struct process *process, struct descriptor *descriptor) {
  struct message *message = message_of(process, descriptor->value);
  call_worker(process->worker, OP_WRITABLE, process->name);
  bool writable = message->status == STATUS_DONE && message->a;
  descriptor->socket->seen_writable = descriptor->socket->seen_writable || writable;
  return writable;
}

/* Some systems take what they are given at once, and pass it on later. What select has said Wine
 * remembers, until a send fails: it tells FD_WRITE of it at a registration, full or not. */
static const char REMEMBERED[] = "the adapter has asked for room, which is remembered";

static const char *fill(struct process *process, struct descriptor *descriptor, long long *sent) {
  enum { ATTEMPTS = 3 };
  struct underlying *socket = descriptor->socket;
  if (socket->type != SOCK_STREAM || socket->send_ended) {
    return "only a stream that may send can be full";
  }
  if (socket->full && !takes_bytes(process, descriptor)) {
    return NULL;
  }
  if (socket->seen_writable) {
    return REMEMBERED;
  }
  socket->full = false;
  for (int part = 0; part < 2 * ATTEMPTS && !socket->full; part++) {
    struct message *message = message_of(process, descriptor->value);
    message->a = socket->blocking;
    call_worker(process->worker, part % 2 == 0 ? OP_BEGIN_FILL : OP_END_FILL, process->name);
    if (message->status != STATUS_DONE) {
      return "the socket does not send";
    }
    socket->sent += message->a;
    socket->filler = process;
    *sent += message->a;
    peer_takes_no_more(socket->peer);
    socket->full = part % 2 == 1 && !takes_bytes(process, descriptor);
  }
  if (!socket->full) {
    return "the socket goes on taking bytes";
  }
  socket->doubtful = socket->seen_writable;
  return socket->doubtful ? REMEMBERED : NULL;
}

/* The peer reads all; what a process that is gone was still sending never comes. Then the socket is
 * asked, until it has seen that there is room, as those who are told of it have. */
static const char *make_room(struct process *process, struct descriptor *descriptor) {
  enum { QUIET_MS = 200, MOST_MS = 3000 };
  struct underlying *socket = descriptor->socket;
  double deadline = now_ms() + MOST_MS;
  if (socket->type != SOCK_STREAM) {
    return NULL;
  }
  while (!peer_reads(socket->peer, socket->sent, &socket->received, QUIET_MS)) {
    if (socket->filler != NULL && socket->filler->exited) {
      break;
    }
    if (now_ms() > deadline) {
      return "the peer does not get what was sent";
    }
  }
  while (socket->full && !socket->send_ended && !takes_bytes(process, descriptor)) {
    if (now_ms() > deadline) {
      return "there is no room";
    }
    Sleep(1);
  }
  socket->full = false;
  return NULL;
}

static const char *sees_end(struct underlying *socket, bool *result) {
  if (socket->type != SOCK_STREAM || socket->peer == INVALID_SOCKET) {
    return "the socket was never connected";
  }
  *result = peer_sees_end(socket->peer, patience(), &socket->received);
  return NULL;
}

const char *network_event(const char *event, struct process *process, struct descriptor *descriptor,
                          const char *bytes, int count, struct network_outcome *outcome) {
  struct underlying *socket = descriptor->socket;
  const char *problem;
  if (socket == NULL) {
    return "the descriptor names no socket";
  }
  if (strcmp(event, "closed") == 0) {
    return sees_end(socket, &outcome->ended);
  }
  if (process->exited || !descriptor->open) {
    return "the descriptor is closed";
  }
  if (strcmp(event, "connection") == 0) {
    problem = socket->role == LISTENING ? request_connection(socket) : "the socket does not listen";
  } else if (strcmp(event, "connected") == 0 || strcmp(event, "refused") == 0) {
    problem = end_attempt(process, descriptor, event[0] == 'c');
  } else {
    problem = decide_connected(process, descriptor);
    if (problem != NULL) {
      return problem;
    }
    if (socket->role != CONNECTED) {
      problem = "the socket is not connected";
    } else if (strcmp(event, "data") == 0) {
      problem = send_data(process, descriptor, bytes, count);
    } else if (strcmp(event, "close") == 0 && socket->type == SOCK_STREAM) {
      problem = peer_closes(socket->peer) ? NULL : "the peer cannot close";
    } else if (strcmp(event, "reset") == 0 && socket->type == SOCK_STREAM) {
      problem = reset_connection(process, descriptor);
    } else if (strcmp(event, "full") == 0) {
      problem = fill(process, descriptor, &outcome->sent);
    } else if (strcmp(event, "room") == 0) {
      problem = make_room(process, descriptor);
    } else {
      problem = "no such network event";
    }
  }
  network_has_acted();
  return problem;
}
