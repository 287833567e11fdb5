/* One thread at a time plays; while a call is made another may. */
#ifndef ADAPTER_TURN_H
#define ADAPTER_TURN_H

/* Before all else. */
void turns_start(void);

/* Waits for the turn. */
void take_turn(void);

/* Lets others have it. */
void pass_turn(void);

#endif
