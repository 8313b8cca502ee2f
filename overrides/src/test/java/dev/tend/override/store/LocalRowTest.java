package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row that cannot be read costs that row and no other. */
class LocalRowTest {
  private static final MonitoringOverride SOUND = Brakes.of(1, "5m");
  private static final MonitoringOverride ALTERED = Brakes.of(2, "5m");

  @TempDir private Path directory;

  private LocalStore store;

  @BeforeEach
  void keepTwo() throws Exception {
    store = LocalStore.open(directory);
    store.add(SOUND, Optional.empty(), false, NOW);
    store.add(ALTERED, Optional.empty(), false, NOW);
  }

  @AfterEach
  void close() throws OverrideStoreException {
    store.close();
  }

  private void sql(String change) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("overrides.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(change)).isEqualTo(1);
    }
  }

  private LocalConnection connection() throws OverrideStoreException {
    return LocalConnection.open(new LocalFile(directory), Duration.ofSeconds(5));
  }

  private void put(String key, String body) throws Exception {
    LocalConnection connection = connection();
    connection.change(
        tables -> {
          LocalTables.OVERRIDES.put(tables, key, body);
          return key;
        });
    connection.close();
  }

  private RejectedSource rejectedSource() throws OverrideStoreException {
    LocalView view = store.view();
    assertThat(view.overrides()).containsExactly(SOUND);
    assertThat(view.rejectedSources()).hasSize(1);
    return view.rejectedSources().getFirst();
  }

  @Test
  void a_row_that_was_altered_past_Tend_is_left_out() throws Exception {
    sql("update override set body = replace(body, '5m', '9m') where name like '%monitor2|%'");
    RejectedSource altered = rejectedSource();
    assertThat(altered.source()).contains("overrides.db, row ").contains(ALTERED.key().text());
    assertThat(altered.reason()).contains("its checksum does not match");
    assertThat(altered.remedy()).contains("adding the override again");
  }

  @Test
  void a_row_of_a_newer_version_is_left_out() throws Exception {
    put(ALTERED.key().text(), OverrideText.write(ALTERED).replace("\"format\":1", "\"format\":2"));
    assertThat(rejectedSource().remedy()).contains("update Tend on this server");
  }

  @Test
  void a_row_that_says_another_thing_than_its_key_is_left_out() throws Exception {
    put(ALTERED.key().text(), OverrideText.write(SOUND));
    assertThat(rejectedSource().reason()).contains("under the key of another override");
  }

  @Test
  void a_row_for_other_servers_is_left_out() throws Exception {
    MonitoringOverride all = Brakes.ofAllServers();
    store.remove(ALTERED.key());
    put(all.key().text(), OverrideText.write(all));
    assertThat(rejectedSource().reason()).contains("not for this server alone");
  }

  @Test
  void what_cannot_be_read_is_replaced_when_that_is_meant_and_can_be_removed() throws Exception {
    sql("update override set crc = 0 where name like '%monitor2|%'");
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> store.add(ALTERED, Optional.empty(), false, NOW))
        .withMessageContaining("ask for it to be replaced");
    rejectedSource();
    store.add(ALTERED, Optional.empty(), true, NOW);
    assertThat(store.overrides()).containsExactly(SOUND, ALTERED);

    sql("update override set crc = 0 where name like '%monitor2|%'");
    assertThat(store.remove(ALTERED.key())).isEmpty();
    assertThat(store.view().rejectedSources()).isEmpty();
  }

  @Test
  void a_note_that_was_altered_is_none() throws Exception {
    store.note("told", "something");
    sql("update note set body = 'anything'");
    assertThat(store.note("told")).isEmpty();
  }

  @Test
  void there_is_an_end_to_how_many_are_kept() throws Exception {
    Brakes.fill(directory, LocalStore.MOST_OVERRIDES);
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> store.add(Brakes.of(10_001, "5m"), Optional.empty(), true, NOW))
        .withMessageContaining("has 10000 overrides; remove some");
    store.add(Brakes.of(1, "7m"), Optional.empty(), true, NOW);
    assertThat(store.overrides()).hasSize(LocalStore.MOST_OVERRIDES);
  }
}
