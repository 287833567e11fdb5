/* Milliseconds of one clock, for time-outs. */
#ifndef ADAPTER_TIMER_H
#define ADAPTER_TIMER_H

double now_ms(void);

#endif
