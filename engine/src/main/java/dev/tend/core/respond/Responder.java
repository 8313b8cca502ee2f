package dev.tend.core.respond;

import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import dev.tend.core.record.MonitorResponseRecord.ConfirmingRecord;
import dev.tend.core.record.MonitorResponseRecord.ResponderRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.EndedUnit;
import dev.tend.definition.type.ResponderTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One responder for one target, and what it remembers. What is remembered is written here alone, by
 * methods that mark the chain as changed; a test of the house sees to it.
 */
final class Responder {
  private static final String COMPONENT = "component:";

  /** How long a page may be held back or stay merged into another, whatever does it. */
  private static final Duration WITHHELD_AT_MOST = Duration.ofMinutes(30);

  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final ItemId id;
  final MonitorResponse response;
  private ResponderDefinition definition;

  /** Actions of this episode. */
  int attempts;

  /** Actions in a row that did not help. */
  int unhelpful;

  /** Whether it acted too often without success. */
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

  /** How long it was held back in earlier raises of this episode; empty: it was not. */
  Optional<Duration> withheldFor = Optional.empty();

  /** Why it was last refused, with whatever makes that reason another. */
  Optional<String> refusal = Optional.empty();

  /** When that reason goes away by itself. */
  Optional<Instant> retryAt = Optional.empty();

  /** The instance of its action; empty text: none. */
  String acting = "";

  /** The question put to a person, whose answer may be there. */
  Optional<ApprovalRecord> approval = Optional.empty();

  /** The confirmation that is under way. */
  Optional<ConfirmingRecord> confirming = Optional.empty();

  /** The question that people were told of in this episode, beside their page. */
  Optional<String> toldOf = Optional.empty();

  Responder(ItemId id, ResponderDefinition definition, MonitorResponse response) {
    this.id = id;
    this.definition = definition;
    this.response = response;
  }

  ItemId id() {
    return id;
  }

  ResponderDefinition definition() {
    return definition;
  }

  /** Whether it takes a unit for failed of which nobody can tell who ended it. */
  boolean restartsEndedUnit() {
    return definition
        .settings()
        .find(ResponderTypes.ENDED_UNIT)
        .filter(EndedUnit.RESTART::equals)
        .isPresent();
  }

  private void changed() {
    response.changed();
  }

  void redefine(ResponderDefinition other) {
    definition = other;
  }

  /** Whether a confirmation or an action of it is under way. */
  boolean busy() {
    return confirming.isPresent() || !acting.isEmpty();
  }

  /**
   * The component that an action of it concerns: the one it names as its resource, else its health
   * set's.
   */
  String component() {
    String resource = definition.resource();
    return resource.startsWith(COMPONENT)
        ? resource.substring(COMPONENT.length())
        : response.component();
  }

  /** What its actions are charged to: the type, and what it acts on. */
  String budget() {
    String resource = definition.resource();
    String on = resource.isEmpty() ? COMPONENT + response.component() : resource;
    return definition.type().name() + " " + on;
  }

  /** A new episode begins. */
  void newEpisode() {
    attempts = 0;
    spent = false;
    notConfirmed = 0;
    paged = false;
    toldOf = Optional.empty();
    released();
    newRaise();
    changed();
  }

  /** A new raise begins, perhaps of the same episode. */
  void newRaise() {
    notBefore = Optional.empty();
    forgetRefusal();
    changed();
  }

  /** What refused it is over. */
  void forgetRefusal() {
    refusal = Optional.empty();
    retryAt = Optional.empty();
    changed();
  }

  /** Nothing holds back its page any more, nor counts against what may hold it back later. */
  private void released() {
    withheldSince = Optional.empty();
    withheldFor = Optional.empty();
    changed();
  }

  /**
   * There is nothing to be done or told for now. A fault that comes and goes does not buy what
   * holds back its page more time, so what there was of it still counts in this episode.
   */
  void moot(Instant now) {
    forgetRefusal();
    Duration so = withheldFor(now);
    withheldFor = so.isZero() ? Optional.empty() : Optional.of(so);
    withheldSince = Optional.empty();
    changed();
  }

  /** Whether something held it up, now or earlier, that is to be forgotten in its time. */
  boolean remembersHoldUps() {
    return refusal.isPresent() || withheldSince.isPresent() || withheldFor.isPresent();
  }

