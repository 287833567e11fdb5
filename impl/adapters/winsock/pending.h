/* A request whose call does not return. */
#ifndef ADAPTER_PENDING_H
#define ADAPTER_PENDING_H

/* Answers the request that this thread serves, if any, that its call has not returned. With other
 * requests under way the thread waits for the driver to end the adapter, and does not come back. */
void answer_pending(void);

#endif
