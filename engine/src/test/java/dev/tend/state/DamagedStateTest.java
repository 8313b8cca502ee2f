package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedStateTest {
  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void keepSomething() throws StateException {
    file = directory.resolve("state.db");
    try (StateStore store = open().store()) {
      List<DurableChange> changes = new ArrayList<>();
      for (int number = 1; number <= 500; number++) {
        changes.add(DurableChange.put(Keeper.ledger(number)));
      }
      store.keep(changes);
    }
  }

  private OpenedState open() throws StateException {
    return StateStore.open(directory, Types.builtIn());
  }

  private void sql(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.executeUpdate(one);
      }
    }
  }

  private void replaced(int number) throws StateException {
    OpenedState opened = open();
    try (StateStore store = opened.store()) {
      assertThat(opened.beginning()).isInstanceOf(StateOrigin.Replaced.class);
      Path aside = ((StateOrigin.Replaced) opened.beginning()).setAside();
      assertThat(aside).exists().hasFileName("state.corrupt-" + number);
      assertThat(opened.state().records()).isEmpty();
      store.keep(Keeper.change(1));
    }
    OpenedState next = open();
    next.store().close();
    assertThat(next.beginning()).isEqualTo(new StateOrigin.Loaded());
    assertThat(next.state().records()).hasSize(2);
  }

  private void scribble(long at, int bytes) throws Exception {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at);
      access.write("scribble".repeat(bytes / 8).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_file_whose_beginning_is_destroyed_is_set_aside() throws Exception {
    scribble(0, 96);
    replaced(1);
  }

  @Test
  void a_file_whose_pages_are_destroyed_is_set_aside() throws Exception {
    scribble(4096, 8 * 4096);
    replaced(1);
  }

  @Test
  void a_file_that_was_cut_off_is_set_aside() throws Exception {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() / 2);
    }
    replaced(1);
  }

  @Test
  void an_empty_file_is_no_first_life() throws Exception {
    Files.write(file, new byte[0]);
    replaced(1);
  }

  @Test
  void a_table_that_is_gone_is_damage() throws Exception {
    sql("drop table record");
    replaced(1);
  }

  @Test
  void so_many_damaged_files_are_kept_and_no_more() throws Exception {
    for (int number = 1; number <= StateFiles.MOST_ASIDE + 2; number++) {
      Files.write(file, new byte[0]);
      replaced(Math.min(number, StateFiles.MOST_ASIDE));
    }
    try (var files = Files.list(directory)) {
      assertThat(files.filter(one -> one.toString().contains("corrupt"))).hasSize(5);
    }
  }

  private OpenedState withoutOne(String key, String reason) throws StateException {
    OpenedState opened = open();
    opened.store().close();
    assertThat(opened.beginning()).isEqualTo(new StateOrigin.Loaded());
    assertThat(opened.unreadable()).hasSize(1);
    assertThat(opened.unreadable().getFirst()).startsWith(key + ": ").contains(reason);
    OpenedState again = open();
    again.store().close();
    assertThat(again.unreadable()).as("said once").isEmpty();
    return opened;
  }

  @Test
  void a_record_that_the_disk_altered_is_left_out_and_said() throws Exception {
    sql("update record set body = x'7b7d' where key = 'ledger:act-7'");
    assertThat(withoutOne("ledger:act-7", "checksum").state().records()).hasSize(499);
  }

  @Test
  void windows_that_the_disk_altered_are_left_out_and_said() throws Exception {
    sql("insert into checkpoint (key, body, crc) values ('windows', x'00', 1)");
    assertThat(withoutOne("windows", "checksum").state().checkpoint()).isEmpty();
  }

  private void put(String key, String body) throws Exception {
    try (StateTables tables = StateTables.open(file)) {
      tables.sqlite().begin();
      StateTables.RECORDS.put(tables.sqlite(), key, body.getBytes(StandardCharsets.UTF_8));
      tables.sqlite().commit();
    }
  }

  @Test
  void a_record_of_a_later_version_is_left_out_and_said() throws Exception {
    put("aura:1", "{\"version\":2,\"kind\":\"aura\",\"record\":{}}");
    withoutOne("aura:1", "its version is 2");
    put("aura:1", "{\"version\":1,\"kind\":\"aura\",\"record\":{}}");
    withoutOne("aura:1", "there is no record kind aura");
    put("ledger:x", "{\"version\":1,\"kind\":\"ledger\",\"record\":{\"instance\":\"x\"}}");
    withoutOne("ledger:x", "");
    put("ledger:x", "garbage");
    withoutOne("ledger:x", "");
  }

  @Test
  void an_act_of_a_type_that_is_not_known_any_more_is_left_out_and_said() throws Exception {
    ItemId item = ItemId.of("Smtp", "Restart");
    ResponderDefinition responder =
        new ResponderDefinition(
            item,
            Types.builtIn().responder("restart-service").orElseThrow(),
            Settings.none(),
            SourcePosition.ofFile("smtp.yaml"));
    Intent intent =
        new Intent("act-1", item, responder, "Frontend", "", "episode-1", 1, Instant.EPOCH);
    RecoveryRecord record =
        new RecoveryRecord(
            intent,
            ItemId.of("Smtp", "Banner"),
            RecoveryRecord.Phase.ACTING,
            Instant.EPOCH,
            Optional.empty(),
            true,
            List.of(),
            new EventId(1, 1));
    String body =
        new String(new StateCodec(Types.builtIn()).encode(record), StandardCharsets.UTF_8);
    put(record.key(), body);
    OpenedState opened = open();
    opened.store().close();
    assertThat(opened.state().records()).contains(record);
    put(record.key(), body.replace("restart-service", "rewind-service"));
    withoutOne(record.key(), "no responder type is named rewind-service");
  }

  @Test
  void a_state_of_a_newer_version_is_refused_and_not_touched() throws Exception {
    sql("pragma user_version = 2");
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(this::open)
        .withMessageContaining("written by a newer version");
    sql("pragma user_version = 1");
    OpenedState opened = open();
    opened.store().close();
    assertThat(opened.state().records()).hasSize(500);
  }

  @Test
  void a_file_that_somebody_has_locked_is_refused_for_now() throws Exception {
    try (StateStore store = open().store();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("begin immediate");
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> store.keep(Keeper.change(501)))
          .withMessageContaining("another program keeps it locked");
      statement.executeUpdate("rollback");
      store.keep(Keeper.change(501));
    }
  }

  @Test
  void a_file_that_stays_locked_at_the_start_is_refused_and_not_set_aside() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("begin exclusive");
      StateOpener stateOpener =
          new StateOpener(new StateFiles(directory), new StateCodec(Types.builtIn()), 1);
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(stateOpener::open)
          .withMessageContaining("another program keeps it locked");
    }
    OpenedState opened = open();
    opened.store().close();
    assertThat(opened.state().records()).hasSize(500);
  }
}
