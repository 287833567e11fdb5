/* Notifications take their time: an answer that something has not happened is given only when
 * so much time has gone by since what may have made it happen. A positive one is given at once. */
#ifndef ADAPTER_SETTLING_H
#define ADAPTER_SETTLING_H

#include "api.h"

/* Milliseconds after a network event and after a call. */
void configure_settling(DWORD after_network, DWORD after_call);

/* Something has been done that may notify. */
void network_has_acted(void);
void call_has_acted(void);
void process_has_ended(void);

/* How many milliseconds a negative answer still has to be waited for. */
DWORD patience(void);

void forget_settling(void);

#endif
