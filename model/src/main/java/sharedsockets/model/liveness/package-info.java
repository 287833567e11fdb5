/**
 * Temporal properties under fairness: a property holds unless some fair behaviour satisfies its
 * negation, and such a behaviour is sought as a path to a fair cycle in the product of the model's
 * states with a tableau of the negation (after Manna and Pnueli; Gerth, Peled, Vardi and Wolper;
 * Emerson and Lei).
 */
package sharedsockets.model.liveness;
