/* What the adapter knows of the trace that it plays: which name stands for what. It decides
 * nothing of what a call answers; it knows which underlying socket a descriptor names, so that
 * the right peer acts. */
#ifndef ADAPTER_TRACE_H
#define ADAPTER_TRACE_H

#include <stdbool.h>

#include "api.h"
#include "peers.h"
#include "workers.h"

/* A stream socket is fresh until something tells whether it is connected or listens, idle where it
 * is said not to be connected, or an attempt to connect has failed. */
enum role { FRESH, IDLE, CONNECTING, CONNECTED, RESET, LISTENING };

/* A connection request that nobody has accepted yet. */
struct request {
  struct request *next;
  SOCKET peer;
  unsigned port;
};

struct underlying {
  struct underlying *next;
  int type;
  enum role role;
  bool bound;
  bool told_unbound;  /* it has an address only if bind gives it one */
  bool blocking;      /* as far as successful calls tell */
  bool send_ended;    /* SD_SEND */
  bool full;          /* since the last room */
  bool seen_writable; /* select has said so, since a send has failed */
  bool doubtful;      /* what it does may come of how it was filled */
  struct process *filler; /* that has filled it, and may go on sending what send has taken */
  SOCKET peer;        /* INVALID_SOCKET: none */
  unsigned port;      /* of a listening socket, or one that has tried to connect */
  unsigned peer_port; /* that connect was given, under this name; "": none */
  char peer_name[NAME_LENGTH];
  struct delay *delay; /* of an attempt to connect; NULL: none */
  long long sent;     /* bytes that send took */
  long long received; /* of these, what the peer has read */
  long long unread;   /* bytes that the peer sent and no recv took */
  struct request *requests;
};

/* A handle value of a process, under the name "s" and its number, counted from 1. */
struct descriptor {
  SOCKET value;
  struct underlying *socket; /* the one that it named last; NULL: none that is known */
  bool given;                /* the process has it without a call of its own: some calls may not know it */
  bool open;                 /* not closed by closesocket or CloseHandle since */
};

struct process {
  struct process *next;
  char name[NAME_LENGTH];
  struct worker *worker;
  bool exited;
  bool busy;    /* it makes a call */
  bool strange; /* what Winsock keeps of its handles is unknown, as of an info that it had no right to */
  struct descriptor *descriptors;
  size_t count, room;
};

/* A protocol info, under the name "i" and its number, counted from 1. */
struct info {
  WSAPROTOCOL_INFOW blob;
  struct underlying *socket;
  struct process *target; /* NULL: a process that never was */
  bool used;              /* by its target, successfully */
};

/* The process of that name; NULL: it has made no call. */
struct process *process_named(const char *name);

/* The same; it is started if need be. NULL: the name is too long. */
struct process *running_process(const char *name);

/* A process that another one has created: it has whatever of its parent's it has inherited, under the same
 * names. */
struct process *created_process(const char *name, struct process *parent, struct worker *worker);

/* What a descriptor's name stands for; NULL: this process was never given the name. */
struct descriptor *descriptor_named(struct process *process, const char *name);

/* The process was given this value for that socket: its descriptor, new or known. */
struct descriptor *descriptor_given(struct process *process, SOCKET value, struct underlying *socket);

/* The number in the name of that value, 0 where it has none. */
size_t number_of_value(const struct process *process, SOCKET value);

struct underlying *new_underlying(int type);

/* The port that stands for an address of this trace; no other trace has it. 0: there is none. */
unsigned port_of_address(const char *name);

/* The address of that port in this trace; NULL: it has none. */
const char *address_of_port(unsigned port);

/* Takes the peer that came from that port out of a listener's requests; INVALID_SOCKET: none. */
SOCKET take_request(struct underlying *listener, unsigned port);

/* Adds an info; returns the number in its name. */
size_t add_info(const struct info *info);
struct info *info_named(const char *name);

/* Everything is gone: processes, sockets, peers, infos, and all names. */
void forget_trace(void);

#endif
