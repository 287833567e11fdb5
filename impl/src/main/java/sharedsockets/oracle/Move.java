package sharedsockets.oracle;

import sharedsockets.spec.Action;

/** An action of the specification with its arguments, results included, in the action's order. */
record Move(Action action, Object... arguments) {}
