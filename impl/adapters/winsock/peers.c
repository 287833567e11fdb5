#include "peers.h"

#include <stdlib.h>

#include "failure.h"
#include "timer.h"

enum {
  PATIENCE_MS = 3000,
  BUFFER = 64 << 10, /* of a peer: small, so that a sender is soon full */
};

static SOCKET listener = INVALID_SOCKET;
static unsigned listener_port;

static struct sockaddr_in loopback(unsigned port) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_port = htons((u_short)port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static bool bind_to_loopback(SOCKET s) {
  struct sockaddr_in address = loopback(0);
  return bind(s, (struct sockaddr *)&address, sizeof address) == 0;
}

/* Before it is connected, so that no more is ever on its way. */
static bool limit_buffer(SOCKET s) {
  int size = BUFFER;
  return setsockopt(s, SOL_SOCKET, SO_RCVBUF, (const char *)&size, sizeof size) == 0;
}

static bool port_of(SOCKET s, unsigned *port) {
  struct sockaddr_in address;
  int length = sizeof address;
  if (getsockname(s, (struct sockaddr *)&address, &length) != 0) {
    return false;
  }
  *port = ntohs(address.sin_port);
  return true;
}

static bool make_nonblocking(SOCKET s) {
  u_long yes = 1;
  return ioctlsocket(s, FIONBIO, &yes) == 0;
}

/* Waits until it can be read from or accepted at, or it has ended. */
static bool is_readable(SOCKET s, double milliseconds) {
  fd_set set;
  struct timeval time = {(long)(milliseconds / 1000), (long)(milliseconds * 1000) % 1000000};
  FD_ZERO(&set);
  FD_SET(s, &set);
  return select(0, &set, NULL, NULL, &time) == 1;
}

static SOCKET dropped(SOCKET s) {
  if (s != INVALID_SOCKET) {
    closesocket(s);
  }
  return INVALID_SOCKET;
}

bool peers_start(void) {
  WSADATA data;
  int failure = WSAStartup(MAKEWORD(2, 2), &data);
  if (failure != 0) {
    WSASetLastError(failure);
    return false;
  }
  listener = socket(AF_INET, SOCK_STREAM, 0);
  return listener != INVALID_SOCKET && limit_buffer(listener) && bind_to_loopback(listener)
      && listen(listener, SOMAXCONN) == 0 && port_of(listener, &listener_port);
}

unsigned peers_port(void) {
  return listener_port;
}

static bool can_bind(int type, unsigned port) {
  struct sockaddr_in address = loopback(port);
  SOCKET s = socket(AF_INET, type, 0);
  bool can = s != INVALID_SOCKET && bind(s, (struct sockaddr *)&address, sizeof address) == 0;
  dropped(s);
  return can;
}

unsigned peers_free_port(void) {
  enum { FIRST = 20000, PORTS = 12000 }; /* below those that systems choose from */
  static unsigned next;
  if (next == 0) {
    LARGE_INTEGER now; /* adapters that run side by side begin at different ones */
    QueryPerformanceCounter(&now);
    next = (unsigned)(now.QuadPart ^ (now.QuadPart >> 17)) % PORTS + 1;
  }
  for (int tried = 0; tried < PORTS; tried++) {
    unsigned port = FIRST + next++ % PORTS;
    if (can_bind(SOCK_STREAM, port) && can_bind(SOCK_DGRAM, port)) {
      return port;
    }
  }
  return 0;
}

SOCKET peer_accept(unsigned port) {
  /* Whoever else connects to this port of the machine is sent away. */
  while (is_readable(listener, PATIENCE_MS)) {
    struct sockaddr_in address;
    int length = sizeof address;
    SOCKET peer = accept(listener, (struct sockaddr *)&address, &length);
    if (peer != INVALID_SOCKET && ntohs(address.sin_port) == port && make_nonblocking(peer)) {
      return peer;
    }
    dropped(peer);
  }
  return INVALID_SOCKET;
}

enum { MOST_FILLERS = 8, FULL_MS = 30 };

struct delay {
  SOCKET listener;
  SOCKET fillers[MOST_FILLERS];
  int count;
};

static bool is_writable(SOCKET s, double milliseconds) {
  fd_set set;
  struct timeval time = {(long)(milliseconds / 1000), (long)(milliseconds * 1000) % 1000000};
  FD_ZERO(&set);
  FD_SET(s, &set);
  return select(0, NULL, &set, NULL, &time) == 1;
}

/* The first connection that does not come about at once tells that the queue is full. */
static bool fill_queue(struct delay *delay, unsigned port) {
  struct sockaddr_in address = loopback(port);
  while (delay->count < MOST_FILLERS) {
    SOCKET filler = socket(AF_INET, SOCK_STREAM, 0);
    if (filler == INVALID_SOCKET || !make_nonblocking(filler)) {
      dropped(filler);
      return false;
    }
    delay->fillers[delay->count++] = filler;
    if (connect(filler, (struct sockaddr *)&address, sizeof address) != 0
        && WSAGetLastError() != WSAEWOULDBLOCK) {
      return false;
    }
    if (!is_writable(filler, FULL_MS)) {
      return true;
    }
  }
  return false;
}

struct delay *delay_begin(unsigned *port) {
  struct delay *delay = new_memory(1, sizeof *delay);
  delay->listener = socket(AF_INET, SOCK_STREAM, 0);
  if (delay->listener != INVALID_SOCKET && limit_buffer(delay->listener) && bind_to_loopback(delay->listener)
      && listen(delay->listener, 0) == 0 && port_of(delay->listener, port) && fill_queue(delay, *port)) {
    return delay;
  }
  delay_refuse(delay);
  return NULL;
}

void delay_refuse(struct delay *delay) {
  dropped(delay->listener);
  for (int i = 0; i < delay->count; i++) {
    peer_drop(delay->fillers[i]);
  }
  free(delay);
}

/* What the queue has not taken comes again after a second, or three. */
SOCKET delay_accept(struct delay *delay, unsigned port) {
  enum { MOST_MS = 5000 };
  SOCKET found = INVALID_SOCKET;
  double deadline = now_ms() + MOST_MS;
  while (found == INVALID_SOCKET && now_ms() < deadline && is_readable(delay->listener, deadline - now_ms())) {
    struct sockaddr_in address;
    int length = sizeof address;
    SOCKET peer = accept(delay->listener, (struct sockaddr *)&address, &length);
    if (peer != INVALID_SOCKET && ntohs(address.sin_port) == port && make_nonblocking(peer)) {
      found = peer;
    } else {
      dropped(peer);
    }
  }
  delay_refuse(delay);
  return found;
}

SOCKET peer_of_datagrams(unsigned *port) {
  SOCKET peer = socket(AF_INET, SOCK_DGRAM, 0);
  if (peer != INVALID_SOCKET && bind_to_loopback(peer) && make_nonblocking(peer) && port_of(peer, port)) {
    return peer;
  }
  return dropped(peer);
}

bool peer_talks_to(SOCKET peer, unsigned port) {
  struct sockaddr_in address = loopback(port);
  return connect(peer, (struct sockaddr *)&address, sizeof address) == 0;
}

SOCKET peer_connect(unsigned port, unsigned *own_port) {
  struct sockaddr_in address = loopback(port);
  SOCKET peer = socket(AF_INET, SOCK_STREAM, 0);
  if (peer != INVALID_SOCKET && limit_buffer(peer)
      && connect(peer, (struct sockaddr *)&address, sizeof address) == 0 && make_nonblocking(peer) && port_of(peer, own_port)) {
    return peer;
  }
  return dropped(peer);
}

bool peer_sends(SOCKET peer, const char *bytes, int count) {
  return send(peer, bytes, count, 0) == count;
}

bool peer_closes(SOCKET peer) {
  return shutdown(peer, SD_SEND) == 0;
}

void peer_takes_no_more(SOCKET peer) {
  enum { CALM_MS = 3, MOST_MS = 300 };
  u_long there = 0;
  for (int calm = 0, ms = 0; calm < CALM_MS && ms < MOST_MS; ms++) {
    u_long now = 0;
    Sleep(1);
    calm = ioctlsocket(peer, FIONREAD, &now) == 0 && now == there ? calm + 1 : 0;
    there = now;
  }
}

/* Reads what is there; 0: the end, SOCKET_ERROR: nothing or an error. */
static int read_some(SOCKET peer, long long *received) {
  static char bytes[1 << 18];
  int count = recv(peer, bytes, sizeof bytes, 0);
  if (count > 0) {
    *received += count;
  }
  return count;
}

bool peer_reads(SOCKET peer, long long total, long long *received, double patience) {
  while (*received < total) {
    int count = read_some(peer, received);
    if (count == 0 || (count < 0 && WSAGetLastError() != WSAEWOULDBLOCK)
        || (count < 0 && !is_readable(peer, patience))) {
      return false;
    }
  }
  return true;
}

bool peer_sees_end(SOCKET peer, double milliseconds, long long *received) {
  double deadline = now_ms() + milliseconds;
  for (;;) {
    int count = read_some(peer, received);
    if (count == 0 || (count < 0 && WSAGetLastError() != WSAEWOULDBLOCK)) {
      return true;
    }
    double left = deadline - now_ms();
    if (count < 0 && (left <= 0 || !is_readable(peer, left))) {
      return false;
    }
  }
}

void peer_drop(SOCKET peer) {
  struct linger at_once = {1, 0};
  setsockopt(peer, SOL_SOCKET, SO_LINGER, (const char *)&at_once, sizeof at_once);
  closesocket(peer);
}
