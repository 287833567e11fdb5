/* The Winsock calls that a worker makes. */
#ifndef ADAPTER_CALLS_H
#define ADAPTER_CALLS_H

#include "channel.h"

/* The startup that a worker makes for traces that do not call WSAStartup; 0, or why there is none. */
int start_winsock(void);

/* Has Winsock take what it keeps for the thread that calls it, before any trace has a descriptor. */
void prepare_winsock(void);

/* Makes the call that the message asks for, and writes its answer into the message. */
void perform(struct message *message);

#endif
