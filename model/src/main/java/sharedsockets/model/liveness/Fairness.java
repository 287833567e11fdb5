package sharedsockets.model.liveness;

/**
 * {@code SF_v(A)} if strong, else {@code WF_v(A)}.
 *
 * @param enabled the atom {@code ENABLED <<A>>_v}
 * @param step the atom {@code <<A>>_v}
 */
record Fairness(boolean strong, Atom enabled, Atom step) {}
