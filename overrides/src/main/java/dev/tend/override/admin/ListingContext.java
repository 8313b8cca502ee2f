package dev.tend.override.admin;

import dev.tend.override.RejectedSource;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.Acknowledgement;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know about overrides beside the overrides.
 *
 * @param inForce the definitions that the agent goes by now; empty when none runs. An override that
 *     they do not speak of is pending.
 * @param leftOut what was found and is not believed
 * @param acknowledgements what servers said they made of global overrides
 * @param directory how the shared directory stands; empty when there is none
 */
public record ListingContext(
    Optional<EffectiveDefinitions> inForce,
    List<RejectedSource> leftOut,
    List<Acknowledgement> acknowledgements,
    Optional<OverrideListing.Directory> directory) {
  /** Copies the lists. */
  public ListingContext {
    leftOut = List.copyOf(leftOut);
    acknowledgements = List.copyOf(acknowledgements);
  }
}
