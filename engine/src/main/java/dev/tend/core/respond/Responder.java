package dev.tend.core.respond;

import dev.tend.core.record.ChainRecord.ResponderRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One responder for one target, and what it remembers. */
final class Responder {
  private static final String COMPONENT = "component:";

  private final ItemId id;
  private ResponderDefinition definition;

  /** Acts of this episode. */
  int attempts;

  /** Acts in a row that did not help. */
  int unhelpful;

  /** Whether it acted in vain too often. */
  boolean exhausted;

  /** Whether it was refused for good in this episode. */
  boolean spent;

  /** Refusals in a row because the fault was not confirmed. */
  int notConfirmed;

  /** Not due before this, nor without a conclusive result since. */
  Optional<Instant> notBefore = Optional.empty();

  /** Whether it has told its people in this raise. */
  boolean paged;

  /** Since when its page is held back. */
  Optional<Instant> withheldSince = Optional.empty();

  /** Why it was last refused, with whatever makes that reason another. */
  Optional<String> refusal = Optional.empty();

  /** When that reason goes away by itself. */
  Optional<Instant> retryAt = Optional.empty();

  /** The instance of its act; empty text: none. */
  String acting = "";

  @Nullable Approval approval;
  @Nullable PendingConfirmation pending;

  Responder(ItemId id, ResponderDefinition definition) {
    this.id = id;
    this.definition = definition;
  }

  ItemId id() {
    return id;
  }

  ResponderDefinition definition() {
    return definition;
  }

  void redefine(ResponderDefinition changed) {
    definition = changed;
  }

  /** Whether a confirmation or an act of it is under way. */
  boolean busy() {
    return pending != null || !acting.isEmpty();
  }

  /**
   * The component that an act of it concerns: the one it names as its resource, else its health
   * set's.
   */
  String component(String ofHealthSet) {
    String resource = definition.resource();
    return resource.startsWith(COMPONENT) ? resource.substring(COMPONENT.length()) : ofHealthSet;
  }

  /** What its acts are charged to: the type, and what it acts on. */
  String budget(String component) {
    String resource = definition.resource();
    String on = resource.isEmpty() ? COMPONENT + component : resource;
    return definition.type().name() + " " + on;
  }

  /** A new episode begins. */
  void newEpisode() {
    attempts = 0;
    spent = false;
    notConfirmed = 0;
    paged = false;
    newRaise();
  }

  /** A new raise begins, perhaps of the same episode. */
  void newRaise() {
    notBefore = Optional.empty();
    forgetRefusal();
  }

  /** What refused it is over. */
  void forgetRefusal() {
    refusal = Optional.empty();
    retryAt = Optional.empty();
    withheldSince = Optional.empty();
  }

  ResponderRecord record() {
    return new ResponderRecord(
        id,
        attempts,
        unhelpful,
        exhausted,
        spent,
        notConfirmed,
        notBefore,
        paged,
        withheldSince,
        refusal,
        retryAt,
        acting,
        Optional.ofNullable(approval).map(Approval::record),
        Optional.ofNullable(pending).map(PendingConfirmation::record));
  }

  void restore(ResponderRecord record) {
    attempts = record.attempts();
    unhelpful = record.unhelpful();
    exhausted = record.exhausted();
    spent = record.spent();
    notConfirmed = record.notConfirmed();
    notBefore = record.notBefore();
    paged = record.paged();
    withheldSince = record.withheldSince();
    refusal = record.refusal();
    retryAt = record.retryAt();
    acting = record.acting();
    approval = record.approval().map(Approval::restore).orElse(null);
    pending = record.confirming().map(PendingConfirmation::restore).orElse(null);
  }
}
