#include "settling.h"

#include "timer.h"

static DWORD network_ms;
static DWORD call_ms;
static double settled_at;

void configure_settling(DWORD after_network, DWORD after_call) {
  network_ms = after_network;
  call_ms = after_call;
}

static void settle_for(double milliseconds) {
  double at = now_ms() + milliseconds;
  if (at > settled_at) {
    settled_at = at;
  }
}

void network_has_acted(void) {
  settle_for(network_ms);
}

void call_has_acted(void) {
  settle_for(call_ms);
}

void process_has_ended(void) {
  /* The system closes its descriptors, on Wine after the process counts as ended. */
  settle_for(10.0 * network_ms);
}

DWORD patience(void) {
  double left = settled_at - now_ms();
  return left <= 0 ? 0 : (DWORD)left + 1;
}

void forget_settling(void) {
  settled_at = 0;
}
