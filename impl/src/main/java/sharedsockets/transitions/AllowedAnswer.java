package sharedsockets.transitions;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import sharedsockets.binding.Binding;
import sharedsockets.binding.TraceValues;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.WinsockError;

/** One of the answers to a call that a model allows. */
sealed interface AllowedAnswer extends Serializable {
  /** Whether the last call on a binding came to this. */
  boolean isOf(Binding binding, int process);

  /**
   * An error.
   *
   * @param error null where any error will do
   */
  record Failure(WinsockError error, boolean any) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return binding.error() != null && (any || binding.error() == error);
    }
  }

  /** A number, as {@link Binding#value} gives it. */
  record Number(long value) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return binding.error() == null && binding.value() == value;
    }
  }

  /**
   * Network events.
   *
   * @param mask as {@link Binding#mask} gives it
   * @param codes the error codes that each may have, by its name; null: any
   */
  record Events(int mask, Map<String, Set<String>> codes) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return binding.error() == null
          && binding.value() == mask
          && (codes == null
              || binding.errors().entrySet().stream()
                  .allMatch(each -> codes.get(each.getKey()).contains(each.getValue())));
    }
  }

  /** The name of an address. */
  record Address(String name) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return name.equals(binding.address());
    }
  }

  /** An answer with bytes that the call has received. */
  record Received(AllowedAnswer answer, String data) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return answer.isOf(binding, process) && data.equals(binding.received());
    }
  }

  /** A descriptor of this name, which is a new one, or (U25) the one that is open. */
  record NewDescriptor(int name) implements AllowedAnswer {
    /**
     * A value that has a name keeps it; one that has none gets any that is free, those first that
     * never had a value.
     */
    @Override
    public boolean isOf(Binding binding, int process) {
      if (binding.error() != null) {
        return false;
      }
      int known = binding.boundTo(process, binding.value());
      if (known >= 0 || binding.isOpen(process, name)) {
        return known == name;
      }
      return !binding.isBound(process, name) || binding.areAllBound(process);
    }
  }

  /** A new info of this name. */
  record NewInfo(int name) implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      return binding.error() == null;
    }
  }

  /**
   * A message.
   *
   * @param handle the name of the descriptor that it carries; -1 where that is not said
   * @param codes the error codes that it may have
   */
  record Message(int number, NetworkEvent event, int handle, Set<String> codes)
      implements AllowedAnswer {
    @Override
    public boolean isOf(Binding binding, int process) {
      WindowMessage message = binding.message();
      return message != null
          && message.message() == number
          && message.event() == event
          && codes.contains(TraceValues.code(message.error()))
          && (handle < 0 || binding.boundTo(process, message.s()) == handle);
    }
  }
}