  /**
   * Its monitor has been calm for so long that what held it back before says nothing of a later
   * fault. An episode forgets that by its end; a monitor that was only blind has none.
   */
  void calmFor(Duration calm) {
    if (withheldFor.isPresent() && calm.compareTo(FORGOTTEN_AFTER) >= 0) {
      released();
    }
  }

  private Duration withheldFor(Instant now) {
    Duration before = withheldFor.orElse(Duration.ZERO);
    return withheldSince
        .filter(since -> since.isBefore(now))
        .map(since -> before.plus(Duration.between(since, now)))
        .orElse(before);
  }

  /** Whether its page has been held back for as long as anything may. */
  boolean withheldLongEnough(Instant now) {
    return withheldFor(now).compareTo(WITHHELD_AT_MOST) >= 0;
  }

  /** When its page will have been held back for that long; empty while nothing holds it back. */
  Optional<Instant> patienceEnds() {
    Duration left = WITHHELD_AT_MOST.minus(withheldFor.orElse(Duration.ZERO));
    return withheldSince.map(since -> left.isNegative() ? since : since.plus(left));
  }

  /**
   * It is refused, until something changes or until then.
   *
   * @return whether that is another reason than before
   */
  boolean refused(String why, Optional<Instant> until) {
    boolean other = !refusal.equals(Optional.of(why));
    if (other || !retryAt.equals(until)) {
      refusal = Optional.of(why);
      retryAt = until;
      changed();
    }
    return other;
  }

  /** Its page is held back from then on, if it was not before. */
  void withheld(Instant from) {
    if (withheldSince.isEmpty()) {
      withheldSince = Optional.of(from);
      changed();
    }
  }

  /** It has told its people; or they know that it is over. */
  void paged(boolean told) {
    paged = told;
    released();
    changed();
  }

  /** A question is put to a person, answered or settled. */
  void approval(Optional<ApprovalRecord> question) {
    approval = question;
    changed();
  }

  /** People are told of a question, beside their page. */
  void toldOf(String question) {
    toldOf = Optional.of(question);
    changed();
  }

  /** A confirmation begins, or has one more answer. */
  void confirming(ConfirmingRecord next) {
    if (!confirming.equals(Optional.of(next))) {
      confirming = Optional.of(next);
      changed();
    }
  }

  /** The confirmation is over, in one way or another; it is not due before then. */
  void settled(Instant until) {
    confirming = Optional.empty();
    notBefore = Optional.of(until);
    changed();
  }

  void confirmed() {
    notConfirmed = 0;
    notBefore = Optional.empty();
    changed();
  }

  /** Each such answer is news, however often it comes. */
  void notConfirmed() {
    notConfirmed++;
    refusal = Optional.empty();
    changed();
  }

  /** It acts. */
  void intended(String instance) {
    attempts++;
    acting = instance;
    notConfirmed = 0;
    approval = Optional.empty();
    forgetRefusal();
    changed();
  }

  /** The action did not begin; it is tried again then, and was refused for this. */
  void calledOff(Instant again, Optional<String> why) {
    attempts--;
    notBefore = Optional.of(again);
    refusal = why;
    changed();
  }

  /** Its action is over. */
  void acted() {
    acting = "";
    changed();
  }

  /**
   * Its action did not help.
   *
   * @param most after how many of these in a row it is exhausted
   * @return whether it has become so now
   */
  boolean unhelpful(int most) {
    boolean before = exhausted;
    unhelpful++;
    exhausted = before || unhelpful >= most;
    changed();
    return exhausted && !before;
  }

  void helped() {
    unhelpful = 0;
    changed();
  }

  /** It has rested and starts afresh. */
  void rested() {
    exhausted = false;
    unhelpful = 0;
    changed();
  }

  /** A person lets it begin anew, within its budgets. */
  void cleared() {
    attempts = 0;
    spent = false;
    rested();
    forgetRefusal();
    changed();
  }

  /** It was refused for good in this episode. */
  void spend() {
    spent = true;
    changed();
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
        withheldFor,
        refusal,
        retryAt,
        acting,
        approval,
        confirming,
        toldOf);
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
    withheldFor = record.withheldFor();
    refusal = record.refusal();
    retryAt = record.retryAt();
    acting = record.acting();
    approval = record.approval();
    confirming = record.confirming();
    toldOf = record.toldOf();
    changed();
  }
}
