package sharedsockets.transitions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.value.Value;

/** The slots of names of one kind, in the order in which they are first asked for. */
final class NameSlots implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Value> names = new ArrayList<>();

  int slot(Value name) {
    int slot = names.indexOf(name);
    if (slot < 0) {
      slot = names.size();
      names.add(name);
    }
    return slot;
  }

  Value name(int slot) {
    return names.get(slot);
  }

  int size() {
    return names.size();
  }
}
