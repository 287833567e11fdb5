/* The handle values that are free. What a system keeps once it was needed has one of them: taken in the
 * middle of a trace that would be a closed descriptor's, in a worker that serves its first trace, and not
 * in one that has served before. */
#ifndef ADAPTER_VALUES_H
#define ADAPTER_VALUES_H

/* Takes those that traces have closed; whatever is opened until they are released has another one. */
void reserve_values(void);
void release_values(void);

#endif
