package dev.tend.override.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One override, as people see it.
 *
 * @param id its id
 * @param scope {@code Server} or {@code Global}
 * @param selector the servers that it is for
 * @param itemType the word of an item type, or {@code HealthSet}
 * @param identity what it changes
 * @param property the property's own name
 * @param value the value in the property's own notation, or as it was given where that is unknown
 * @param effect what becomes of it on this server, in a word or two
 * @param detail what there is to say about that; empty text for nothing
 * @param declared the value of the definition; empty when it has none or is unknown here
 * @param owner who added it
 * @param reason why; may be blank
 * @param created when
 * @param holds until when or for what, such as {@code until removed}
 * @param ends when it ends; empty when no instant is set
 * @param acknowledgements what each server made of it; none of a server override
 */
public record OverrideRow(
    String id,
    String scope,
    String selector,
    String itemType,
    String identity,
    String property,
    String value,
    String effect,
    String detail,
    Optional<String> declared,
    String owner,
    String reason,
    Instant created,
    String holds,
    Optional<Instant> ends,
    List<Acknowledged> acknowledgements) {
  /** Copies the list. */
  public OverrideRow {
    acknowledgements = List.copyOf(acknowledgements);
  }

  /**
   * What a server made of it.
   *
   * @param server the server
   * @param outcome in a word or two
   * @param since since when
   */
  public record Acknowledged(String server, String outcome, Instant since) {}
}
