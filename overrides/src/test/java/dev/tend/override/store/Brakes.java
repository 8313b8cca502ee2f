package dev.tend.override.store;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Overrides of this server, each of one monitor. */
final class Brakes {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Brakes() {}

  /** Sets the monitor of a number to a value, until somebody removes it. */
  static MonitoringOverride of(int monitor, String value) {
    return of(monitor, value, new Validity.Forever());
  }

  static MonitoringOverride of(int monitor, String value, Validity validity) {
    return new MonitoringOverride(
        "brake-" + monitor + "-" + value,
        new Selector.ThisServer(),
        new Subject.Item(ItemType.MONITOR, ItemId.of("Smtp", "Monitor" + monitor)),
        "monitoringInterval",
        value,
        "ann",
        "a test",
        NOW,
        validity);
  }

  /** Puts those of the first so many monitors into the store of a directory. */
  static void fill(Path directory, int number) throws OverrideStoreException, SQLException {
    LocalConnection connection =
        LocalConnection.open(new LocalFile(directory), Duration.ofSeconds(5));
    connection.change(
        tables -> {
          for (int monitor = 1; monitor <= number; monitor++) {
            MonitoringOverride one = of(monitor, "5m");
            LocalTables.OVERRIDES.put(tables, one.key().text(), OverrideText.write(one));
          }
          return directory;
        });
    connection.close();
  }

  static MonitoringOverride ofAllServers() {
    return new MonitoringOverride(
        "brake-all",
        new Selector.All(),
        new Subject.WholeSet("Smtp"),
        "enabled",
        "0",
        "ann",
        "a test",
        NOW,
        new Validity.Forever());
  }
}
