package sharedsockets.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** A planted fault of an adapter: the reference implementation's answers, tampered with. */
public enum PlantedFault {
  NONE("") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      return reference.ask(request);
    }
  },
  OPTION_IS_NOT_SET("OPT-1") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      // A time-out that is not set would let a call wait for ever.
      return request.operation() == Operation.SET_OPTION
              && !"SO_RCVTIMEO".equals(request.argument(1))
          ? Optional.of(request.withResult(0L))
          : reference.ask(request);
    }
  },
  CLOSED_DESCRIPTOR_WORKS("DSC-1") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      Optional<Event> answer = reference.ask(request);
      return request.operation() == Operation.ENUM_NETWORK_EVENTS
          ? answer.map(event -> event.failed() ? event.withResult(Set.of()) : event)
          : answer;
    }
  },
  INFO_IS_REFUSED("DUP-2") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      return request.operation() == Operation.OPEN_DUPLICATE
          ? Optional.of(request.withError("WSAEINVAL"))
          : reference.ask(request);
    }
  },
  NOTHING_IS_SIGNALLED("NOT-1") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      Optional<Event> answer = reference.ask(request);
      return request.operation() == Operation.WAIT_FOR_EVENT
          ? answer.map(event -> event.withResult("WSA_WAIT_TIMEOUT"))
          : answer;
    }
  },
  PEER_NEVER_SEES_THE_END("CLS-2") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      return request.operation() == Operation.PEER_SEES_END
          ? Optional.of(request.withResult(false))
          : reference.ask(request);
    }
  },
  RECV_DOES_NOT_RETURN("BLK-3") {
    @Override
    Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure {
      if (request.operation() == Operation.RECV) {
        throw new AdapterFailure("hangs").pending();
      }
      return reference.ask(request);
    }
  };

  private final String rule;

  PlantedFault(String rule) {
    this.rule = rule;
  }

  /** A rule that it breaks. */
  public String rule() {
    return rule;
  }

  abstract Optional<Event> ask(Adapter reference, Event request) throws AdapterFailure;

  /** The implementation that has it. */
  public Adapter open() {
    ReferenceAdapter reference = new ReferenceAdapter();
    return new Adapter() {
      private double time;

      @Override
      public void reset(Collection<String> processes) {
        reference.reset(processes);
      }

      @Override
      public Optional<Event> ask(Event request) throws AdapterFailure {
        return PlantedFault.this.ask(reference, request);
      }

      @Override
      public boolean takesSeveral() {
        return true;
      }

      @Override
      public List<Optional<Event>> askTogether(List<Event> requests) throws AdapterFailure {
        List<Optional<Event>> answers = new ArrayList<>();
        for (Event request : requests) {
          answers.add(ask(request).map(event -> event.during(time, time + 1)));
        }
        time += 2;
        return answers;
      }

      @Override
      public void close() {
        reference.close();
      }
    };
  }
}
