/* How the coordinator calls a worker: one message in shared memory, written by one of them at a
 * time, and two events that pass the turn. All three are named after the coordinator and the
 * channel's number, so that no worker inherits a handle: an inherited socket would stay open. */
#ifndef ADAPTER_CHANNEL_H
#define ADAPTER_CHANNEL_H

#include <stdbool.h>

#include "api.h"

/* What a worker can be asked for. First the calls of the trace format, one for each line of
 * calls.inc, which is made of spec/calls.json. What a call takes stands in the message: a
 * descriptor as the handle, the name of an event object or window as the name, "" for null, numbers
 * as a, b, c in turn, an option as two, its level and its own; what it returns, a number as a.
 * connect takes the port of the peer as a, and returns its own as b, whether it succeeds or not.
 * bind takes a port as a, 0 for any, and returns the one that it is as b.
 * send and recv take their length as a, recv its flags as b, and both as c whether the buffer is to
 * be invalid. WSAEnumNetworkEvents returns the error codes as the bytes, an int each; PeekMessage and
 * GetMessage the number of the message as b, its lParam as c. socket takes its flags as b, WSASocket
 * as a. CreateProcess takes the number of the child's channel as a, whether it inherits as b, the
 * coordinator as c, and returns the process id. DuplicateHandle takes the target's process id as a,
 * whether it inherits as b. */
enum operation {
#define CALL(constant, name, ...) OP_##constant,
#include "calls.inc"
#undef CALL
  OP_HELLO,        /* a new worker says that it runs */
  OP_CONNECT_STREAM, /* a: port of the peer -> a: own port; waits until it is connected */
  OP_CONNECT_TO,   /* the same of a datagram socket */
  OP_GET_ADDRESS,  /* -> a: own port */
  OP_BEGIN_FILL,   /* a: whether it is blocking -> a: bytes taken */
  OP_END_FILL,     /* the same, after what was taken has reached the peer as far as it can */
  OP_WRITABLE,     /* -> a: whether a send would succeed */
  OP_ARRIVED,      /* a: bytes; waits until so many are there to be read */
  OP_RESET,        /* waits until the connection is no more, or there is something to be read */
  OP_REFUSED,      /* waits until an attempt to connect has failed */
  OP_IS_SOCKET,    /* -> a: whether the handle is that of a socket */
  OP_DISCARD,      /* info: opens and closes it, if it can still be opened */
  OP_KEEP_DESKTOP, /* makes a window that lasts as long as the process */
  OP_FORGET,       /* -> a: handles that the process has open. Closes all that the trace made */
};

enum status {
  STATUS_DONE,    /* the call succeeded */
  STATUS_FAILED,  /* the call failed with `error` */
  STATUS_BROKEN,  /* something that belongs to the adapter failed with `error` */
};

/* No wait takes as many objects. */
enum { NAME_LENGTH = 128, MOST_BYTES = 1024, MOST_OBJECTS = WSA_MAXIMUM_WAIT_EVENTS + 1 };

/* A request and, in the same place, its answer. */
struct message {
  LONG operation;
  LONG status;
  LONG error;
  LONG a, b, c;
  DWORD patience;  /* milliseconds that a negative answer has to be waited for */
  ULONGLONG handle;
  char name[NAME_LENGTH];
  char bytes[MOST_BYTES]; /* that are sent, or were received, or names, a zero after each; a is how many */
  WSAPROTOCOL_INFOW info;
};

struct channel {
  HANDLE memory;
  HANDLE request;
  HANDLE answer;
  HANDLE other;  /* the process at the other end */
  struct message *message;
};

/* The operation's name, for people. */
const char *operation_name(enum operation operation);

/* Makes a channel (`create`) or opens the one that the coordinator made. */
bool channel_open(struct channel *channel, DWORD coordinator, unsigned number, bool create);
void channel_close(struct channel *channel);

/* Coordinator: hands the message over and waits for the answer. False: the worker has ended, or
 * has not answered within so many milliseconds. */
bool channel_call(struct channel *channel, DWORD timeout);

/* Coordinator: waits for the answer to a message handed over before. */
bool channel_wait(struct channel *channel, DWORD timeout);

/* Worker: waits for a request. False: the coordinator has ended. */
bool channel_next(struct channel *channel);

/* Worker: the message holds the answer. */
bool channel_answer(struct channel *channel);

#endif
