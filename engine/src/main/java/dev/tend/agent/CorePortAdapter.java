package dev.tend.agent;

import dev.tend.core.input.DefinitionInput;
import dev.tend.override.change.OverrideNotice;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.poll.CorePort;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what the poller finds to the core. */
final class CorePortAdapter implements CorePort {
  private static final Logger LOG = LoggerFactory.getLogger(CorePortAdapter.class);

  /** The event log has them all; the diagnostic log is also for other matters. */
  private static final int MOST_LINES = 50;

  private final CoreClient core;
  private final RecoveryModeLimit restriction;
  private final EffectiveSettings settings;
  private final BooleanSupplier recording;

  /**
   * An adapter.
   *
   * @param core takes it
   * @param restriction must know whether overrides are known
   * @param settings what the core may do, which depends on that
   * @param recording whether events reach their files
   */
  CorePortAdapter(
      CoreClient core,
      RecoveryModeLimit restriction,
      EffectiveSettings settings,
      BooleanSupplier recording) {
    this.core = core;
    this.restriction = restriction;
    this.settings = settings;
    this.recording = recording;
  }

  @Override
  public List<String> apply(EffectiveDefinitions definitions) {
    return core.ask(new DefinitionInput.DefinitionsApplied(definitions));
  }

  @Override
  public void tell(List<OverrideNotice> notices) {
    log(notices);
    List<String> refusals = core.ask(new DefinitionInput.OverridesNoted(notices));
    if (!refusals.isEmpty()) {
      LOG.error("what happened to overrides is not recorded: {}", refusals);
    }
  }

  @Override
  public boolean records() {
    return recording.getAsBoolean();
  }

  /** Logs the first ones. */
  static void log(List<OverrideNotice> notices) {
    notices.stream().limit(MOST_LINES).forEach(CorePortAdapter::log);
    if (notices.size() > MOST_LINES) {
      LOG.warn(
          "{} changes of overrides in all; for the rest: tend events --channel Overrides",
          notices.size());
    }
  }

  private static void log(OverrideNotice notice) {
    boolean bad =
        switch (notice) {
          case OverrideNotice.DirectoryLost lost -> true;
          case OverrideNotice.NotBelieved not -> true;
          case OverrideNotice.Refused refused -> true;
          case OverrideNotice.UnknownIdentity unknown -> true;
          case OverrideNotice.OfOverride other -> false;
          case OverrideNotice.DirectoryBack back -> false;
          case OverrideNotice.BelievedAgain again -> false;
          case OverrideNotice.VersionChanged changed -> false;
        };
    if (bad) {
      LOG.warn("{}", notice.sentence());
    } else {
      LOG.info("{}", notice.sentence());
    }
  }

  @Override
  public void overridesUnknown(Optional<String> why) {
    restriction.overridesUnknown(why.isPresent());
    why.ifPresentOrElse(
        what -> LOG.error("{}", OverrideStatusText.restrained(what)),
        () -> LOG.info("overrides are known now"));
    List<String> refusals = settings.changed();
    if (!refusals.isEmpty()) {
      LOG.error("the core does not know how far it may go: {}", refusals);
    }
  }
}
