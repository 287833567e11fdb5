package sharedsockets.model.source;

import java.util.List;

/** The types of an operator's parameters, each a Type or a Signature, and of its result. */
record Signature(List<Object> parameters, Type result) {
  Type parameter(int index) {
    return ((Type) parameters.get(index)).find();
  }

  Signature operator(int index) {
    return (Signature) parameters.get(index);
  }
}
