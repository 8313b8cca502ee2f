package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotificationLimitTest {
  private static final ItemId BACKUP = ItemId.of("Backup", "BackupProbe");

  private final AtomicInteger refused = new AtomicInteger();
  private final NotificationLimit limit = new NotificationLimit(refused::incrementAndGet);

  /** The clock of the machine may be negative, and overflow. */
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

  @Test
  void a_hundred_come_at_once_and_then_one_a_second() {
    assertThat(taken(BACKUP, 200)).isEqualTo(100);
    assertThat(refused).hasValue(100);
    now += TimeUnit.SECONDS.toNanos(60);
    assertThat(taken(BACKUP, 200)).isEqualTo(60);
    now += TimeUnit.HOURS.toNanos(1);
    assertThat(taken(BACKUP, 200)).isEqualTo(100);
  }

  @Test
  void a_flood_on_one_probe_holds_up_no_other() {
    taken(BACKUP, 1000);
    assertThat(taken(BACKUP.forTarget("db1"), 1)).isEqualTo(1);
  }

  private long taken(ItemId probe, int offered) {
    return IntStream.range(0, offered).filter(each -> limit.admits(probe, now)).count();
  }
}
