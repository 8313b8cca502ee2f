package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.admin.OverrideRepository;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A share that hangs does not hang the command. */
class TimeLimitedRepositoryTest {
  private static final MonitoringOverride ONE =
      new MonitoringOverride(
          "one",
          new Selector.All(),
          new Subject.Item(ItemType.MONITOR, ItemId.of("Smtp", "SelfTestMonitor")),
          "enabled",
          "false",
          "anna",
          "",
          Instant.EPOCH,
          new Validity.Forever());

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  /** Hangs with what is read, refuses what is added, fails at what is removed. */
  private final class Share implements OverrideRepository {
    @Override
    public List<MonitoringOverride> overrides() throws OverrideStoreException {
      try {
        released.await();
        return List.of();
      } catch (InterruptedException stop) {
        throw new OverrideStoreException("interrupted", stop);
      }
    }

    @Override
    public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
      return signature;
    }

    @Override
    public void add(
        MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
        throws ExistingOverrideException {
      throw new ExistingOverrideException(ONE);
    }

    @Override
    public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
      throw new OverrideStoreException("the disk is full");
    }
  }

  @Test
  void what_hangs_is_given_up_and_named() {
    TimeLimitedRepository shelf =
        new TimeLimitedRepository(
            new Share(), "/srv/share", new TimeLimiter(Duration.ofMillis(20)));

    assertThatThrownBy(shelf::overrides)
        .isInstanceOf(OverrideStoreException.class)
        .hasMessageStartingWith("/srv/share did not answer within ");
  }

  @Test
  void what_goes_wrong_is_told_as_it_was() {
    TimeLimitedRepository shelf =
        new TimeLimitedRepository(new Share(), "/srv/share", TimeLimiter.USUAL);

    assertThatThrownBy(() -> shelf.add(ONE, Optional.empty(), false, Instant.EPOCH))
        .isInstanceOf(ExistingOverrideException.class);
    assertThatThrownBy(() -> shelf.remove(ONE.key()))
        .isInstanceOf(OverrideStoreException.class)
        .hasMessage("the disk is full");
    assertThat(shelf.objection(ONE, Optional.of("unsigned"))).hasValue("unsigned");
  }
}
