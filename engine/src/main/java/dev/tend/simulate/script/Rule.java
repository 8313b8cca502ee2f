package dev.tend.simulate.script;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.SourcePosition;
import dev.tend.simulate.Discovery;
import java.time.Duration;
import java.util.List;

/** One sentence about how the world behaves. Of two that contradict, the later one is right. */
public sealed interface Rule {

  /**
   * What probes come to.
   *
   * @param probes which
   * @param span when
   * @param course what
   */
  record Probes(ProbePattern probes, Span span, Course course) implements Rule {
    /** Whether an act that helps from an instant on puts an end to this. */
    boolean endedBy(Duration helpedFrom) {
      boolean worse = course.hurts() || span.from().isPresent();
      return worse && span.start().compareTo(helpedFrom) <= 0;
    }
  }

  /**
   * What the acts of a responder are good for.
   *
   * @param responder the responder; without a target, it holds for every target
   * @param attempts one for each act, the last one also for all that follow; never empty
   */
  record Acts(ItemId responder, List<Attempt> attempts) implements Rule {
    /** Copies the list. */
    public Acts {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * What a person answers who is asked to let a responder act.
   *
   * @param responder the responder; without a target, it holds for every target
   * @param granted yes or no
   * @param after how long the person takes
   * @param by who
   */
  record Answers(ItemId responder, boolean granted, Duration after, String by) implements Rule {}

  /**
   * The store cannot keep anything.
   *
   * @param span when
   * @param at where it was written
   */
  record StoreFails(Span span, SourcePosition at) implements Rule {}

  /**
   * What the discoveries of a health set come to.
   *
   * @param healthSet the health set
   * @param span when
   * @param discovery what
   */
  record Discovers(String healthSet, Span span, Discovery discovery) implements Rule {}
}
