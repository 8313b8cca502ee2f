package dev.tend.definition;

import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.Optional;

/** What is done when a monitor has reached a state. */
public record ResponderDefinition(
    ItemId id, ResponderType type, Settings settings, SourcePosition position)
    implements ItemDefinition {

  @Override
  public ItemType itemType() {
    return ItemType.RESPONDER;
  }

  @Override
  public ResponderDefinition withSettings(Settings changed) {
    return new ResponderDefinition(id, type, changed, position);
  }

  /** What it does to the world. */
  public ResponderKind kind() {
    return type.kind();
  }

  /** The name of its monitor, of the same health set. */
  public String monitor() {
    return settings.get(ResponderProperties.MONITOR);
  }

  /** The state from which on it is due. */
  public MonitorState targetHealthState() {
    return settings.get(ResponderProperties.TARGET_HEALTH_STATE);
  }

  /** How long that state must have lasted. */
  public Duration waitInterval() {
    return settings.get(ResponderProperties.WAIT_INTERVAL);
  }

  /** How many times it acts in one episode. */
  public int attempts() {
    return settings.get(ResponderProperties.ATTEMPTS);
  }

  /** How far it may go. */
  public Mode mode() {
    return settings.get(ResponderProperties.MODE);
  }

  /** Whether it has a mode, and that is above another. */
  boolean mayGoBeyond(Mode limit) {
    return properties().contains(ResponderProperties.MODE) && mode().lower(limit) != mode();
  }

  /** The same with a mode that somebody gave, in place of what it may follow. */
  ResponderDefinition withMode(Setting mode) {
    return withSettings(settings.with(ResponderProperties.MODE.name(), mode));
  }

  /** How long an action may take. */
  public Duration timeout() {
    return settings.get(ResponderProperties.ACTION_TIMEOUT);
  }

  /** How long the target is left alone after an action. */
  public Duration warmUp() {
    return settings.get(ResponderProperties.WARM_UP);
  }

  /** How long after the warm-up healing may take. */
  public Duration verifyWithin() {
    return settings.get(ResponderProperties.VERIFY_WITHIN);
  }

  /**
   * How long healing must last; empty: the larger of one minute and three intervals of the
   * monitor's probes.
   */
  public Optional<Duration> stableFor() {
    return settings.find(ResponderProperties.STABLE_FOR);
  }

  /** How often it may act. */
  public Throttle throttle() {
    return new Throttle(
        settings.get(ResponderProperties.MINIMUM_BETWEEN_ATTEMPTS),
        settings.get(ResponderProperties.MAXIMUM_PER_HOUR),
        settings.get(ResponderProperties.MAXIMUM_PER_DAY));
  }

  /**
   * What it acts on, such as {@code service:postfix}; empty text when on its set's component alone.
   */
  public String resource() {
    return type.resource().apply(settings);
  }
}
