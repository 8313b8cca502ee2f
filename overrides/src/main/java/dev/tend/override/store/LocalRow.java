package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.sqlite.SqliteTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is believed of the rows of the local store. */
final class LocalRow {
  private LocalRow() {}

  static LocalView view(Path file, List<SqliteTable.Row> rows, long change) {
    List<MonitoringOverride> overrides = new ArrayList<>();
    List<RejectedSource> rejectedSource = new ArrayList<>();
    for (SqliteTable.Row row : rows) {
      try {
        overrides.add(read(row));
      } catch (OverrideTextException unreadable) {
        String source = file + ", row " + PrintableText.of(row.key());
        rejectedSource.add(new RejectedSource(source, unreadable.reason(), unreadable.remedy()));
      }
    }
    return new LocalView(overrides, rejectedSource, change);
  }

  static MonitoringOverride read(SqliteTable.Row row) throws OverrideTextException {
    if (!row.intact()) {
      throw OverrideTextException.because(
          "its check sum does not fit, so that the disk or another program altered it");
    }
    MonitoringOverride override = OverrideText.read(row.text());
    if (!override.key().text().equals(row.key())) {
      throw OverrideTextException.because("it lies under the key of another override");
    }
    if (override.scope() != OverrideScope.SERVER) {
      throw OverrideTextException.because("it is not for this server alone");
    }
    return override;
  }
}
