/* The Winsock calls that a worker makes. */
#ifndef ADAPTER_CALLS_H
#define ADAPTER_CALLS_H

#include "channel.h"

/* Makes the call that the message asks for, and writes its answer into the message. */
void perform(struct message *message);

#endif
