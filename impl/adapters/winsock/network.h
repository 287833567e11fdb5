/* Network events, and the lazy decision what a fresh stream socket is. */
#ifndef ADAPTER_NETWORK_H
#define ADAPTER_NETWORK_H

#include "trace.h"

/* Whether a send would succeed: asked without one, which others would notice. */
bool takes_bytes(struct process *process, struct descriptor *descriptor);

/* Gives a datagram socket its address and its peer. */
void connect_datagrams(struct process *process, SOCKET s, struct underlying *socket);

/* A fresh stream socket is connected to its peer; nothing else is touched. Where the descriptor is
 * closed nothing is decided: its value may be that of another object. NULL: all is well; else why the
 * socket cannot be connected, as where not all calls know the descriptor. */
const char *decide_connected(struct process *process, struct descriptor *descriptor);

/* Where a stream socket is to connect to: to a peer that is there, if it is blocking, or else to one
 * that answers when it is told to. False: there is no such peer. */
bool prepare_connect(struct underlying *socket, unsigned *port);

/* The socket's connect from that port has returned, succeeding or to go on. */
void connect_has_returned(struct underlying *socket, unsigned port, bool succeeded);

/* A fresh stream socket gets an address, at which it can listen. */
void give_address(struct process *process, struct descriptor *descriptor);

/* What has come of a network event besides. */
struct network_outcome {
  bool ended;     /* of "closed": the peer has seen the end */
  long long sent; /* of "full": how many bytes were sent for it, also where it failed */
};

/* The network event of that name. NULL: done; else why it cannot be done. */
const char *network_event(const char *event, struct process *process, struct descriptor *descriptor,
                          const char *bytes, int count, struct network_outcome *outcome);

#endif
