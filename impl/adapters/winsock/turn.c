#include "turn.h"

#include "api.h"

static CRITICAL_SECTION turn;

void turns_start(void) {
  InitializeCriticalSection(&turn);
}

void take_turn(void) {
  EnterCriticalSection(&turn);
}

void pass_turn(void) {
  LeaveCriticalSection(&turn);
}
