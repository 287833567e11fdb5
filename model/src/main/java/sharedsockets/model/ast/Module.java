package sharedsockets.model.ast;

import java.util.List;
import java.util.Map;

/**
 * A module with everything that it extends and instantiates.
 *
 * @param constants declared CONSTANTs in the order of their declarations, with their arities
 * @param variables declared VARIABLEs in the order of their declarations
 * @param definitions by unique name, in the order of their definition; standard modules' operators
 *     are {@link Expr.Builtin}s and not listed
 * @param assumptions the bodies of ASSUME
 */
public record Module(
    String name,
    Map<String, Integer> constants,
    List<String> variables,
    Map<String, Definition> definitions,
    List<Expr> assumptions) {}
